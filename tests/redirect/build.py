"""Short ways to a verdict and a topic."""

from __future__ import annotations

from collections.abc import Iterator

from socialbot.domain import Intent, Kind, Language, Reason, Reply, Topic, Verdict
from socialbot.redirect.policy import UNDERSTOOD
from socialbot.redirect.redirect import Redirect, Redirection

CLEAN = Verdict(blocked=False, findings=(), stored_text="")
BLOCKED = Verdict(
    blocked=True, findings=(), stored_text="[PHONE_NUMBER]", reasons=(Reason.PERSONAL_DATA,)
)


def topic(
    intent: Intent, *reasons: Reason, language: Language = Language.TURKISH, confidence: float = 0.9
) -> Topic:
    return Topic(language, intent, confidence, reasons)


def dm(redirect: Redirect, about: Topic, verdict: Verdict = CLEAN, *extra: Reason) -> Redirection:
    return redirect.answer(Kind.DM, "telegram", "seed", verdict, about, extra)


def mention(
    redirect: Redirect, about: Topic, verdict: Verdict = CLEAN, *extra: Reason
) -> Redirection:
    return redirect.answer(Kind.MENTION, "x", "seed", verdict, about, extra)


def every_reply(redirect: Redirect) -> Iterator[tuple[Kind, str, Reply]]:
    """Every answer that the bot can give, in every wording, with the platform's name."""
    reasons: list[tuple[Reason, ...]] = [(), (Reason.DISTRESS,), (Reason.UNREAD_ATTACHMENT,)]
    reasons += [(reason,) for reason in UNDERSTOOD]
    for kind, platform in ((Kind.DM, "telegram"), (Kind.MENTION, "telegram"), (Kind.MENTION, "x")):
        for intent in Intent:
            for language in Language:
                for verdict in (CLEAN, BLOCKED):
                    for extra in reasons:
                        about = topic(intent, language=language)
                        for number in range(6):
                            answer = redirect.answer(
                                kind, platform, f"seed {number}", verdict, about, extra
                            )
                            if answer.reply:
                                yield kind, platform, answer.reply

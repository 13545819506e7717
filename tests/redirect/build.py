"""Short ways to a verdict and a topic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from socialbot.brand import Brand, LiveChat, load_brand
from socialbot.domain import (
    Intent,
    Kind,
    Language,
    Outcome,
    Reason,
    Reply,
    Situation,
    Topic,
    Verdict,
)
from socialbot.redirect.library import Depth
from socialbot.redirect.policy import UNDERSTOOD
from socialbot.redirect.redirect import Redirect, Redirection

CLEAN = Verdict(blocked=False, findings=(), stored_text="")
BLOCKED = Verdict(
    blocked=True, findings=(), stored_text="[PHONE_NUMBER]", reasons=(Reason.PERSONAL_DATA,)
)
CODE = "K7F-2QX-9"
MONDAY = Situation(datetime(2026, 11, 23, 9, tzinfo=UTC))  # at noon in Istanbul
SUNDAY = Situation(datetime(2026, 11, 22, 9, tzinfo=UTC))
OFFICE = {"monday-friday": ["09:00-18:00"]}


def with_rules(**changes: Any) -> Brand:
    """The sample brand with other tables in its profile."""
    return Brand.model_validate({**load_brand().model_dump(exclude={"live_chat"}), **changes})


def with_hours(hours: Mapping[str, Any] = OFFICE, **changes: Any) -> Brand:
    """The sample brand with opening hours."""
    return with_rules(live_chat=LiveChat(hours=hours, **changes))


_MADE: dict[str, Redirect] = {}


def redirect_of(brand: Brand) -> Redirect:
    """Its answers; made once for each brand, and not shown to the gate as a whole: that takes
    seconds, and tests/redirect/test_library.py and test_length.py do it."""
    key = repr(brand)
    if key not in _MADE:
        _MADE[key] = Redirect(brand, None, Depth.FILES)
    return _MADE[key]


def word(  # noqa: PLR0917
    redirect: Redirect,
    about: Topic,
    answer: Redirection,
    code: str = CODE,
    kind: Kind = Kind.DM,
    platform: str = "telegram",
    verdict: Verdict = CLEAN,
    used: frozenset[str] = frozenset(),
    situation: Situation = MONDAY,
) -> Reply | None:
    """The words that an answer gets when it is recorded."""
    outcome = Outcome(
        verdict.blocked,
        verdict.findings,
        verdict.stored_text,
        about.language,
        about.intent,
        about.confidence,
        answer.channel,
        answer.reply,
        answer.review,
        answer.reasons,
    )
    return redirect.word(outcome, kind, platform, situation, code, used)


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

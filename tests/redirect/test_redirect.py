"""From verdict and topic to the answer."""

from __future__ import annotations

import pytest

from socialbot.brand import load_brand
from socialbot.domain import Channel, Intent, Kind, Language, Reason, Topic, Verdict
from socialbot.redirect.redirect import Redirect

CLEAN = Verdict(blocked=False, findings=(), stored_text="")
BLOCKED = Verdict(
    blocked=True, findings=(), stored_text="[PHONE_NUMBER]", reasons=(Reason.PERSONAL_DATA,)
)


@pytest.fixture(scope="module")
def redirect() -> Redirect:
    return Redirect(load_brand())


def topic(
    intent: Intent, *reasons: Reason, language: Language = Language.TURKISH, confidence: float = 0.9
) -> Topic:
    return Topic(language, intent, confidence, reasons)


def test_an_answer_names_the_channel_of_its_topic(redirect: Redirect) -> None:
    answer = redirect.answer(Kind.DM, "telegram", "seed", CLEAN, topic(Intent.PAYMENT))
    assert answer.channel is Channel.EMAIL
    assert answer.reply is not None
    assert "destek@papatya.example" in answer.reply.text


def test_a_blocked_message_keeps_the_channel_of_its_topic(redirect: Redirect) -> None:
    answer = redirect.answer(Kind.DM, "telegram", "seed", BLOCKED, topic(Intent.PAYMENT))
    assert answer.channel is Channel.EMAIL
    assert answer.reply is not None
    assert answer.reply.template == "privacy"
    assert answer.reasons == (Reason.PERSONAL_DATA,)


def test_the_same_seed_words_an_answer_the_same_way(redirect: Redirect) -> None:
    answers = [
        redirect.answer(Kind.MENTION, "x", "seed", CLEAN, topic(Intent.OUTAGE)) for _ in range(2)
    ]
    assert answers[0] == answers[1]

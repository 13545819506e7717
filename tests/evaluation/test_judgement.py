"""Decisions are compared with labels."""

from __future__ import annotations

from typing import Any

from socialbot.domain import Channel, EntityType, Finding, Intent, Language, Outcome
from socialbot.evaluation.examples import read_example
from socialbot.evaluation.judgement import Judgement, judge
from socialbot.evaluation.rates import Spans

SPLIT: dict[str, Any] = {
    "id": "a",
    "lang": "tr",
    "messages": ["0532", "000 00 00", "bitti"],
    "block": True,
    "block_at": 1,
    "entities": [{"type": "PHONE_NUMBER", "value": "0532 000 00 00"}],
    "intent": "underage",
    "channels": ["human"],
    "tags": ["split"],
}
HARMLESS = {**SPLIT, "block": False, "block_at": None, "entities": [], "tags": ["chat"]}


def outcome(*spans: tuple[int, int], stored_text: str = "") -> Outcome:
    findings = tuple(Finding(EntityType.PERSON, *span, 1.0, "test") for span in spans)
    return Outcome(
        blocked=bool(spans),
        findings=findings,
        stored_text=stored_text,
        language=Language.TURKISH,
        intent=Intent.OTHER,
        confidence=1.0,
        channel=Channel.HUMAN,
        reply=None,
        review=False,
        reasons=(),
    )


def decide(data: dict[str, Any], *outcomes: Outcome, intent: Intent = Intent.OTHER) -> Judgement:
    return judge(read_example(data, data["messages"]), outcomes, intent, Channel.HUMAN)


def test_spans_count_in_the_message_that_blocks_whatever_their_type() -> None:
    judgement = decide(SPLIT, outcome(), outcome((0, 4)), outcome())
    assert judgement.spans == Spans(labelled=7, found=4, both=3)
    assert (judgement.blocked, judgement.on_time) == (True, True)


def test_block_at_another_message_is_not_on_time() -> None:
    judgement = decide(SPLIT, outcome((0, 4)), outcome((0, 9)), outcome())
    assert (judgement.blocked, judgement.on_time) == (True, False)


def test_missed_conversation_is_neither_blocked_nor_on_time() -> None:
    judgement = decide(SPLIT, outcome(), outcome(), outcome())
    assert (judgement.blocked, judgement.on_time) == (False, False)


def test_harmless_conversation_counts_the_message_that_was_blocked() -> None:
    judgement = decide(HARMLESS, outcome(), outcome((0, 3)), outcome())
    assert judgement.spans == Spans(labelled=0, found=3, both=0)
    assert (judgement.blocks, judgement.blocked, judgement.on_time) == (False, True, None)


def test_risk_is_seen_where_either_risk_is_told() -> None:
    outcomes = [outcome(), outcome(), outcome()]
    assert decide(SPLIT, *outcomes, intent=Intent.RESPONSIBLE_USE).risk_found
    assert not decide(SPLIT, *outcomes).risk_found
    assert decide(SPLIT, *outcomes).risk is Intent.UNDERAGE


def test_topic_is_kept_as_labelled_and_as_decided() -> None:
    judgement = decide(SPLIT, outcome(), outcome(), outcome(), intent=Intent.PAYMENT)
    assert (judgement.intent, judgement.taken_for) == (Intent.UNDERAGE, Intent.PAYMENT)
    assert (judgement.sent_to, judgement.channel) == (Channel.HUMAN, True)


def test_leak_is_looked_for_in_every_message() -> None:
    judgement = decide(SPLIT, outcome(stored_text="0532"), outcome(), outcome())
    assert judgement.leaks == (True,)

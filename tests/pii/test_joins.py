"""What is spread over messages of one conversation is caught when it completes."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from socialbot import settings
from socialbot.brand import load_brand
from socialbot.domain import Reason, Verdict
from socialbot.nlp.reader import Reader
from socialbot.pii.guard import Guard
from tests.pii.conversations import COMPLETED_BY_THE_LAST, LAST_IS_A_PART_TOO
from tests.pii.harmless_conversations import HARMLESS


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard(load_brand(), settings.Guard(time_limit_ms=10_000))


def play(guard: Guard, messages: Sequence[str]) -> list[Verdict]:
    readings = [Reader(model=False).read(message) for message in messages]
    return [guard.examine(one, tuple(readings[:at])) for at, one in enumerate(readings)]


def blocked(guard: Guard, conversation: str) -> list[bool]:
    return [verdict.blocked for verdict in play(guard, conversation.split(" | "))]


@pytest.mark.parametrize("conversation", COMPLETED_BY_THE_LAST)
def test_parts_wait_and_the_message_that_completes_them_blocks(
    guard: Guard, conversation: str
) -> None:
    *before, last = blocked(guard, conversation)
    assert last
    assert not any(before)


@pytest.mark.parametrize("conversation", LAST_IS_A_PART_TOO)
def test_the_last_part_blocks_after_one_that_did(guard: Guard, conversation: str) -> None:
    assert blocked(guard, conversation)[-1]


@pytest.mark.parametrize("conversation", HARMLESS)
def test_what_does_not_belong_together_is_not_joined(guard: Guard, conversation: str) -> None:
    assert not any(blocked(guard, conversation))


def test_the_reason_and_the_span_are_of_the_last_message(guard: Guard) -> None:
    last = play(guard, ["0532", "123 45", "67 ara"])[-1]
    assert last.reasons == (Reason.SPREAD_OVER_MESSAGES,)
    assert [(f.start, f.end) for f in last.findings] == [(0, 2)]
    assert last.stored_text == "[PHONE_NUMBER] ara"


def test_what_blocked_before_is_no_part_of_what_follows(guard: Guard) -> None:
    verdicts = play(guard, ["0532 123 45 67", "5 kere aradım", "3 gündür"])
    assert [verdict.blocked for verdict in verdicts] == [True, False, False]


def test_a_long_conversation_of_numbers_stays_in_time() -> None:
    guard = Guard(load_brand(), settings.Guard(time_limit_ms=2_000))
    last = play(guard, ["1 2 " * 40] * 8 + ["3"])[-1]
    assert Reason.TIME_LIMIT not in last.reasons

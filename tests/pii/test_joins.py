"""What is spread over messages of one conversation is caught when it completes."""

from __future__ import annotations

import pytest

from socialbot import settings
from socialbot.brand import load_brand
from socialbot.domain import Reason, Verdict
from socialbot.nlp.reader import Reader
from socialbot.pii.guard import Guard


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard(load_brand(), settings.Guard(time_limit_ms=10_000))


def play(guard: Guard, messages: list[str]) -> list[Verdict]:
    readings = [Reader(model=False).read(message) for message in messages]
    return [guard.examine(one, tuple(readings[:at])) for at, one in enumerate(readings)]


@pytest.mark.parametrize(
    "messages",
    [
        ["0532", "123 45", "67"],
        ["0532", "hocam bekle", "123 45", "tamam mı", "67"],
        ["numaram sıfır beş yüz otuz iki", "yüz yirmi üç", "kırk beş altmış yedi"],
        ["ahmet.yilmaz", "@gmail.com"],
        ["TR33 0006 1005", "1978 6457", "8413 26"],
        ["sipariş numaram şu", "AB 88121"],
    ],
)
def test_the_message_that_completes_it_blocks(guard: Guard, messages: list[str]) -> None:
    verdicts = play(guard, messages)
    assert not verdicts[0].blocked
    assert verdicts[-1].blocked


def test_the_reason_and_the_span_are_of_the_last_message(guard: Guard) -> None:
    last = play(guard, ["0532", "123 45", "67 ara"])[-1]
    assert last.reasons == (Reason.SPREAD_OVER_MESSAGES,)
    assert [(f.start, f.end) for f in last.findings] == [(0, 2)]
    assert last.stored_text == "[PHONE_NUMBER] ara"


@pytest.mark.parametrize(
    "messages",
    [
        ["selam", "2-1", "3-0", "oran 1.85"],
        ["0532 123 45 67", "5 kere aradım", "3 gündür"],
        ["iban nasıl değiştirilir?", "3 gündür soruyorum"],
    ],
)
def test_small_numbers_do_not_add_up_to_one(guard: Guard, messages: list[str]) -> None:
    assert not any(verdict.blocked for verdict in play(guard, messages)[1:])

"""When one conversation waits, and when the platform does."""

from __future__ import annotations

from datetime import timedelta

from socialbot.delivery.pauses import Pauses, back_off
from tests.store.world import NOW

SOON = NOW + timedelta(seconds=30)


def test_one_conversation_that_is_told_to_wait_waits_alone() -> None:
    pauses = Pauses()
    pauses.told_to_wait("telegram", "a", SOON, NOW)
    pauses.told_to_wait("telegram", "a", SOON, NOW)
    assert pauses.until("telegram") is None


def test_where_a_second_one_is_told_so_meanwhile_the_platform_waits() -> None:
    pauses = Pauses()
    pauses.told_to_wait("telegram", "a", SOON, NOW)
    pauses.told_to_wait("telegram", "b", SOON, NOW)
    assert pauses.until("telegram") == SOON
    assert pauses.until("sandbox") is None


def test_a_second_one_much_later_waits_alone_again() -> None:
    pauses = Pauses()
    pauses.told_to_wait("telegram", "a", SOON, NOW)
    pauses.told_to_wait("telegram", "b", SOON + timedelta(minutes=5), NOW + timedelta(minutes=4))
    assert pauses.until("telegram") is None


def test_one_kind_waits_and_the_other_does_not() -> None:
    pauses = Pauses()
    pauses.told_of_kind("x", "dm", SOON)
    assert pauses.until_of_kind("x", "dm") == SOON
    assert pauses.until_of_kind("x", "mention") is None
    assert pauses.until_of_kind("telegram", "dm") is None
    assert pauses.until("x") is None


def test_a_platform_that_refuses_us_is_tried_less_and_less_often() -> None:
    pauses = Pauses()
    minutes = []
    for _ in range(6):
        pauses.stopped("telegram", NOW)
        until = pauses.until("telegram")
        assert until is not None
        minutes.append((until - NOW) / timedelta(minutes=1))
    assert minutes == [1, 2, 4, 8, 15, 15]


def test_a_send_that_works_ends_the_pause() -> None:
    pauses = Pauses()
    pauses.stopped("telegram", NOW)
    pauses.worked("telegram")
    assert pauses.until("telegram") is None


def test_the_back_off_doubles_up_to_five_minutes() -> None:
    for attempts, low in ((0, 1), (3, 8), (8, 256), (9, 300), (1000, 300)):
        assert low <= back_off(attempts) <= 1.5 * low

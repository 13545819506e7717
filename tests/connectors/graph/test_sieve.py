"""What of a poll is new, whatever the lists repeat, leave out or mix up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialbot.connectors.graph.direct import Said, from_person
from socialbot.connectors.graph.items import Account, Item
from socialbot.connectors.graph.position import MOST_MARKS, Mark, Position, read_position
from socialbot.connectors.graph.sends import MOST, OwnSends
from socialbot.connectors.graph.sieve import Sieve

ME = Account("facebook", "1", frozenset({"1"}))
NOW = 1_795_341_600
SIEVE = Sieve("secret")
START = Position(NOW, NOW)


def item(name: str, second: int = 1, text: str = "Merhaba", ours: bool = False) -> Item:
    at = datetime.fromtimestamp(NOW + second, UTC)
    return Item(from_person(ME, name, "74", at, Said(text)), text, ours)


def sift(
    position: Position, *items: Item, unread: tuple[str, ...] = ()
) -> tuple[list[str], Position]:
    batch = SIEVE.sift(items, unread, position, NOW + 60)
    moved = read_position(batch.cursor) if batch.cursor else position
    assert moved is not None
    return [f"{m.id}.{m.revision}" for m in batch.messages], moved


def test_a_message_comes_once_and_an_edit_as_its_revision() -> None:
    first, position = sift(START, item("a"))
    again, position = sift(position, item("a"))
    edited, position = sift(position, item("a", text="Merhabalar"))
    back, _ = sift(position, item("a"))
    assert (first, again, edited, back) == (["a.0"], [], ["a.1"], ["a.2"])


def test_until_the_cursor_moves_the_same_comes_again() -> None:
    _, position = sift(START, item("a"))
    changed = (item("a", text="other"), item("b", 2))
    assert sift(position, *changed)[0] == sift(position, *changed)[0] == ["a.1", "b.0"]


def test_messages_come_in_the_order_of_their_times() -> None:
    assert sift(START, item("c", 3), item("a", 1), item("b", 2), item("b2", 2))[0] == [
        "a.0",
        "b.0",
        "b2.0",
        "c.0",
    ]


def test_nothing_moves_where_nothing_is_new() -> None:
    assert SIEVE.sift([], [], START, NOW).cursor is None


def test_what_is_older_than_the_start_never_comes() -> None:
    assert sift(START, item("a", -1))[0] == []


def test_the_bots_own_is_remembered_and_not_handed_on() -> None:
    found, position = sift(START, item("a", ours=True))
    assert (found, len(position.marks)) == ([], 1)
    assert sift(position, item("a"))[0] == []  # even where another process reads on


def test_what_cannot_be_read_is_counted_once() -> None:
    first = SIEVE.sift([], ['{"id": 7}', '{"id": 7}', "[]"], START, NOW)
    assert first.skipped == 2
    assert first.cursor
    position = read_position(first.cursor)
    assert position
    assert SIEVE.sift([], ['{"id": 7}', "[]"], position, NOW).skipped == 0


def test_a_time_that_cannot_be_does_not_keep_the_rest_from_being_read() -> None:
    _, position = sift(START, item("a", 10**8))
    assert position.read == NOW
    assert sift(position, item("b", 5))[0] == ["b.0"]


def test_the_first_start_takes_what_is_there_for_known() -> None:
    position = SIEVE.baseline([item("a", -500), item("b", -3)], [], NOW)
    assert position.since == NOW - 3
    assert sift(position, item("a", -500), item("b", -3), item("c", -3), item("d", 1))[0] == [
        "c.0",
        "d.0",
    ]


def test_an_empty_inbox_starts_a_little_before_now() -> None:
    position = SIEVE.baseline([], [], NOW)
    assert NOW - 120 < position.since < NOW


def test_marks_go_with_the_window_and_never_grow_without_end() -> None:
    _, position = sift(START, item("a", 1))
    _, position = sift(position, item("b", 60))
    assert len(position.marks) == 2
    crowd = {str(n): Mark(NOW + n % 100, "") for n in range(MOST_MARKS + 500)}
    assert len(START.moved(NOW + 100, crowd).marks) == MOST_MARKS
    assert [mark.at for mark in START.moved(NOW + 500, crowd).marks.values()] == []


@given(st.integers(0, 2**40), st.integers(0, 2**40), st.integers(0, 9))
def test_a_position_survives_its_writing(since: int, read: int, count: int) -> None:
    marks = {str(n): Mark(read + n, "d" * n, n) for n in range(count)}
    position = Position(since, read, marks)
    assert read_position(str(position)) == position


@pytest.mark.parametrize(
    "text", ["", "7", "null", "[]", "{}", '{"since":1}', '{"since":1,"read":2,"marks":[[1]]}']
)
def test_a_position_that_is_none_is_not_read(text: str) -> None:
    assert read_position(text) is None


def test_without_the_secret_nobody_finds_a_message_in_a_position() -> None:
    other = Sieve("another")
    (key,) = sift(START, item("a"))[1].marks
    batch = other.sift([item("a")], [], START, NOW + 60)
    assert batch.cursor
    assert key not in batch.cursor


def test_of_own_sends_the_newest_are_kept() -> None:
    sends = OwnSends()
    sends.note("first")
    sends.expect("74", "Merhaba")
    assert sends.covers("first", "", "")
    assert sends.covers("unknown", "74", "Merhaba")
    assert not sends.covers("unknown", "75", "Merhaba")
    for number in range(MOST):
        sends.note(str(number))
    assert not sends.covers("first", "74", "Merhaba")


def test_a_private_reply_is_known_by_its_words_wherever_it_shows() -> None:
    sends = OwnSends()
    sends.expect("", "Merhaba")
    assert sends.covers("unknown", "75", "Merhaba")


def test_what_the_team_changes_is_told_once() -> None:
    team = item("a")
    team = replace(team, message=replace(team.message, by_team=True, text=""))
    _, position = sift(START, team)
    assert sift(position, replace(team, said="other"))[0] == []

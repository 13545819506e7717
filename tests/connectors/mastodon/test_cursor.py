"""The reading position as it is written down."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialbot.connectors.mastodon.cursor import FIRST, WATCHED, Cursor, read_cursor
from socialbot.connectors.mastodon.parse import read_own_status, read_status
from socialbot.domain import Kind, Message
from tests.connectors.mastodon.statuses import ME, own, status


def message(number: int, **fields: object) -> Message:
    (read,) = read_status(status(id=str(number)), ME) or ()
    return dataclasses.replace(read, **fields)  # type: ignore[arg-type]


def test_it_is_read_as_it_was_written() -> None:
    cursor = Cursor("9001", "77").watching([message(1, kind=Kind.DM), message(2, revision=5)])
    assert read_cursor(str(cursor)) == cursor


def test_what_changes_is_watched_on_and_what_is_gone_is_not() -> None:
    cursor = Cursor().watching([message(1), message(2)])
    cursor = cursor.watching([message(1, revision=5), message(2, deleted=True)])
    assert [(one.id, one.revision) for one in cursor.watched] == [("1", 5)]


def test_only_the_latest_are_watched() -> None:
    cursor = Cursor().watching(message(number) for number in range(WATCHED + 5))
    assert [one.id for one in cursor.watched] == [str(n) for n in range(5, WATCHED + 5)]


def test_what_the_team_writes_is_not_watched() -> None:
    team = read_own_status(own(), ME)
    assert team is not None
    assert Cursor().watching([team]) == Cursor()


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "9001",
        "[]",
        '{"seen": "9001"}',
        '{"seen": "a/b", "own": "0"}',
        '{"seen": "1", "own": "2", "watched": [["1", "41", "shout", 0]]}',
        '{"seen": "1", "own": "2", "watched": [["1"]]}',
        "[" * 100_000,
    ],
)
def test_one_that_cannot_be_read_begins_with_the_oldest_mention(text: str | None) -> None:
    assert read_cursor(text) == Cursor(FIRST, FIRST)


@given(st.text(max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    assert isinstance(read_cursor(text), Cursor)

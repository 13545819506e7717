"""The reading position: it never covers what was not read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialbot.connectors.x.cursor import MOST_KNOWN, OVERLAP, Cursor, Track, read_cursor
from socialbot.connectors.x.ids import id_at

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
IDS = st.integers(0, 10**18)


def at(seconds: float, number: int = 0) -> int:
    """An id that was made so many seconds from now."""
    return id_at(NOW + timedelta(seconds=seconds)) + number


@given(IDS, st.frozensets(IDS, max_size=9), IDS, st.frozensets(IDS, max_size=9))
def test_it_is_read_as_it_was_written(a: int, b: frozenset[int], c: int, d: frozenset[int]) -> None:
    cursor = Cursor(Track().after([a]), Track(c, frozenset(each + c for each in d)))
    assert read_cursor(str(cursor)) == cursor


@pytest.mark.parametrize(
    "text", [None, "", "{", "[]", "{}", '{"mentions":[1]}', '{"mentions":"x"}']
)
def test_what_is_none_is_none(text: str | None) -> None:
    assert read_cursor(text) is None


def test_what_was_read_is_covered_and_nothing_else() -> None:
    track = Track(at(-60)).after([at(-30), at(-10)])
    assert track.covers(at(-30))
    assert track.covers(at(-10))
    assert track.covers(at(-61))
    assert not track.covers(at(-20))


def test_the_last_minutes_stay_open_for_what_comes_late() -> None:
    track = Track(at(-7200)).after([at(-3600), at(0)])
    assert not track.covers(at(-90))
    assert track.covers(at(-OVERLAP.total_seconds() - 60))
    assert track.known == {at(0)}


def test_it_never_goes_back() -> None:
    assert Track(at(0)).after([at(-7200)]).floor == at(0)
    assert Track(at(0)).after([]) == Track(at(0))


def test_in_a_flood_it_stays_small() -> None:
    read = [at(0, number) for number in range(MOST_KNOWN + 500)]
    track = Track(at(-60)).after(read)
    assert len(track.known) == MOST_KNOWN
    assert all(track.covers(each) for each in read)
    assert not track.covers(read[-1] + 1)

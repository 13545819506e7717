"""Untrusted values have the documented shape or are unreadable, whatever they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given

from socialbot.connectors.common import shapes
from socialbot.connectors.common.shapes import Unreadable
from socialbot.connectors.graph import shapes as graph
from socialbot.connectors.mastodon import shapes as mastodon
from socialbot.connectors.x import shapes as x
from tests.connectors.common.reading import ANYTHING, check

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
COMMON = [shapes.table, shapes.listed, shapes.words, shapes.moment]
GRAPH = [graph.edge, graph.ident, graph.moment]
X = [x.table, x.number, x.ident, x.key, x.milliseconds]
FAR = 10**400


@pytest.mark.parametrize("reader", [*COMMON, *GRAPH, *X, mastodon.ident])
@given(value=ANYTHING)
def test_a_reader_answers_or_says_unreadable(
    reader: Callable[[object], object], value: object
) -> None:
    check(reader, value)


def test_what_is_absent_is_empty() -> None:
    assert (shapes.listed(None), shapes.words(None), x.table(None)) == ([], "", {})
    with pytest.raises(Unreadable):
        shapes.table(None)


@pytest.mark.parametrize(
    "value", ["2026-03-02T09:30:00Z", "2026-03-02T12:30:00+03:00", "2026-03-02T09:30:00.000+0000"]
)
def test_a_moment_is_in_utc(value: str) -> None:
    for read in (shapes.moment, graph.moment):
        assert read(value) == AT
        assert read(value).tzinfo is UTC


@pytest.mark.parametrize("value", ["2026-03-02T09:30:00", "0001-01-01T00:00:00+14:00", "", None, 7])
def test_what_names_no_moment_is_unreadable(value: object) -> None:
    with pytest.raises(Unreadable):
        shapes.moment(value)


def test_seconds_and_parts_of_them_count_from_1970() -> None:
    seconds = int(AT.timestamp())
    assert shapes.moment_of(seconds) == shapes.moment_of(seconds * 1000, 1000) == AT
    assert graph.moment(seconds) == graph.moment(seconds * 1000) == x.milliseconds(seconds * 1000)


@pytest.mark.parametrize("count", [FAR, -FAR, 10**18])
def test_a_time_beyond_all_years_is_unreadable(count: int) -> None:
    for read in (shapes.moment_of, graph.moment, x.milliseconds):
        with pytest.raises(Unreadable):
            read(count)

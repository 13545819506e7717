"""Untrusted values have the documented shape or are unreadable, whatever they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given

from socialbot.connectors.common.shapes import Unreadable
from socialbot.connectors.telegram import shapes
from tests.connectors.common.reading import ANYTHING, check

READERS = [shapes.number, shapes.ident, shapes.moment]


@pytest.mark.parametrize("reader", READERS)
@given(value=ANYTHING)
def test_a_reader_answers_or_says_unreadable(
    reader: Callable[[object], object], value: object
) -> None:
    check(reader, value)


@pytest.mark.parametrize(("value", "read"), [(5, 5), (-5, -5), ("5", 5), (2**52, 2**52)])
def test_a_number_may_come_in_digits(value: object, read: int) -> None:
    assert shapes.number(value) == read


@pytest.mark.parametrize("value", [True, 1.0, "", "1e3", "²", "9" * 17, 2**52 + 1, None, [1]])
def test_what_is_no_whole_number_is_unreadable(value: object) -> None:
    with pytest.raises(Unreadable):
        shapes.number(value)


@pytest.mark.parametrize("value", ["", "a\nb", "\ud83d", "x" * 129, True, None, {}])
def test_what_cannot_be_an_id_is_unreadable(value: object) -> None:
    with pytest.raises(Unreadable):
        shapes.ident(value)


def test_a_moment_is_in_utc() -> None:
    assert shapes.moment(0) == datetime(1970, 1, 1, tzinfo=UTC)

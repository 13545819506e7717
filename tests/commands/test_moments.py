"""Times that an operator names."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from socialbot.commands.moments import parse_moment
from socialbot.errors import OperatorError

ISTANBUL, DUBLIN = ZoneInfo("Europe/Istanbul"), ZoneInfo("Europe/Dublin")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-10-29T22:30", datetime(2026, 10, 29, 19, 30, tzinfo=UTC)),
        (" 2026-10-29 22:30:15 ", datetime(2026, 10, 29, 19, 30, 15, tzinfo=UTC)),
        ("20261029T2230", datetime(2026, 10, 29, 19, 30, tzinfo=UTC)),
        ("2026-10-29T22:30Z", datetime(2026, 10, 29, 22, 30, tzinfo=UTC)),
        ("2026-10-29T22:30+05:30", datetime(2026, 10, 29, 17, 0, tzinfo=UTC)),
    ],
)
def test_a_time_is_the_brands_unless_it_has_a_zone(text: str, moment: datetime) -> None:
    assert parse_moment(text, ISTANBUL) == moment


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "not a time"),
        ("numaram 0532 123 45 67", "not a time"),
        ("22:30", "not a time"),
        ("2026-13-01T10:00", "not a time"),
        ("2026-02-30T10:00", "not a time"),
        ("2026-10-29T25:00", "not a time"),
        ("2026-10-29T22:30 Istanbul", "not a time"),
        ("2026-10-29", "no time of the day"),
        ("20261029", "no time of the day"),
        ("2026-W44-4", "no time of the day"),
        ("1999-12-31T10:00", "2000 to 2099"),
        ("9999-12-31T23:59", "2000 to 2099"),
    ],
)
def test_what_is_none_is_refused_and_not_repeated(text: str, told: str) -> None:
    with pytest.raises(OperatorError, match=told) as caught:
        parse_moment(text, ISTANBUL)
    assert "0532" not in str(caught.value)


def test_a_time_that_the_clock_skips_is_refused() -> None:
    with pytest.raises(OperatorError, match="skipped by the clock of Europe/Dublin"):
        parse_moment("2026-03-29T01:30", DUBLIN)
    assert parse_moment("2026-03-29T01:30Z", DUBLIN) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_of_a_time_that_comes_twice_the_first_is_meant() -> None:
    at = parse_moment("2026-10-25T01:30", DUBLIN)
    assert at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)

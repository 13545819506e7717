"""What servers say of their limits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from socialbot.connectors.base import Allowance
from socialbot.connectors.mastodon.limits import LONGEST_WAIT, read_allowance, read_wait

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
DATE = "Sun, 22 Nov 2026 09:30:00 GMT"


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"retry-after": "30"}, 30.0),
        ({"retry-after": "0"}, 1.0),
        ({"x-ratelimit-reset": "2026-11-22T09:35:00.000000Z", "date": DATE}, 300.0),
        ({"x-ratelimit-reset": "2026-11-22T09:35:00Z", "date": DATE}, 300.0),
        ({"x-ratelimit-reset": str(int(NOW.timestamp()) + 60), "date": DATE}, 60.0),
        ({"x-ratelimit-reset": "2026-11-22T09:00:00Z", "date": DATE}, 1.0),
        ({"x-ratelimit-reset": "2027-11-22T09:00:00Z", "date": DATE}, LONGEST_WAIT),
        ({"x-ratelimit-reset": "soon", "date": DATE}, None),
        ({"x-ratelimit-reset": "9" * 12, "date": "never"}, None),
        ({"retry-after": "-1"}, None),
        ({"retry-after": "٣"}, None),
        ({}, None),
    ],
)
def test_the_wait_is_counted_by_the_servers_own_clock(
    headers: dict[str, str], wait: float | None
) -> None:
    assert read_wait(headers) == wait


def test_an_allowance_says_how_much_is_left_until_when() -> None:
    headers = {
        "x-ratelimit-limit": "300",
        "x-ratelimit-remaining": "12",
        "x-ratelimit-reset": "2026-11-22T09:35:00.000000Z",
        "date": DATE,
    }
    until = NOW + timedelta(minutes=5)
    assert read_allowance("reads", headers, NOW) == Allowance("reads", 12.0, 300.0, until)


def test_a_server_may_say_nothing_of_limits() -> None:
    assert read_allowance("reads", {"date": DATE}, NOW) is None
    assert read_allowance("reads", {"x-ratelimit-remaining": "many"}, NOW) is None
    known = Allowance("reads", 3.0, None, None)
    assert read_allowance("reads", {"x-ratelimit-remaining": "3"}, NOW) == known

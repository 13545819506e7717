"""What a server says of its limits. Source: docs.joinmastodon.org, "Rate limits"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from socialbot.connectors.base import Allowance

SHORTEST_WAIT = 1.0  # a reset that has passed, where the server still takes nothing
LONGEST_WAIT = 24 * 3600.0


def read_allowance(what: str, headers: Mapping[str, str], now: datetime) -> Allowance | None:
    """From an answer's headers; None where the server says nothing of limits."""
    left, of = _number(headers.get("x-ratelimit-remaining")), headers.get("x-ratelimit-limit")
    if left is None:
        return None
    wait = read_wait(headers)
    until = None if wait is None else now + timedelta(seconds=wait)
    return Allowance(what, left, _number(of), until)


def read_wait(headers: Mapping[str, str]) -> float | None:
    """Seconds until the server takes more. The reset is a time on the server's clock, so the
    answer's own date is taken off, not ours."""
    if (asked := _number(headers.get("retry-after"))) is not None:
        return _bound(asked)
    reset = _moment(headers.get("x-ratelimit-reset"))
    if reset is None:
        return None
    wait = (reset - (_date(headers.get("date")) or datetime.now(UTC))).total_seconds()
    return _bound(wait)


def _bound(wait: float) -> float:
    return min(max(SHORTEST_WAIT, wait), LONGEST_WAIT)


def _number(value: str | None) -> float | None:
    if value is None or not value.isascii() or not value.isdecimal() or len(value) > 12:
        return None
    return float(value)


def _moment(value: str | None) -> datetime | None:
    """Mastodon writes ISO 8601, servers of its kind seconds since 1970."""
    try:
        if (seconds := _number(value)) is not None:
            return datetime.fromtimestamp(seconds, UTC)
        at = datetime.fromisoformat(value or "")
        return at if at.tzinfo else at.replace(tzinfo=UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _date(value: str | None) -> datetime | None:
    try:
        at = parsedate_to_datetime(value or "")
        return at if at.tzinfo else at.replace(tzinfo=UTC)
    except (ValueError, OverflowError, TypeError):
        return None

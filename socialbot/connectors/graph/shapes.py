"""Reads untrusted JSON of the Graph API value by value: the right shape, or Unreadable."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

LONGEST_ID = 512
LARGEST_ID = 10**32
MILLISECONDS = 10**11  # seconds since 1970 are fewer for thousands of years


class Unreadable(Exception):
    """A value has not the shape that Meta documents."""


def table(value: object) -> Mapping[str, Any]:
    """An object."""
    if not isinstance(value, dict):
        raise Unreadable
    return value


def listed(value: object) -> list[Any]:
    """A list; absent counts as empty."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise Unreadable
    return value


def edge(value: object) -> list[Any]:
    """The list inside of an edge that came along with its object; absent counts as empty."""
    return [] if value is None else listed(table(value).get("data"))


def words(value: object) -> str:
    """A text; absent counts as empty."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Unreadable
    return value


def ident(value: object) -> str:
    """An id as a string; some payloads have numbers."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 < value < LARGEST_ID:
        return str(value)
    if isinstance(value, str) and 0 < len(value) <= LONGEST_ID and value.isprintable():
        return value
    raise Unreadable


def moment(value: object) -> datetime:
    """A time: ISO 8601 with a zone, or seconds or milliseconds since 1970."""
    try:
        if isinstance(value, str):
            read = datetime.fromisoformat(value)
            if read.tzinfo is None:
                raise Unreadable
            return read.astimezone(UTC)
        if isinstance(value, int) and not isinstance(value, bool):
            seconds = value / 1000 if abs(value) >= MILLISECONDS else value
            return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        pass
    raise Unreadable

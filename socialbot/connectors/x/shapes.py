"""Reads untrusted JSON value by value: the right shape, or Unreadable."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

LONGEST_ID = 19


class Unreadable(Exception):
    """A value has not the shape that X documents. Carries no text: the value may be content."""


def table(value: object) -> Mapping[str, Any]:
    """An object; absent counts as empty."""
    if value is None:
        return {}
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


def words(value: object) -> str:
    """A text; absent counts as empty."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Unreadable
    return value


def number(value: object) -> int:
    """A whole number of up to 19 digits, as X writes its ids."""
    if isinstance(value, str) and value.isascii() and value.isdecimal():
        if len(value) > LONGEST_ID:
            raise Unreadable
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**LONGEST_ID:
        return value
    raise Unreadable


def ident(value: object) -> str:
    """An id in digits."""
    return str(number(value))


def key(value: object) -> str:
    """An id of another form, such as that of an encrypted event."""
    if isinstance(value, str) and 0 < len(value) <= 128 and value.isascii() and value.isprintable():
        return value
    raise Unreadable


def moment(value: object) -> datetime:
    """A time in ISO 8601 with its zone, in UTC."""
    try:
        found = datetime.fromisoformat(words(value))
        if found.tzinfo is None:
            raise Unreadable
        return found.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise Unreadable  # out here, so that its context does not hold the value


def milliseconds(value: object) -> datetime:
    """Milliseconds since 1970, as a time in UTC."""
    try:
        return datetime.fromtimestamp(number(value) / 1000, UTC)
    except (OverflowError, ValueError, OSError):
        raise Unreadable from None

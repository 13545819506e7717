"""Reads untrusted JSON value by value: the right shape, or Unreadable."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

LARGEST = 2**52  # Telegram's ids have at most 52 significant bits


class Unreadable(Exception):
    """A value has not the shape that Telegram documents."""


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


def words(value: object) -> str:
    """A text; absent counts as empty."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Unreadable
    return value


def number(value: object) -> int:
    """A whole number, also in digits."""
    if isinstance(value, str) and value.isdecimal() and len(value) <= 16:
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > LARGEST:
        raise Unreadable
    return value


def ident(value: object) -> str:
    """An id as a string; other servers of this interface have ids that are not numbers."""
    if isinstance(value, str) and 0 < len(value) <= 128 and value.isprintable():
        return value
    return str(number(value))


def moment(value: object) -> datetime:
    """Seconds since 1970, as a time in UTC."""
    try:
        return datetime.fromtimestamp(number(value), UTC)
    except (OverflowError, ValueError, OSError):
        raise Unreadable from None

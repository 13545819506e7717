"""Reads untrusted JSON value by value: the right shape, or Unreadable. What a platform's own shapes
are, such as its ids, stands in its folder."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any


class Unreadable(Exception):
    """A value has not the shape that its platform documents. Carries no text: it may be content."""


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


def moment_of(count: int, per_second: int = 1) -> datetime:
    """Seconds since 1970, or parts of them, as a time in UTC."""
    try:
        return datetime.fromtimestamp(count / per_second, UTC)
    except (OverflowError, ValueError, OSError):
        pass
    raise Unreadable

"""Reads untrusted JSON value by value: the right shape, or Unreadable."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

LONGEST_ID = 128


class Unreadable(Exception):
    """A value has not the shape that Mastodon documents. Carries no text: it may be content."""


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


def ident(value: object) -> str:
    """An id. Mastodon's are digits in a string; servers of its kind also have letters."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_ID:
        raise Unreadable
    if not value.isascii() or not value.replace("-", "").replace("_", "").isalnum():
        raise Unreadable
    return value


def moment(value: object) -> datetime:
    """A time as Mastodon writes it: ISO 8601 with a zone."""
    try:
        at = datetime.fromisoformat(words(value))
        if at.tzinfo is None:
            raise Unreadable
        return at.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise Unreadable  # out here, so that its context does not hold the value

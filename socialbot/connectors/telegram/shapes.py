"""Telegram's own shapes, beside those that all platforms have: numbers, ids and times."""

from __future__ import annotations

from datetime import datetime

from socialbot.connectors.common.shapes import Unreadable, moment_of

LARGEST = 2**52  # Telegram's ids have at most 52 significant bits


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
    return moment_of(number(value))

"""X's own shapes, beside those that all platforms have: ids, times, and objects that are absent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from socialbot.connectors.common import shapes
from socialbot.connectors.common.shapes import Unreadable, moment_of

LONGEST_ID = 19


def table(value: object) -> Mapping[str, Any]:
    """An object; absent counts as empty."""
    return {} if value is None else shapes.table(value)


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


def milliseconds(value: object) -> datetime:
    """Milliseconds since 1970, as a time in UTC."""
    return moment_of(number(value), 1000)

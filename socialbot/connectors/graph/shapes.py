"""Shapes of the Graph API's own, beside those that all platforms have: edges, ids and times."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from socialbot.connectors.common import shapes
from socialbot.connectors.common.shapes import Unreadable, listed, moment_of, table

LONGEST_ID = 512
LARGEST_ID = 10**32
MILLISECONDS = 10**11  # seconds since 1970 are fewer for thousands of years


def edge(value: object) -> list[Any]:
    """The list inside of an edge that came along with its object; absent counts as empty."""
    return [] if value is None else listed(table(value).get("data"))


def ident(value: object) -> str:
    """An id as a string; some payloads have numbers."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 < value < LARGEST_ID:
        return str(value)
    if isinstance(value, str) and 0 < len(value) <= LONGEST_ID and value.isprintable():
        return value
    raise Unreadable


def moment(value: object) -> datetime:
    """A time: ISO 8601 with a zone, or seconds or milliseconds since 1970."""
    if isinstance(value, int) and not isinstance(value, bool):
        return moment_of(value, 1000 if abs(value) >= MILLISECONDS else 1)
    return shapes.moment(value)

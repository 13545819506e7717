"""The shape of Mastodon's ids, beside those that all platforms have."""

from __future__ import annotations

from socialbot.connectors.common.shapes import Unreadable

LONGEST_ID = 128


def ident(value: object) -> str:
    """An id. Mastodon's are digits in a string; servers of its kind also have letters."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_ID:
        raise Unreadable
    if not value.isascii() or not value.replace("-", "").replace("_", "").isalnum():
        raise Unreadable
    return value

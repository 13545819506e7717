"""What each platform takes of a canned text, for its preview."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from socialbot.domain import Kind
from socialbot.redirect.length import count_bytes, weigh


@dataclass(frozen=True, slots=True)
class Inbox:
    """A platform: the kinds of replies there, how long, and how it counts."""

    name: str
    kinds: frozenset[Kind]
    longest: int
    count: Callable[[str], int]


def count_units(text: str) -> int:
    """UTF-16 units, as Messenger and Telegram count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


_BOTH = frozenset(Kind)
INBOXES = (
    Inbox("X", frozenset({Kind.MENTION}), 280, weigh),
    Inbox("Instagram", _BOTH, 1000, count_bytes),
    Inbox("Messenger", _BOTH, 2000, count_units),
    Inbox("Telegram", _BOTH, 4096, count_units),
)

"""How long a reply is and may be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from socialbot.domain import Kind

# A public reply fits the strictest network (X); a DM the strictest inbox (Instagram).
LIMITS = {Kind.MENTION: 280, Kind.DM: 1000}

URL = re.compile(r"https?://\S+|\b[\w.+-]+@[\w-]+\.\w[\w.]*|\b(?:[a-z0-9-]+\.)+[a-z]{2,}\S*", re.I)
URL_WEIGHT = 23
# Everything outside these blocks counts 2.
_HEAVY = re.compile("[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")


def weigh(text: str) -> int:
    """Length in X's weighted characters: a link counts 23; scripts and signs beyond the Latin,
    Greek, Cyrillic and Semitic blocks count 2. Never less than X's own count."""
    rest, links = URL.subn("", text)
    return links * URL_WEIGHT + len(rest) + len(_HEAVY.findall(rest))


def count_units(text: str) -> int:
    """UTF-16 units, as Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True, slots=True)
class Inbox:
    """What a platform takes: the kinds of replies there, how many, and how it counts."""

    name: str
    kinds: frozenset[Kind]
    longest: int
    count: Callable[[str], int]


BOTH = frozenset(Kind)
INBOXES = (
    Inbox("X", frozenset({Kind.MENTION}), 280, weigh),
    Inbox("Instagram", BOTH, 1000, len),
    Inbox("Messenger", BOTH, 2000, len),
    Inbox("Telegram", BOTH, 4096, count_units),
)


def find_overlong(text: str, kind: Kind) -> Iterator[str]:
    """Each platform that a reply of that kind is too long for, with the count."""
    for inbox in INBOXES:
        if kind in inbox.kinds and (length := inbox.count(text)) > inbox.longest:
            yield f"too long for {inbox.name} ({length} of {inbox.longest} characters)"

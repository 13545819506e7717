"""Mentions that a webhook told of by id alone, until their words are read and recorded. They are
kept in the cursor, so that a restart forgets none."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from socialbot.connectors.instagram.mentions import Mention

MOST = 500  # beyond it, the oldest are left to the team
LARGEST = 10**11


class Pending:
    """All mentions to be read, the oldest first. `since` is from when on messages are answered;
    None before the start. `news` is set when there are more; `told` counts how often Meta told of
    one, of those that wait already too."""

    def __init__(self) -> None:
        self.since: datetime | None = None
        self.news = asyncio.Event()
        self.told = 0
        self._serial = 0  # of the batches, so that no two have one cursor
        self._mentions: dict[Mention, None] = {}
        self._offered: tuple[str, tuple[Mention, ...]] | None = None

    def begin(self, cursor: str | None, now: datetime) -> str:
        """Take up what the cursor holds; without one, all before now is old."""
        read = _decode(cursor)
        self.since = _time_of(read.get("since")) or now.replace(microsecond=0)
        self._serial = _number(read.get("serial"))
        rows = read.get("mentions")
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, list) and len(row) == 2 and all(isinstance(p, str) for p in row):
                self._mentions[Mention(row[0], row[1])] = None
        return str(self)

    def add(self, mentions: Iterable[Mention]) -> int:
        """Keep them; returns how many old ones had to go for it."""
        told = tuple(mentions)
        self.told += len(told)
        self._mentions |= dict.fromkeys(told)
        self.news.set()
        surplus = list(self._mentions)[:-MOST]
        for mention in surplus:
            del self._mentions[mention]
        return len(surplus)

    def next(self, most: int) -> tuple[Mention, ...]:
        """Those to be read now."""
        return tuple(self._mentions)[:most]

    def postpone(self, mention: Mention) -> None:
        """Let the others go first."""
        if mention in self._mentions:
            del self._mentions[mention]
            self._mentions[mention] = None

    def without(self, done: tuple[Mention, ...]) -> str:
        """The cursor of a batch that these are in; they stay until it is asked with."""
        self._serial += 1
        cursor = self._write(mention for mention in self._mentions if mention not in done)
        self._offered = (cursor, done)
        return cursor

    def acknowledge(self, cursor: str | None) -> None:
        """Let go of what was in the batch that this cursor came with."""
        if self._offered and self._offered[0] == cursor:
            for mention in self._offered[1]:
                self._mentions.pop(mention, None)
        self._offered = None

    def __str__(self) -> str:
        return self._write(self._mentions)

    def _write(self, mentions: Iterable[Mention]) -> str:
        """Polling can go on from it too."""
        since = int(self.since.timestamp()) if self.since else 0
        whole = {"form": 1, "since": since, "read": since, "marks": [], "serial": self._serial}
        rows = [[mention.media, mention.comment] for mention in mentions]
        return json.dumps(whole | {"mentions": rows}, separators=(",", ":"))


def _decode(cursor: str | None) -> Mapping[str, Any]:
    try:
        read = json.loads(cursor or "")
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def _time_of(value: object) -> datetime | None:
    """From a cursor of polling too: what was said since its first start is answered."""
    seconds = _number(value)
    return datetime.fromtimestamp(seconds, UTC) if seconds else None


def _number(value: object) -> int:
    """0 where it is none, or none that fits."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < LARGEST:
        return 0
    return value

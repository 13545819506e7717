"""The event log: what happened, in order, until each reader has acknowledged it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import islice
from typing import Any

NOW = "now"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: its number, its raw form, and how much text that holds."""

    number: int
    raw: dict[str, Any]
    size: int

    def __repr__(self) -> str:
        return f"<Event {self.number}>"


class EventLog:
    """Bounded by count and characters: the oldest events go first, read or not.

    A cursor is `<epoch>.<number>`. The epoch names this log, so that a cursor kept from a network
    that has since gone acknowledges nothing here.
    """

    def __init__(self, epoch: str, max_events: int, max_characters: int) -> None:
        self._epoch = epoch
        self._events: deque[Event] = deque()
        self._acknowledged: dict[str, int] = {}
        self._max_events = max_events
        self._max_characters = max_characters
        self._characters = 0
        self._last = 0

    @property
    def last(self) -> int:
        """The number of the newest event; 0 when nothing has happened yet."""
        return self._last

    def cursor(self, number: int) -> str:
        """The cursor that acknowledges everything up to that number."""
        return f"{self._epoch}.{number}"

    def append(self, raw: dict[str, Any], size: int) -> None:
        """Note what happened; `size` is the length of its text."""
        self._last += 1
        self._events.append(Event(self._last, raw, size))
        self._characters += size
        while len(self._events) > self._max_events or self._characters > self._max_characters:
            self._characters -= self._events.popleft().size

    def after(self, number: int, limit: int) -> list[Event]:
        """Events beyond that number, oldest first."""
        first = self._last - len(self._events) + 1
        start = max(0, number + 1 - first)
        return list(islice(self._events, start, start + limit))

    def read(self, reader: str, cursor: str | None, limit: int) -> list[Event]:
        """What the reader has not acknowledged, after taking note of the cursor that it brings.
        `now` acknowledges everything."""
        number = self._number(cursor)
        seen = max(self._acknowledged.get(reader, 0), number)
        self._acknowledged[reader] = seen
        return self.after(seen, limit)

    def seen(self, reader: str) -> int:
        """The newest event that the reader has acknowledged."""
        return self._acknowledged.get(reader, 0)

    def _number(self, cursor: str | None) -> int:
        if cursor == NOW:
            return self._last
        epoch, _, number = (cursor or "").partition(".")
        if epoch != self._epoch or not (number.isascii() and number.isdigit()):
            return 0
        return min(int(number[:18]), self._last)

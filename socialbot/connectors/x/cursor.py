"""The reading position in mentions and in messages. X is reported to bring some posts late, so the
last minutes are read again, and what was read of them already is known by its id."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import timedelta

from socialbot.connectors.common.shapes import Unreadable, listed
from socialbot.connectors.x.ids import id_at, time_of
from socialbot.connectors.x.shapes import number, table

OVERLAP = timedelta(minutes=10)
MOST_KNOWN = 2_000


@dataclass(frozen=True, slots=True)
class Track:
    """All up to and with floor has been read, and of what came after it the known ids."""

    floor: int = 0
    known: frozenset[int] = frozenset()

    def covers(self, found: int) -> bool:
        """Whether it has been read."""
        return found <= self.floor or found in self.known

    def after(self, read: Collection[int]) -> Track:
        """The position behind these ids, when all that X had shown before the newest of them was
        read. Only X's own times count here, which are in the ids."""
        floor = max(self.floor, id_at(time_of(max(read, default=0)) - OVERLAP))
        known = sorted(found for found in {*self.known, *read} if found > floor)
        if len(known) > MOST_KNOWN:
            floor = known[-MOST_KNOWN - 1]
            known = known[-MOST_KNOWN:]
        return Track(floor, frozenset(known))


@dataclass(frozen=True, slots=True)
class Cursor:
    """Both positions; written as JSON."""

    mentions: Track = field(default_factory=Track)
    messages: Track = field(default_factory=Track)

    def __str__(self) -> str:
        tracks = {"mentions": self.mentions, "messages": self.messages}
        written = {
            name: [track.floor, *sorted(found - track.floor for found in track.known)]
            for name, track in tracks.items()
        }
        return json.dumps(written, separators=(",", ":"))


def read_cursor(text: str | None) -> Cursor | None:
    """From its written form; None where it is none."""
    try:
        fields = table(json.loads(text or ""))
        return Cursor(_track(fields.get("mentions")), _track(fields.get("messages")))
    except (ValueError, RecursionError, Unreadable):
        return None


def _track(value: object) -> Track:
    numbers = [number(each) for each in listed(value)]
    if not numbers:
        raise Unreadable
    return Track(numbers[0], frozenset(numbers[0] + above for above in numbers[1:]))

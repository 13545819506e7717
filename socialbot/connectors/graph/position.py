"""How far a poll has read, and what it knows of the last minutes before that.

Lists of the Graph API lag behind and have times in whole seconds, so each poll reads the last
minutes again. What is known of them is kept in the cursor, in keyed hashes alone: after a restart
nothing comes twice, and an edit is told from a repetition. Each list has a place of its own: while
one is read, the next may move on.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

OVERLAP = int(timedelta(minutes=2).total_seconds())
MOST_MARKS = 2_000
FORM = 2
"""Form 1 had one place and its marks for all lists."""


class Listing(StrEnum):
    """Private messages, posts elsewhere that name the brand, and what stands under its own."""

    TALKS = "talks"
    TAGGED = "tagged"
    WALL = "wall"


@dataclass(frozen=True, slots=True)
class Mark:
    """One message that is known: its time, a hash of its words, and how often they changed."""

    at: int
    digest: str = field(repr=False)
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Track:
    """One list's place. `read`: the time of the newest that was read, in whole seconds since 1970.
    `marks` go by a hash of the message's id."""

    read: int = 0
    marks: Mapping[str, Mark] = field(default_factory=dict, repr=False)

    def moved(self, read: int, marks: Mapping[str, Mark], since: int) -> Track:
        """Further on, with the marks that the next poll can meet again."""
        kept = {key: mark for key, mark in marks.items() if mark.at >= max(since, read - OVERLAP)}
        surplus = {*sorted(kept, key=lambda key: kept[key].at)[:-MOST_MARKS]}
        return Track(read, {key: mark for key, mark in kept.items() if key not in surplus})


@dataclass(frozen=True, slots=True)
class Position:
    """`since`: what is older is never answered, in whole seconds since 1970."""

    since: int = 0
    tracks: Mapping[Listing, Track] = field(default_factory=dict)

    def track(self, listing: Listing) -> Track:
        """Where a list stands; one that was never read stands at the start."""
        return self.tracks.get(listing) or Track(self.since)

    def window(self, listing: Listing) -> datetime:
        """From where on the next poll reads it."""
        start = max(self.since, self.track(listing).read - OVERLAP)
        return datetime.fromtimestamp(max(start, 0), UTC)

    def moved(self, listing: Listing, read: int, marks: Mapping[str, Mark]) -> Position:
        """With one list further on."""
        track = self.track(listing).moved(read, marks, self.since)
        return Position(self.since, {**self.tracks, listing: track})

    def __str__(self) -> str:
        lists = {
            listing: [
                track.read,
                [[key, mark.at, mark.digest, mark.revision] for key, mark in track.marks.items()],
            ]
            for listing, track in self.tracks.items()
        }
        whole = {"form": FORM, "since": self.since, "lists": lists}
        return json.dumps(whole, separators=(",", ":"))


def read_position(text: str) -> Position | None:
    """From its written form, this one or the first; None where it cannot be read."""
    try:
        whole = json.loads(text)
        if "lists" not in whole:
            track = _read_track(whole["read"], whole["marks"])
            return Position(int(whole["since"]), dict.fromkeys(Listing, track))
        tracks = {Listing(name): _read_track(*rows) for name, rows in whole["lists"].items()}
        return Position(int(whole["since"]), tracks)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def _read_track(read: Any, rows: Any) -> Track:
    marks = {
        str(key): Mark(int(at), str(digest), int(revision)) for key, at, digest, revision in rows
    }
    return Track(int(read), marks)

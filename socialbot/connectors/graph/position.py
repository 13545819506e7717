"""How far a poll has read, and what it knows of the last minutes before that.

Lists of the Graph API lag behind and have times in whole seconds, so each poll reads the last
minutes again. What is known of them is kept in the cursor, in keyed hashes alone: after a restart
nothing comes twice, and an edit is told from a repetition.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

OVERLAP = timedelta(minutes=2)
MOST_MARKS = 2_000
FORM = 1


@dataclass(frozen=True, slots=True)
class Mark:
    """One message that is known: its time, a hash of its words, and how often they changed."""

    at: int
    digest: str = field(repr=False)
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Position:
    """`since`: what is older is never answered. `read`: the time of the newest that was read. Both
    in whole seconds since 1970. `marks` go by a hash of the message's id."""

    since: int = 0
    read: int = 0
    marks: Mapping[str, Mark] = field(default_factory=dict, repr=False)

    @property
    def window(self) -> datetime:
        """From where on the next poll reads."""
        start = max(self.since, self.read - int(OVERLAP.total_seconds()))
        return datetime.fromtimestamp(max(start, 0), UTC)

    def __str__(self) -> str:
        marks = [[key, mark.at, mark.digest, mark.revision] for key, mark in self.marks.items()]
        whole = {"form": FORM, "since": self.since, "read": self.read, "marks": marks}
        return json.dumps(whole, separators=(",", ":"))

    def moved(self, read: int, marks: Mapping[str, Mark]) -> Position:
        """Further on, with the marks that the next poll can meet again."""
        oldest = max(self.since, read - int(OVERLAP.total_seconds()))
        kept = {key: mark for key, mark in marks.items() if mark.at >= oldest}
        surplus = sorted(kept, key=lambda key: kept[key].at)[:-MOST_MARKS]
        return Position(self.since, read, {k: m for k, m in kept.items() if k not in {*surplus}})


def read_position(text: str) -> Position | None:
    """From its written form; None where it cannot be read."""
    try:
        whole = json.loads(text)
        marks = {
            str(key): Mark(int(at), str(digest), int(revision))
            for key, at, digest, revision in whole["marks"]
        }
        return Position(int(whole["since"]), int(whole["read"]), marks)
    except (ValueError, TypeError, LookupError, RecursionError):
        return None

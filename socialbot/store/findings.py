"""What was found in a message, as its pages tell it: types and counts, never a value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from socialbot.store.chunks import chunks
from socialbot.store.tables import FindingRow

COLUMNS = (
    FindingRow.message_id,
    FindingRow.type,
    FindingRow.count,
    FindingRow.recognizer,
    FindingRow.cue,
    FindingRow.score,
)


@dataclass(frozen=True, slots=True)
class StoredFinding:
    """What kind of personal data was found, how often, and why it was taken for it."""

    type: str
    count: int
    recognizer: str
    cue: str | None
    score: float


def read_findings(conn: Connection, ids: Sequence[int]) -> dict[int, tuple[StoredFinding, ...]]:
    """The findings of these messages, in the order in which they were found."""
    found: dict[int, tuple[StoredFinding, ...]] = {}
    for part in chunks(ids):
        query = select(*COLUMNS).where(FindingRow.message_id.in_(part)).order_by(FindingRow.id)
        for number, kind, count, recognizer, cue, score in conn.execute(query):
            finding = StoredFinding(kind, count, recognizer, cue, score)
            found[number] = (*found.get(number, ()), finding)
    return found

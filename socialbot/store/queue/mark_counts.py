"""What reviewers say that the guard got wrong, counted: types and names of patterns, no texts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, func, select

from socialbot.store.queue.tables import MarkRow


class MarkKind(StrEnum):
    """WRONG_BLOCK: what was found is none. MISSED_DATA: something was not found."""

    WRONG_BLOCK = "wrong_block"
    MISSED_DATA = "missed_data"


@dataclass(frozen=True, slots=True)
class MarkCount:
    """How often one thing was marked. recognizer is None where nothing was found."""

    kind: str
    type: str
    recognizer: str | None
    language: str
    count: int


def count_marks(conn: Connection) -> list[MarkCount]:
    """The most frequent first."""
    key = MarkRow.kind, MarkRow.type, MarkRow.recognizer, MarkRow.language
    query = select(*key, func.count().label("n")).group_by(*key)
    return [MarkCount(*row) for row in conn.execute(query.order_by(func.count().desc(), *key))]

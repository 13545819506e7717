"""Adds to the daily totals, and remembers how far a source has been counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import cast

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from socialbot.store.base import Base
from socialbot.store.totals.tables import TallyRow, TotalRow


class Measure(StrEnum):
    """What is counted. MESSAGES by kind, SENT_ON by channel, FOUND by type of personal data (its
    values, not the messages), BLOCKED and LEFT messages, ANSWERS by who gave them, WAITS by who and
    how long, REPORTS by area, INCIDENTS by topic, COST in millionths of a dollar and CALLS by
    operation."""

    MESSAGES = "messages"
    INTENTS = "intents"
    SENT_ON = "sent_on"
    FOUND = "found"
    BLOCKED = "blocked"
    LEFT = "left"
    ANSWERS = "answers"
    WAITS = "waits"
    REPORTS = "reports"
    INCIDENTS = "incidents"
    COST = "cost"
    CALLS = "calls"


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """What one total counts."""

    measure: str
    day: date
    platform: str
    name: str


def add(conn: Connection, counts: Mapping[Slot, int]) -> None:
    """Add to the totals, in one order for all, so that two who add never wait for each other."""
    rows = [
        {
            "measure": slot.measure,
            "day": slot.day,
            "platform": slot.platform,
            "name": slot.name,
            "count": count,
        }
        for slot, count in sorted(counts.items())
        if count
    ]
    if rows:
        query = _insert(conn, TotalRow)
        more = {"count": TotalRow.count + query.excluded.count}
        key = ["measure", "day", "platform", "name"]
        conn.execute(query.on_conflict_do_update(index_elements=key, set_=more), rows)


def read_mark(conn: Connection, source: str) -> int:
    """How far a source has been counted, 0 before the first time."""
    query = select(TallyRow.value).where(TallyRow.source == source)
    return conn.execute(query).scalar_one_or_none() or 0


def read_marks(conn: Connection, beginning: str) -> dict[str, int]:
    """How far the sources have been counted whose names begin so."""
    query = select(TallyRow.source, TallyRow.value)
    rows = conn.execute(query.where(TallyRow.source.startswith(beginning, autoescape=True)))
    return {row.source: row.value for row in rows}


def set_mark(conn: Connection, source: str, value: int) -> None:
    """Remember how far a source has been counted."""
    query = _insert(conn, TallyRow).values(source=source, value=value)
    conn.execute(
        query.on_conflict_do_update(index_elements=["source"], set_={"value": query.excluded.value})
    )


def _insert(conn: Connection, table: type[Base]) -> postgresql.Insert:
    """An insert that may meet a row that is there; both databases spell it alike."""
    if conn.dialect.name == "postgresql":
        return postgresql.insert(table)
    return cast("postgresql.Insert", sqlite.insert(table))

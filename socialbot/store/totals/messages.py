"""Counts messages: by platform, kind, intent and channel, and what was kept out of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, tzinfo
from typing import Any, Protocol

from sqlalchemy import Connection, Row, select
from sqlalchemy.orm import aliased

from socialbot.store.tables import FindingRow, MessageRow
from socialbot.store.totals.book import Measure, Slot, add, read_mark, set_mark

SOURCE = "messages"
BATCH = 1_000
COLUMNS: tuple[Any, ...] = (
    MessageRow.id,
    MessageRow.recorded_at,
    MessageRow.platform,
    MessageRow.kind,
    MessageRow.intent,
    MessageRow.channel,
    MessageRow.blocked,
    MessageRow.review,
    MessageRow.revision,
    MessageRow.deleted,
)


class Countable(Protocol):
    """What is counted of a message."""

    @property
    def platform(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def intent(self) -> str: ...
    @property
    def channel(self) -> str: ...
    @property
    def blocked(self) -> bool: ...
    @property
    def review(self) -> bool: ...


def count_messages(conn: Connection, zone: tzinfo) -> bool:
    """Count the next messages; False where there were none. Their ids come in the order of their
    commits, because there is one recorder at a time. An edit is no further message, but what was
    kept out of it counts."""
    mark = read_mark(conn, SOURCE)
    query = select(*COLUMNS).where(MessageRow.id > mark).order_by(MessageRow.id).limit(BATCH)
    rows = conn.execute(query).all()
    if not rows:
        return False
    last = rows[-1].id
    edits = _read_edits(conn, mark, last)
    days = {row.id: row.recorded_at.astimezone(zone).date() for row in rows}
    counts: Counter[Slot] = Counter()
    for row in rows:
        if row.id not in edits and not row.deleted:
            counts.update(slots_of(row, days[row.id]))
    platforms = {row.id: row.platform for row in rows}
    for found in _read_findings(conn, mark, last):
        place = days[found.message_id], platforms[found.message_id]
        counts[Slot(Measure.FOUND, *place, found.type)] += found.number
    add(conn, counts)
    set_mark(conn, SOURCE, last)
    return True


def slots_of(one: Countable, day: date) -> Iterator[Slot]:
    """What one message adds one to."""
    yield Slot(Measure.MESSAGES, day, one.platform, one.kind)
    yield Slot(Measure.INTENTS, day, one.platform, one.intent)
    yield Slot(Measure.SENT_ON, day, one.platform, one.channel)
    if one.blocked:
        yield Slot(Measure.BLOCKED, day, one.platform, "")
    if one.review:
        yield Slot(Measure.LEFT, day, one.platform, "")


def _read_edits(conn: Connection, after: int, last: int) -> set[int]:
    """Those that are a later revision of a message that was recorded before."""
    earlier = aliased(MessageRow)
    query = (
        select(MessageRow.id)
        .join(earlier, earlier.message_hash == MessageRow.message_hash)
        .where(MessageRow.id > after, MessageRow.id <= last, MessageRow.revision > 0)
        .where(earlier.id < MessageRow.id)
    )
    return set(conn.execute(query).scalars())


def _read_findings(conn: Connection, after: int, last: int) -> Sequence[Row[Any]]:
    number = FindingRow.count.label("number")
    query: Any = select(FindingRow.message_id, FindingRow.type, number)
    return conn.execute(
        query.where(FindingRow.message_id > after, FindingRow.message_id <= last)
    ).all()

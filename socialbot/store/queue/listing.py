"""A page of the queue: whoever may be at risk first, then by how long an item has waited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from socialbot.store.chunks import chunks
from socialbot.store.queue.filters import Filters, Standing
from socialbot.store.queue.tables import DeskRow
from socialbot.store.tables import MessageRow, ReplyRow, State
from socialbot.store.team_tables import UserRow
from socialbot.store.urgency import URGENT

LEVELS = tuple(range(max(URGENT.values()), -1, -1))
Place = tuple[int, int]
"""Where a page ends: the urgency and the id of its last item."""

COLUMNS: tuple[Any, ...] = (
    MessageRow.id,
    MessageRow.platform,
    MessageRow.kind,
    MessageRow.language,
    MessageRow.intent,
    MessageRow.reasons,
    MessageRow.urgency,
    MessageRow.sent_at,
    MessageRow.recorded_at,
    MessageRow.stored_text,
    MessageRow.review,
    func.coalesce(DeskRow.version, 0).label("version"),
    DeskRow.decision,
    DeskRow.escalated_at,
    UserRow.name.label("assignee"),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """An item as a line of the list. reply_state is that of its latest reply."""

    id: int
    platform: str
    kind: str
    language: str
    intent: str
    reasons: tuple[str, ...]
    urgency: int
    sent_at: datetime
    recorded_at: datetime
    stored_text: str = field(repr=False)
    version: int
    decision: str | None
    escalated: bool
    assignee: str | None
    reply_state: str | None

    @property
    def place(self) -> Place:
        """Where it stands in the list."""
        return self.urgency, self.id


def read_page(
    conn: Connection, filters: Filters, now: datetime, limit: int, after: Place | None = None
) -> list[Listed]:
    """The first items, or those that come after a place."""
    ids = _find_done if filters.state is Standing.DONE else _find
    return read_listed(conn, ids(conn, filters, now, limit, after))


def filter_ids(
    conn: Connection, filters: Filters, now: datetime, ids: Sequence[int]
) -> frozenset[int]:
    """Those of these items that the filters leave."""
    found: set[int] = set()
    wanted = list(filters.conditions(conn.dialect.name, now))
    for part in chunks(ids):
        query = joined(select(MessageRow.id)).where(MessageRow.id.in_(part), *wanted)
        found.update(conn.execute(query).scalars())
    return frozenset(found)


def read_listed(conn: Connection, ids: Sequence[int]) -> list[Listed]:
    """The items with these ids, in this order; those that there are not any more are left out."""
    found: dict[int, Row[Any]] = {}
    replies: dict[int, str] = {}
    for part in chunks(ids):
        query = joined(select(*COLUMNS)).join(
            UserRow, UserRow.id == DeskRow.assignee_id, isouter=True
        )
        found |= {row.id: row for row in conn.execute(query.where(MessageRow.id.in_(part)))}
        replies |= _read_states(conn, part)
    return [_listed(found[one], replies.get(one)) for one in ids if one in found]


def joined(query: Select[Any]) -> Select[Any]:
    """Messages with their rows of the desk, where there are any."""
    return query.select_from(MessageRow).join(
        DeskRow, DeskRow.message_id == MessageRow.id, isouter=True
    )


def _find(
    conn: Connection, filters: Filters, now: datetime, limit: int, after: Place | None
) -> list[int]:
    """Level by level: each is a short walk along an index, in either direction."""
    wanted = list(filters.conditions(conn.dialect.name, now))
    ids: list[int] = []
    for level in LEVELS:
        if (after and level > after[0]) or len(ids) >= limit:
            continue
        query = joined(select(MessageRow.id)).where(*wanted, MessageRow.urgency == level)
        if after and level == after[0]:
            query = query.where(_beyond(filters, after[1]))
        query = query.order_by(_by_age(filters)).limit(limit - len(ids))
        ids += conn.execute(query).scalars()
    return ids


def _find_done(
    conn: Connection, filters: Filters, now: datetime, limit: int, after: Place | None
) -> list[int]:
    """What is done has no urgency any more: the latest message first. Messages are only read where
    a filter asks for something of theirs."""
    query = select(DeskRow.message_id).join(
        MessageRow, MessageRow.id == DeskRow.message_id, isouter=True
    )
    query = query.where(*filters.conditions(conn.dialect.name, now))
    if after:
        query = query.where(DeskRow.message_id < after[1])
    return list(conn.execute(query.order_by(DeskRow.message_id.desc()).limit(limit)).scalars())


def _beyond(filters: Filters, number: int) -> ColumnElement[bool]:
    return MessageRow.id < number if filters.newest_first else MessageRow.id > number


def _by_age(filters: Filters) -> ColumnElement[int]:
    return MessageRow.id.desc() if filters.newest_first else MessageRow.id.asc()


def _read_states(conn: Connection, ids: Sequence[int]) -> dict[int, str]:
    """The state of each message's latest reply."""
    query = select(ReplyRow.message_id, ReplyRow.state).where(ReplyRow.message_id.in_(ids))
    query = query.where(ReplyRow.state != State.SILENT).order_by(ReplyRow.created_at)
    return {row.message_id: row.state for row in conn.execute(query)}


def _listed(row: Row[Any], reply_state: str | None) -> Listed:
    return Listed(
        row.id,
        row.platform,
        row.kind,
        row.language,
        row.intent,
        tuple(row.reasons),
        row.urgency,
        row.sent_at,
        row.recorded_at,
        row.stored_text,
        row.version,
        row.decision,
        row.escalated_at is not None,
        row.assignee,
        reply_state,
    )

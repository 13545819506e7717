"""What is new on the queue since a look: items that came, and items that changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from socialbot.store.queue.listing import Listed, read_listed
from socialbot.store.queue.presence import read_presence
from socialbot.store.queue.tables import DeskRow
from socialbot.store.tables import MessageRow

MOST = 200  # of a kind in one look; the rest is in the next
OVERLAP = timedelta(seconds=3)  # another process's commit may come later than its clock says


@dataclass(frozen=True, slots=True)
class Mark:
    """How far somebody has looked: the last message, and what changed until when."""

    last_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class News:
    """came: items that are new, changed: those that somebody acted on, or that came back, by id
    with the version; looking: who has which item open."""

    mark: Mark
    came: tuple[Listed, ...] = ()
    changed: tuple[Listed, ...] = ()
    looking: dict[int, tuple[str, ...]] = field(default_factory=dict)


def read_mark(conn: Connection, now: datetime) -> Mark:
    """Where a look begins."""
    last = conn.execute(select(func.max(MessageRow.id))).scalar_one_or_none()
    return Mark(last or 0, now)


def read_news(conn: Connection, since: Mark, now: datetime) -> News:
    """What came and changed since a look. What changed may be told twice."""
    last = conn.execute(select(func.max(MessageRow.id))).scalar_one_or_none() or 0
    came: list[int] = []
    if last > since.last_id:
        new = select(MessageRow.id).where(MessageRow.id > since.last_id, MessageRow.id <= last)
        came = list(conn.execute(new.where(MessageRow.review).limit(MOST)).scalars())
    later = select(DeskRow.message_id).where(DeskRow.changed_at > since.at - OVERLAP)
    later = later.order_by(DeskRow.changed_at.desc()).limit(MOST)
    changed = list(conn.execute(later).scalars())
    listed = (
        {one.id: one for one in read_listed(conn, [*came, *changed])} if came or changed else {}
    )
    return News(
        Mark(max(last, since.last_id), now),
        tuple(listed[one] for one in came if one in listed),
        tuple(listed[one] for one in changed if one in listed),
        read_presence(conn, now),
    )

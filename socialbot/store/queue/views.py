"""Saved views: filters under a name, each member's own."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, delete, func, select

from socialbot.store.clean import storable
from socialbot.store.queue.tables import ViewRow
from socialbot.store.queue.versions import meeting

MOST = 20
LONGEST_NAME = 60
LONGEST_QUERY = 500


@dataclass(frozen=True, slots=True)
class View:
    """Filters that somebody has given a name, as the query of the list's address."""

    id: int
    name: str
    query: str = field(repr=False)


def read_views(conn: Connection, user_id: int) -> list[View]:
    """A member's views by name."""
    query = select(ViewRow.id, ViewRow.name, ViewRow.query).where(ViewRow.user_id == user_id)
    return [View(*row) for row in conn.execute(query.order_by(ViewRow.name))]


def save_view(conn: Connection, user_id: int, name: str, query: str, now: datetime) -> bool:
    """Keep filters under a name; those of that name before go. False where the name is empty or
    too long, or the member has as many as anybody may."""
    named = " ".join(storable(name).split())
    if not 0 < len(named) <= LONGEST_NAME or len(query) > LONGEST_QUERY:
        return False
    others = select(func.count()).where(ViewRow.user_id == user_id, ViewRow.name != named)
    if conn.execute(others).scalar_one() >= MOST:
        return False
    values = {"user_id": user_id, "name": named, "query": query, "created_at": now}
    adding = meeting(conn, ViewRow).values(**values)
    conn.execute(
        adding.on_conflict_do_update(
            index_elements=["user_id", "name"], set_={"query": query, "created_at": now}
        )
    )
    return True


def drop_view(conn: Connection, user_id: int, number: int) -> bool:
    """Forget a view; False where the member has none of that id."""
    mine = delete(ViewRow).where(ViewRow.id == number, ViewRow.user_id == user_id)
    return conn.execute(mine).rowcount == 1

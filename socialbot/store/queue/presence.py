"""Who has which item open just now. Nobody has to say goodbye: a word is good for a short while."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select

from socialbot.store.queue.tables import PresenceRow
from socialbot.store.queue.versions import meeting
from socialbot.store.team_tables import UserRow

LASTS = timedelta(seconds=30)


def note_presence(conn: Connection, number: int, user_id: int, now: datetime) -> None:
    """Somebody has an item open; whoever has one open has no other open, and what is long over is
    forgotten."""
    others = (PresenceRow.user_id == user_id) & (PresenceRow.message_id != number)
    conn.execute(delete(PresenceRow).where(others | (PresenceRow.until < now)))
    until = now + LASTS
    query = meeting(conn, PresenceRow).values(message_id=number, user_id=user_id, until=until)
    conn.execute(
        query.on_conflict_do_update(index_elements=["message_id", "user_id"], set_={"until": until})
    )


def leave(conn: Connection, user_id: int) -> None:
    """Somebody has no item open any more."""
    conn.execute(delete(PresenceRow).where(PresenceRow.user_id == user_id))


def read_presence(
    conn: Connection, now: datetime, ids: Sequence[int] | None = None
) -> dict[int, tuple[str, ...]]:
    """Who looks at which item, by name: of these items, or of all."""
    query = select(PresenceRow.message_id, UserRow.name).join(
        UserRow, UserRow.id == PresenceRow.user_id
    )
    query = query.where(PresenceRow.until > now).order_by(UserRow.name)
    if ids is not None:
        query = query.where(PresenceRow.message_id.in_(ids))
    found: dict[int, tuple[str, ...]] = {}
    for number, name in conn.execute(query):
        found[number] = (*found.get(number, ()), name)
    return found

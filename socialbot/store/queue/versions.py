"""The guard against two people who decide at once: a version that each change counts up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, update
from sqlalchemy.dialects import postgresql, sqlite

from socialbot.store.base import Base
from socialbot.store.queue.tables import DeskRow


def change(conn: Connection, message_id: int, version: int, now: datetime, **values: Any) -> bool:
    """Change a message's row if it still has the version that a person has seen (0 before the
    first change); False where somebody was quicker."""
    _ensure(conn, [message_id], now)
    mine = update(DeskRow).where(DeskRow.message_id == message_id, DeskRow.version == version)
    values |= {"version": version + 1, "changed_at": now}
    return conn.execute(mine.values(**values)).rowcount == 1


def touch(conn: Connection, message_id: int, now: datetime, **values: Any) -> None:
    """Change a message's row whatever its version: what was shown of it does not hold any more."""
    _ensure(conn, [message_id], now)
    values |= {"version": DeskRow.version + 1, "changed_at": now}
    conn.execute(update(DeskRow).where(DeskRow.message_id == message_id).values(**values))


def _ensure(conn: Connection, message_ids: Sequence[int], now: datetime) -> None:
    rows = [{"message_id": one, "version": 0, "changed_at": now} for one in message_ids]
    conn.execute(meeting(conn, DeskRow).on_conflict_do_nothing(index_elements=["message_id"]), rows)


def meeting(conn: Connection, table: type[Base]) -> postgresql.Insert:
    """An insert that may meet a row that is there; both databases spell it alike."""
    if conn.dialect.name == "postgresql":
        return postgresql.insert(table)
    return cast("postgresql.Insert", sqlite.insert(table))

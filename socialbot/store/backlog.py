"""What waits to be sent, for the operator's gauges."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, func, select

from socialbot.store.tables import ReplyRow, State


@dataclass(frozen=True, slots=True)
class Backlog:
    """Replies that are queued, and the age of the oldest in seconds (0 where there are none)."""

    queued: int
    oldest_seconds: float


def read_backlog(engine: Engine, now: datetime) -> Backlog:
    """Count the replies of all platforms, also of those that this process does not send to."""
    query = select(func.count(), func.min(ReplyRow.created_at))
    with engine.connect() as conn:
        count, oldest = conn.execute(query.where(ReplyRow.state == State.QUEUED)).one()
    return Backlog(count, max(0.0, (now - oldest).total_seconds()) if oldest else 0.0)

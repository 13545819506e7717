"""The platform's rate limit: evenly spaced turns, shared by all workers through the database.

DBOS's own limiter made one transaction a conversation at each poll, which halved the throughput,
and let through half as much again in a sliding second.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, case, insert, update
from sqlalchemy.exc import IntegrityError

from socialbot.store.tables import PaceRow


def take_turn(conn: Connection, platform: str, per_second: float, now: datetime) -> datetime:
    """Reserve the platform's next turn and return when it is: now, or later."""
    step = 1 / per_second
    while True:
        query = (
            update(PaceRow)
            .where(PaceRow.platform == platform)
            .values(next_at=_later(now.timestamp()) + step)
            .returning(PaceRow.next_at)
        )
        next_at = conn.execute(query).scalar_one_or_none()
        if next_at is not None:
            return datetime.fromtimestamp(next_at - step, UTC)
        _add(conn, platform)


def _later(now: float) -> ColumnElement[float]:
    return case((PaceRow.next_at > now, PaceRow.next_at), else_=now)


def _add(conn: Connection, platform: str) -> None:
    """The first turn ever; another worker may be as quick."""
    try:
        with conn.begin_nested():
            conn.execute(insert(PaceRow).values(platform=platform, next_at=0.0))
    except IntegrityError:
        return

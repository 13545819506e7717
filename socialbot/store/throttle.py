"""Failed logins, counted by name and by client, so that guessing becomes slow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select

from socialbot.store.team_tables import LoginFailureRow

WITHIN = timedelta(minutes=15)
FAILURES = 5


def has_to_wait(conn: Connection, subjects: Sequence[str], now: datetime) -> bool:
    """Whether one of these (keyed hashes of a name or a client) failed too often lately."""
    query = (
        select(func.count())
        .where(LoginFailureRow.subject_hash.in_(subjects), LoginFailureRow.at > now - WITHIN)
        .group_by(LoginFailureRow.subject_hash)
    )
    return any(count >= FAILURES for count in conn.execute(query).scalars())


def note_failure(conn: Connection, subjects: Sequence[str], now: datetime) -> None:
    """Count one failure for each; what is too old to count is forgotten."""
    conn.execute(delete(LoginFailureRow).where(LoginFailureRow.at <= now - WITHIN))
    conn.execute(insert(LoginFailureRow), [{"subject_hash": s, "at": now} for s in subjects])


def forget_failures(conn: Connection, subject: str) -> None:
    """A login that succeeded: start counting anew."""
    conn.execute(delete(LoginFailureRow).where(LoginFailureRow.subject_hash == subject))

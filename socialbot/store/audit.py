"""The audit trail: who did what to which of our records. There is no column for content."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from socialbot.store.team_tables import AuditRow

EVENT = re.compile(r"[a-z_]+:[a-z_]+:[a-z_]+")


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """One line of the trail. event is source:subject:action, such as admin:session:opened;
    subject_id and user_id are ids of our own tables."""

    at: datetime
    event: str
    subject_id: str | None = None
    user_id: int | None = None


def note(conn: Connection, entry: AuditEvent) -> None:
    """Add a line in the caller's transaction; raises ValueError for an event of another form."""
    if not EVENT.fullmatch(entry.event):
        raise ValueError("not_an_audit_event")
    conn.execute(
        insert(AuditRow).values(
            at=entry.at,
            event=entry.event,
            subject_id=entry.subject_id,
            user_id=entry.user_id,
        )
    )


def read_trail(
    conn: Connection, limit: int = 100, before: datetime | None = None
) -> list[AuditEvent]:
    """The newest lines first."""
    query = select(AuditRow.at, AuditRow.event, AuditRow.subject_id, AuditRow.user_id)
    if before is not None:
        query = query.where(AuditRow.at < before)
    rows = conn.execute(query.order_by(AuditRow.id.desc()).limit(limit))
    return [AuditEvent(*row) for row in rows]

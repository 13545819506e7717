"""What the team did with some things of ours, as the audit trail tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from socialbot.store.chunks import chunks
from socialbot.store.team_tables import AuditRow, UserRow


@dataclass(frozen=True, slots=True)
class Acted:
    """What somebody of the team did: event is a line of the trail, what the id of the thing (the
    code of a case, where it is one)."""

    at: datetime
    event: str
    what: str
    who: str | None


def find_acts(conn: Connection, subjects: Sequence[str], about: str = "%") -> list[Acted]:
    """The acts on things of these ids; `about` is their kind, such as "incident"."""
    query = (
        select(AuditRow.at, AuditRow.event, AuditRow.subject_id, UserRow.name)
        .join(UserRow, UserRow.id == AuditRow.user_id, isouter=True)
        .where(AuditRow.event.like(f"admin:{about}:%"))
        .order_by(AuditRow.id)
    )
    return [
        Acted(at, event, what or "", who)
        for part in chunks(subjects)
        for at, event, what, who in conn.execute(query.where(AuditRow.subject_id.in_(part)))
    ]

"""Incidents that wait for the webhook: taken by one process at a time, tried again, given up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, select, update

from socialbot.store.database import writing
from socialbot.store.incidents import WAITING
from socialbot.store.report_hooks import FAILED, GIVE_UP_AFTER, LEASE, SENT, wait_after
from socialbot.store.tables import IncidentRow


@dataclass(frozen=True, slots=True)
class DueIncident:
    """An incident to send now; `attempts` counts this try."""

    id: int
    attempts: int
    opened_at: datetime
    values: dict[str, Any]


def take_due(engine: Engine, now: datetime) -> list[DueIncident]:
    """Take the incidents whose time has come. Nobody else gets them until their lease is over;
    then they are due again: a try that nobody finished is repeated."""
    query = (
        update(IncidentRow)
        .where(IncidentRow.hook_state == WAITING, IncidentRow.hook_at <= now)
        .values(hook_attempts=IncidentRow.hook_attempts + 1, hook_at=now + LEASE)
        .returning(
            IncidentRow.id,
            IncidentRow.hook_attempts,
            IncidentRow.topic,
            IncidentRow.opened_at,
            IncidentRow.people,
            IncidentRow.reports,
        )
    )
    if not _is_any_due(engine, now):
        return []
    with writing(engine) as conn:
        rows = conn.execute(query).all()
    return [
        DueIncident(
            row.id,
            row.hook_attempts,
            row.opened_at,
            {
                "incident": row.id,
                "topic": row.topic,
                "opened_at": row.opened_at.isoformat(timespec="seconds"),
                "people": row.people,
                "reports": row.reports,
            },
        )
        for row in rows
    ]


def finish(engine: Engine, incident: DueIncident, delivered: bool, now: datetime) -> str:
    """Note what a try came to; returns the state. The waits double up to an hour, and after a day
    it is given up."""
    values: dict[str, Any] = {"hook_state": SENT, "hook_at": None}
    if not delivered:
        again = now + wait_after(incident.attempts)
        values = {"hook_at": again}
        if again > incident.opened_at + GIVE_UP_AFTER:
            values = {"hook_state": FAILED, "hook_at": None}
    mine = update(IncidentRow).where(
        IncidentRow.id == incident.id, IncidentRow.hook_state == WAITING
    )
    if not delivered:  # a later try may be under way
        mine = mine.where(IncidentRow.hook_attempts == incident.attempts)
    with writing(engine) as conn:
        conn.execute(mine.values(values))
    return str(values.get("hook_state", WAITING))


def _is_any_due(engine: Engine, now: datetime) -> bool:
    due = select(IncidentRow.id).where(
        IncidentRow.hook_state == WAITING, IncidentRow.hook_at <= now
    )
    with engine.connect() as conn:
        return conn.execute(due.limit(1)).first() is not None

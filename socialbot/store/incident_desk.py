"""Incidents as the team works with them: opened and closed by hand, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, insert, select, update

from socialbot.domain import Intent
from socialbot.store.audit import AuditEvent, note
from socialbot.store.database import writing
from socialbot.store.hooks import WAITING
from socialbot.store.incident_pages import (
    Counted,
    Incident,
    read_counted,
    read_incident,
    read_incidents,
)
from socialbot.store.incidents import Rule, stop_watchers
from socialbot.store.tables import IncidentRow

# Topics that can have a fault which many people have at the same time.
TOPICS = (
    Intent.OUTAGE,
    Intent.TECHNICAL_FAULT,
    Intent.ACCOUNT_ACCESS,
    Intent.PAYMENT,
    Intent.VERIFICATION,
    Intent.ACCOUNT_CHANGE,
)


class IncidentDesk:
    """All calls block; `by` is the id of a member. `hooked`: a webhook waits for what opens."""

    def __init__(
        self,
        engine: Engine,
        rule: Rule,
        hooked: bool = False,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._engine = engine
        self._rule = rule
        self._hooked = hooked
        self._clock = clock

    def page(self, is_open: bool, limit: int, before: int | None = None) -> list[Incident]:
        """Open or closed incidents; see incident_pages."""
        with self._engine.connect() as conn:
            return read_incidents(conn, is_open, limit, before)

    def find(self, incident_id: int) -> Incident | None:
        """One incident."""
        with self._engine.connect() as conn:
            return read_incident(conn, incident_id)

    def counted(self, incident_id: int, limit: int) -> Counted:
        """What is counted on an incident that there is."""
        with self._engine.connect() as conn:
            return read_counted(conn, incident_id, self._rule, limit)

    def open(self, topic: Intent, platform: str, since: datetime, by: int) -> tuple[int, bool]:
        """Open an incident of a topic on a platform ("": on all) since a time that is past; returns
        its id and True, or the id of the one that is open already and False."""
        now = self._clock()
        with writing(self._engine) as conn:
            stop_watchers(conn)
            if standing := _find_open(conn, topic, platform):
                return standing, False
            values: dict[str, Any] = {
                "topic": topic,
                "platform": platform,
                "opened_at": since,
                "last_at": since,
                "people": 0,  # the watcher counts within seconds
                "reports": 0,
                "peak": 0,
                "opened_by": by,
                "hook_attempts": 0,
            }
            if self._hooked:
                values |= {"hook_state": WAITING, "hook_at": now}
            query = insert(IncidentRow).values(values).returning(IncidentRow.id)
            number: int = conn.execute(query).scalar_one()
            note(conn, AuditEvent(now, "admin:incident:opened", str(number), by))
        return number, True

    def close(self, incident_id: int, by: int) -> bool:
        """Close an incident; False where it is not open."""
        now = self._clock()
        values = {"closed_at": now, "closed_by": by}
        return self._change(incident_id, True, "closed", values, by)

    def reopen(self, incident_id: int, by: int) -> bool:
        """Take a closing back; False where it is open, or another one of its topic is."""
        return self._change(
            incident_id, False, "reopened", {"closed_at": None, "closed_by": None}, by
        )

    def set_wording(self, incident_id: int, wording: int | None, by: int) -> bool:
        """Prefer one of the canned wordings in the answers to an open incident; False where it is
        not open."""
        return self._change(incident_id, True, "worded", {"wording": wording}, by)

    def _change(
        self, incident_id: int, is_open: bool, event: str, values: dict[str, Any], by: int
    ) -> bool:
        """Change an incident that is open, or closed; note it."""
        with writing(self._engine) as conn:
            stop_watchers(conn)
            closed = IncidentRow.closed_at
            there = IncidentRow.id == incident_id
            there &= closed.is_(None) if is_open else closed.is_not(None)
            query = select(IncidentRow.topic, IncidentRow.platform).where(there)
            found = conn.execute(query).one_or_none()
            if found is None or (not is_open and _find_open(conn, *found)):
                return False
            conn.execute(update(IncidentRow).where(there).values(values))
            note(conn, AuditEvent(self._clock(), f"admin:incident:{event}", str(incident_id), by))
        return True


def _find_open(conn: Connection, topic: str, platform: str) -> int | None:
    query = select(IncidentRow.id).where(
        IncidentRow.topic == topic,
        IncidentRow.platform == platform,
        IncidentRow.closed_at.is_(None),
    )
    return conn.execute(query).scalar_one_or_none()

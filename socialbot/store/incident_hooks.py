"""Incidents that wait for the webhook, and what its receiver gets of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Engine, Row, select

from socialbot.store.hooks import Due, HookedRows
from socialbot.store.tables import IncidentRow


def hooked_incidents(engine: Engine) -> HookedRows:
    """The incidents that wait."""
    return HookedRows(engine, IncidentRow, _read)


def _read(conn: Connection, ids: Sequence[int]) -> list[Due]:
    query = select(IncidentRow.__table__).where(IncidentRow.id.in_(ids)).order_by(IncidentRow.id)
    return [_due(row) for row in conn.execute(query)]


def _due(row: Row[Any]) -> Due:
    values = {
        "incident": row.id,
        "topic": row.topic,
        "opened_at": row.opened_at.isoformat(timespec="seconds"),
        "people": row.people,
        "reports": row.reports,
    }
    return Due(row.id, row.hook_attempts, row.opened_at, values)

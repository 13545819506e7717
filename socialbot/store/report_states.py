"""How far the technical team is with a report, and who said so when."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, select, update

from socialbot.store.audit import AuditEvent, note
from socialbot.store.tables import ReportRow


class Progress(StrEnum):
    """How far a report is; the last two are its end."""

    NEW = "new"
    LOOKED_AT = "looked_at"
    IN_WORK = "in_work"
    SOLVED = "solved"
    NO_FAULT = "no_fault"


OPEN = frozenset({Progress.NEW, Progress.LOOKED_AT, Progress.IN_WORK})


class Change(StrEnum):
    """What came of a change. OTHERWISE: somebody else changed it meanwhile, and nothing was done.
    GONE: there is no such report."""

    DONE = "done"
    OTHERWISE = "otherwise"
    GONE = "gone"


def set_state(  # noqa: PLR0913, PLR0917 - from which to which state, by whom and when
    conn: Connection, report_id: int, seen: Progress, state: Progress, by: int, now: datetime
) -> Change:
    """Change the state of a report that was `seen` in another one."""
    mine = update(ReportRow).where(ReportRow.id == report_id, ReportRow.state == seen)
    if not conn.execute(mine.values(_values(state, by, now))).rowcount:
        there = conn.execute(select(ReportRow.id).where(ReportRow.id == report_id)).first()
        return Change.OTHERWISE if there else Change.GONE
    note(conn, AuditEvent(now, f"admin:report:{state}", str(report_id), by))
    return Change.DONE


def set_state_of_fault(
    conn: Connection, fingerprint: str, state: Progress, by: int, now: datetime
) -> int:
    """Change all open reports of one fault; returns how many changed."""
    mine = update(ReportRow).where(
        ReportRow.fingerprint == fingerprint,
        ReportRow.done_at.is_(None),
        ReportRow.state != state,
    )
    changed = conn.execute(mine.values(_values(state, by, now))).rowcount
    if changed:
        note(conn, AuditEvent(now, f"admin:fault:{state}", fingerprint, by))
    return changed


def _values(state: Progress, by: int, now: datetime) -> dict[str, Any]:
    done_at = None if state in OPEN else now
    return {"state": state, "state_at": now, "state_by": by, "done_at": done_at}

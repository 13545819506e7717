"""Reports that wait for the webhook: taken by one process at a time, tried again, given up."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, Row, case, select, update

from socialbot.store.database import writing
from socialbot.store.reports import WAITING
from socialbot.store.tables import CaseRow, ReportRow

SENT = "sent"
FAILED = "failed"
FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(hours=1)
GIVE_UP_AFTER = timedelta(days=1)
LEASE = timedelta(minutes=1)  # longer than a try: whoever took it and died is not waited for
MOST_DOUBLINGS = 10


@dataclass(frozen=True, slots=True)
class DueReport:
    """A report to send now; `attempts` counts this try, and `values` is what the receiver gets."""

    id: int
    number: str
    attempts: int
    created_at: datetime
    values: dict[str, Any] = field(repr=False)


def take_due(engine: Engine, now: datetime, limit: int) -> list[DueReport]:
    """Take the reports whose time has come. Until their lease is over nobody else gets them, and
    afterwards they are due again: a try that nobody finished is repeated."""
    due = (
        select(ReportRow.id, ReportRow.hook_attempts)
        .where(ReportRow.hook_state == WAITING, ReportRow.hook_at <= now)
        .order_by(ReportRow.hook_at, ReportRow.id)
        .limit(limit)
    )
    with writing(engine) as conn:
        taken = []
        for report_id, attempts in conn.execute(due).all():
            claim = update(ReportRow).where(
                ReportRow.id == report_id,
                ReportRow.hook_state == WAITING,
                ReportRow.hook_attempts == attempts,
            )
            values = {"hook_attempts": attempts + 1, "hook_at": now + LEASE}
            if conn.execute(claim.values(values)).rowcount:
                taken.append(report_id)
        query = (
            select(ReportRow.__table__, CaseRow.code.label("case_code"))
            .join(CaseRow, CaseRow.id == ReportRow.case_id, isouter=True)
            .where(ReportRow.id.in_(taken))
            .order_by(ReportRow.id)
        )
        return [_due(row) for row in conn.execute(query)]


def finish(engine: Engine, report: DueReport, delivered: bool, now: datetime) -> str:
    """Note what a try came to; returns the report's state. The waits double up to an hour, and
    after a day it is given up."""
    values: dict[str, Any] = {"hook_state": SENT, "hook_at": None}
    if not delivered:
        values = {"hook_at": now + wait_after(report.attempts)}
        if values["hook_at"] > report.created_at + GIVE_UP_AFTER:
            values = {"hook_state": FAILED, "hook_at": None}
    mine = update(ReportRow).where(
        ReportRow.id == report.id,
        ReportRow.hook_state == WAITING,
        # A later try may be under way; that this one arrived counts all the same.
        case((ReportRow.hook_attempts == report.attempts, 1), else_=int(delivered)) == 1,
    )
    with writing(engine) as conn:
        conn.execute(mine.values(values))
    return str(values.get("hook_state", WAITING))


def wait_after(attempts: int) -> timedelta:
    """The wait after that many tries."""
    return min(FIRST_WAIT * (1 << min(attempts - 1, MOST_DOUBLINGS)), LONGEST_WAIT)


def _due(row: Row[Any]) -> DueReport:
    values = {
        "number": row.number,
        "case_code": row.case_code,
        "fault": row.fingerprint,
        "language": row.language,
        "area": row.area,
        "intent": row.intent,
        "what": row.what,
        "place": row.place,
        "happened_at": row.happened_at.isoformat(timespec="seconds"),
        "device": row.device,
        "software": row.software,
        "error_text": row.error_text,
        "created_at": row.created_at.isoformat(timespec="seconds"),
    }
    return DueReport(row.id, row.number, row.hook_attempts, row.created_at, values)

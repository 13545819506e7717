"""Reports that wait for the webhook, and what its receiver gets of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Engine, Row, select

from socialbot.store.hooks import Due, HookedRows
from socialbot.store.tables import CaseRow, ReportRow


def hooked_reports(engine: Engine) -> HookedRows:
    """The reports that wait."""
    return HookedRows(engine, ReportRow, _read)


def _read(conn: Connection, ids: Sequence[int]) -> list[Due]:
    query = (
        select(ReportRow.__table__, CaseRow.code.label("case_code"))
        .join(CaseRow, CaseRow.id == ReportRow.case_id, isouter=True)
        .where(ReportRow.id.in_(ids))
        .order_by(ReportRow.id)
    )
    return [_due(row) for row in conn.execute(query)]


def _due(row: Row[Any]) -> Due:
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
    return Due(row.id, row.hook_attempts, row.created_at, values)

"""Merges records by code and parts them again. What belongs to which case is never lost: a message
stays with the case that it came to, and one that came to the record later names its own case."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, Row, delete, func, insert, select, text, update

from socialbot.case_codes import read_code
from socialbot.store.audit import AuditEvent, note
from socialbot.store.case_tables import MessageOriginRow, ReportOriginRow
from socialbot.store.records import RECORDING_LOCK
from socialbot.store.tables import CaseJoinRow, CaseRow, MessageRow, ReportRow


class Merge(StrEnum):
    """What came of a merge. CLOSED: one of the records is, and closed ones are not merged."""

    MERGED = "merged"
    NO_CODE = "no_code"
    SAME = "same"
    CLOSED = "closed"


def merge(
    conn: Connection, code: str, other: str, by: int, now: datetime
) -> tuple[Merge, str | None]:
    """Make the records of two codes one. It goes on under the code of the one that was written to
    last, whose time it keeps; the other code leads to it. Returns what came of it, and the code of
    the case that was joined to the other: parting it undoes the merge."""
    _stop_recorders(conn)
    first, second = read_root(conn, code), read_root(conn, other)
    if first is None or second is None:
        return Merge.NO_CODE, None
    if first.id == second.id:
        return Merge.SAME, None
    if not (first.is_open and second.is_open):
        return Merge.CLOSED, None
    record, joined = sorted((first, second), key=lambda one: (one.last_at, one.id), reverse=True)
    followers = update(CaseJoinRow).where(CaseJoinRow.record_id == joined.id)
    conn.execute(followers.values(record_id=record.id))
    join = {"record_id": record.id, "into_id": record.id, "joined_at": now, "joined_by": by}
    conn.execute(insert(CaseJoinRow).values(case_id=joined.id, **join))
    note(conn, AuditEvent(now, "admin:case:merged", str(joined.id), by))
    return Merge.MERGED, joined.code


def split(conn: Connection, code: str, by: int, now: datetime) -> bool:
    """Part the case of a code, with what was joined to it before, from its record: all is as if it
    had never been joined. False where it is joined to none."""
    _stop_recorders(conn)
    typed = read_code(code)
    query = select(CaseJoinRow.case_id, CaseJoinRow.record_id)
    query = query.join(CaseRow, CaseRow.id == CaseJoinRow.case_id).where(CaseRow.code == typed)
    found = conn.execute(query).one_or_none()
    if typed is None or found is None:
        return False
    case_id, record_id = found
    own = _find_joined(conn, case_id, record_id)
    conn.execute(delete(CaseJoinRow).where(CaseJoinRow.case_id == case_id))
    followers = update(CaseJoinRow).where(CaseJoinRow.case_id.in_(own))
    conn.execute(followers.values(record_id=case_id))
    _bring_home(conn, case_id, own)
    note(conn, AuditEvent(now, "admin:case:split", str(case_id), by))
    return True


def set_open(conn: Connection, code: str, is_open: bool, by: int, now: datetime) -> bool:
    """Close a record with all its cases, or open it again; False where nothing changes. What is
    written after that is a new case, until it is open again."""
    _stop_recorders(conn)
    root = read_root(conn, code)
    if root is None or root.is_open == is_open:
        return False
    members = [root.id, *_find_members(conn, root.id)]
    conn.execute(update(CaseRow).where(CaseRow.id.in_(members)).values(is_open=is_open))
    event = "admin:case:reopened" if is_open else "admin:case:closed"
    note(conn, AuditEvent(now, event, str(root.id), by))
    return True


def read_root(conn: Connection, code: str) -> Row[int, str, bool, datetime] | None:
    """The case that others are joined to, of the record that a code in any spelling leads to."""
    typed = read_code(code)
    if typed is None:
        return None
    to = func.coalesce(CaseJoinRow.record_id, CaseRow.id)
    leads = (
        select(to)
        .select_from(CaseRow)
        .join(CaseJoinRow, CaseJoinRow.case_id == CaseRow.id, isouter=True)
        .where(CaseRow.code == typed)
    )
    record_id = conn.execute(leads).scalar_one_or_none()
    columns = select(CaseRow.id, CaseRow.code, CaseRow.is_open, CaseRow.last_at)
    return conn.execute(columns.where(CaseRow.id == record_id)).one_or_none()


def _find_members(conn: Connection, record_id: int) -> list[int]:
    query = select(CaseJoinRow.case_id).where(CaseJoinRow.record_id == record_id)
    return list(conn.execute(query).scalars())


def _find_joined(conn: Connection, case_id: int, record_id: int) -> set[int]:
    """The case, and those that were joined to it, or to one of them, before it was joined."""
    query = select(CaseJoinRow.case_id, CaseJoinRow.into_id)
    joins = list(conn.execute(query.where(CaseJoinRow.record_id == record_id)))
    own, size = {case_id}, 0
    while len(own) > size:
        size = len(own)
        own |= {joined for joined, into in joins if into in own}
    return own


def _bring_home(conn: Connection, case_id: int, own: Collection[int]) -> None:
    """What other cases have of these goes to theirs."""
    for row, origin, of in (
        (MessageRow, MessageOriginRow, MessageOriginRow.message_id),
        (ReportRow, ReportOriginRow, ReportOriginRow.report_id),
    ):
        away = select(of).where(origin.case_id.in_(own))
        there = update(row).where(row.id.in_(away), row.case_id.not_in(own))
        conn.execute(there.values(case_id=case_id))
        conn.execute(
            delete(origin).where(
                origin.case_id == case_id, of.in_(select(row.id).where(row.case_id == case_id))
            )
        )


def _stop_recorders(conn: Connection) -> None:
    """Nothing is recorded meanwhile. On SQLite whoever writes is alone anyway."""
    if conn.dialect.name == "postgresql":
        conn.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": RECORDING_LOCK})

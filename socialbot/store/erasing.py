"""Erases all that is stored of one person, and leaves what is others'."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Select, and_, delete, exists, or_, select, update

from socialbot.domain import Kind
from socialbot.store.case_tables import ReportOriginRow
from socialbot.store.chunks import chunks
from socialbot.store.tables import (
    CaseRow,
    CodeTryRow,
    FindingRow,
    MessageRow,
    OptOutRow,
    ReplyRow,
    ReportRow,
    TakeoverRow,
)


def erase_authors(conn: Connection, keys: Sequence[str]) -> int:
    """Messages with replies and findings, cases with the reports that named their code, and what
    is known of the person besides. A record that holds messages of others too becomes theirs.
    Returns how many messages went."""
    _erase_takeovers(conn, keys)
    own = select(MessageRow.id).where(MessageRow.author_hash.in_(keys))
    ids = list(conn.execute(own).scalars())
    for part in chunks(ids):
        conn.execute(delete(FindingRow).where(FindingRow.message_id.in_(part)))
        conn.execute(delete(ReplyRow).where(ReplyRow.message_id.in_(part)))
        conn.execute(delete(MessageRow).where(MessageRow.id.in_(part)))
    conn.execute(delete(ReportRow).where(named_by(cases_of(keys))))
    for case in list(conn.execute(cases_of(keys)).scalars()):
        _erase_case(conn, case)
    conn.execute(delete(OptOutRow).where(OptOutRow.author_hash.in_(keys)))
    conn.execute(delete(CodeTryRow).where(CodeTryRow.author_hash.in_(keys)))
    return len(ids)


def cases_of(keys: Sequence[str]) -> Select[int]:
    """Ids of the cases that these have written."""
    return select(CaseRow.id).where(CaseRow.author_hash.in_(keys))


def named_by(cases: Select[int]) -> ColumnElement[bool]:
    """Reports of the form in which the code of one of these cases was typed. A report in a record
    keeps the case that it named."""
    origin = select(ReportOriginRow.report_id).where(ReportOriginRow.case_id.in_(cases))
    moved = exists().where(ReportOriginRow.report_id == ReportRow.id)
    return or_(ReportRow.id.in_(origin), and_(ReportRow.case_id.in_(cases), ~moved))


def _erase_takeovers(conn: Connection, keys: Sequence[str]) -> None:
    """A public thread is not one person's, so only those of direct messages go."""
    threads = select(MessageRow.conversation_hash).where(
        MessageRow.author_hash.in_(keys), MessageRow.kind == Kind.DM
    )
    conn.execute(delete(TakeoverRow).where(TakeoverRow.conversation_hash.in_(threads)))


def _erase_case(conn: Connection, case: int) -> None:
    newest = (
        select(MessageRow.author_hash, MessageRow.platform)
        .where(MessageRow.case_id == case)
        .order_by(MessageRow.id.desc())
        .limit(1)
    )
    other = conn.execute(newest).one_or_none()
    if other:
        values = {"author_hash": other.author_hash, "platform": other.platform}
        conn.execute(update(CaseRow).where(CaseRow.id == case).values(**values))
        return
    back = select(ReportOriginRow.case_id).where(ReportOriginRow.report_id == ReportRow.id)
    query = update(ReportRow).where(ReportRow.case_id == case)
    conn.execute(query.values(case_id=back.scalar_subquery()))  # others', that named their own
    conn.execute(delete(CaseRow).where(CaseRow.id == case))

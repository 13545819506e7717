"""The list of records: cases that are joined to no other, those written to last first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, or_, select, tuple_

from socialbot.store.tables import CaseJoinRow, CaseRow, MessageRow, ReportRow

Place = tuple[datetime, int]
"""Where a page ends: the time and the id of its last record."""

ROOT = ~select(CaseJoinRow.case_id).where(CaseJoinRow.case_id == CaseRow.id).exists()


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Which records a list shows; None leaves a matter open. since and until bound the time of the
    last message."""

    is_open: bool | None = True
    platform: str | None = None
    topic: str | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A record in the list, with all its cases: how many messages and reports it has, how many of
    the messages wait for a person, and the urgency of those."""

    id: int
    code: str
    topic: str
    is_open: bool
    opened_at: datetime
    last_at: datetime
    platforms: tuple[str, ...]
    cases: int
    messages: int
    waiting: int
    urgency: int
    reports: int

    @property
    def place(self) -> Place:
        return self.last_at, self.id


def read_cases(
    conn: Connection, wanted: CaseFilter, limit: int, after: Place | None = None
) -> list[CaseLine]:
    """A page of the list; it begins after a place."""
    query = _choose(wanted).order_by(CaseRow.last_at.desc(), CaseRow.id.desc()).limit(limit)
    if after is not None:
        query = query.where(tuple_(CaseRow.last_at, CaseRow.id) < after)
    roots = conn.execute(query).all()
    members = _read_members(conn, [row.id for row in roots])
    numbers = sorted({number for group in members.values() for number, _, _ in group})
    counts, reports = _count_messages(conn, numbers), _count_reports(conn, numbers)
    return [_line(row, members[row.id], counts, reports) for row in roots]


def _choose(wanted: CaseFilter) -> Select[int, str, str, bool, datetime, datetime]:
    columns = CaseRow.id, CaseRow.code, CaseRow.topic, CaseRow.is_open
    query = select(*columns, CaseRow.opened_at, CaseRow.last_at).where(ROOT)
    if wanted.is_open is not None:
        query = query.where(CaseRow.is_open == wanted.is_open)
    if wanted.topic is not None:
        query = query.where(CaseRow.topic == wanted.topic)
    if wanted.since is not None:
        query = query.where(CaseRow.last_at >= wanted.since)
    if wanted.until is not None:
        query = query.where(CaseRow.last_at < wanted.until)
    return query if wanted.platform is None else query.where(_is_on(wanted.platform))


def _is_on(platform: str) -> Any:
    """One of the record's cases is on this platform."""
    member = CaseRow.__table__.alias()
    joined = (
        select(member.c.id)
        .join(CaseJoinRow, CaseJoinRow.case_id == member.c.id)
        .where(CaseJoinRow.record_id == CaseRow.id, member.c.platform == platform)
        .correlate(CaseRow)
    )
    return or_(CaseRow.platform == platform, joined.exists())


def _read_members(
    conn: Connection, roots: Sequence[int]
) -> dict[int, list[tuple[int, str, datetime]]]:
    """Id, platform and opening time of each case of the records, these first."""
    members: dict[int, list[tuple[int, str, datetime]]] = {root: [] for root in roots}
    columns = CaseRow.id, CaseRow.platform, CaseRow.opened_at
    own = select(CaseRow.id.label("record"), *columns).where(CaseRow.id.in_(roots))
    joined = (
        select(CaseJoinRow.record_id.label("record"), *columns)
        .join(CaseJoinRow, CaseJoinRow.case_id == CaseRow.id)
        .where(CaseJoinRow.record_id.in_(roots))
        .order_by(CaseRow.id)
    )
    for query in (own, joined):
        for record, number, platform, opened_at in conn.execute(query):
            members[record].append((number, platform, opened_at))
    return members


def _count_messages(conn: Connection, cases: Sequence[int]) -> dict[int, tuple[int, int, int]]:
    """By case: all messages, those that wait, and the highest urgency of these."""
    review = MessageRow.review
    query = (
        select(
            MessageRow.case_id,
            func.count(),
            func.count().filter(review),
            func.max(MessageRow.urgency).filter(review),
        )
        .where(MessageRow.case_id.in_(cases))
        .group_by(MessageRow.case_id)
    )
    return {row[0] or 0: (row[1], row[2], row[3] or 0) for row in conn.execute(query)}


def _count_reports(conn: Connection, cases: Sequence[int]) -> dict[int, int]:
    query = select(ReportRow.case_id, func.count()).where(ReportRow.case_id.in_(cases))
    return {row[0] or 0: row[1] for row in conn.execute(query.group_by(ReportRow.case_id))}


def _line(
    row: Row[int, str, str, bool, datetime, datetime],
    members: Sequence[tuple[int, str, datetime]],
    counts: dict[int, tuple[int, int, int]],
    reports: dict[int, int],
) -> CaseLine:
    of = [counts.get(number, (0, 0, 0)) for number, _, _ in members]
    return CaseLine(
        row.id,
        row.code,
        row.topic,
        row.is_open,
        min(opened_at for _, _, opened_at in members),
        row.last_at,
        _each_once(platform for _, platform, _ in members),
        len(members),
        sum(count[0] for count in of),
        sum(count[1] for count in of),
        max((count[2] for count in of), default=0),
        sum(reports.get(number, 0) for number, _, _ in members),
    )


def _each_once(platforms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(platforms))

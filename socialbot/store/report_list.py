"""The list of reports: pages, faults that come again and again, and all of them in parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, Select, case, func, select, tuple_

from socialbot.store.report_states import OPEN, Progress
from socialbot.store.tables import CaseRow, ReportRow
from socialbot.store.team_tables import UserRow

REPEATS_WITHIN = timedelta(days=30)
EXPORTED_AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class Report:
    """One report of the list. state_by names who set its state, state_at says when; repeats counts
    the reports of the same fault in the last 30 days, this one included."""

    id: int
    number: str
    case_code: str | None
    language: str
    area: str
    intent: str
    risk: str | None
    what: str = field(repr=False)
    place: str = field(repr=False)
    happened_at: datetime
    device: str = field(repr=False)
    software: str = field(repr=False)
    error_text: str = field(repr=False)
    fingerprint: str
    created_at: datetime
    done_at: datetime | None
    state: str = Progress.NEW
    state_at: datetime | None = None
    state_by: str | None = None
    repeats: int = 1


@dataclass(frozen=True, slots=True)
class Group:
    """Open reports of the same fault; the words are those of the newest."""

    fingerprint: str
    count: int
    first_at: datetime
    last_at: datetime
    newest: Report


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which reports a list shows: `done` None shows all; `fingerprint` those of one fault; the
    others, where they are not None, those of one state, area or device."""

    done: bool | None = False
    fingerprint: str | None = None
    state: Progress | None = None
    area: str | None = None
    device: str | None = field(default=None, repr=False)


def read_page(
    conn: Connection, wanted: Wanted, limit: int, before_id: int | None, now: datetime
) -> list[Report]:
    """A page of the list: open reports at risk by urgency, then the newest. It begins after
    before_id; where that row is gone, with the first that nobody is at risk in."""
    rank = _rank(wanted)
    query = _choose(wanted).order_by(rank.desc(), ReportRow.id.desc()).limit(limit)
    if before_id is not None:
        level = select(rank).where(ReportRow.id == before_id)
        last = (conn.execute(level).scalar_one_or_none() or 0, before_id)
        query = query.where(tuple_(rank, ReportRow.id) < last)
    rows = conn.execute(query).all()
    counts = _count(conn, {row.fingerprint for row in rows}, now)
    return [_report(row, counts.get(row.fingerprint, 1)) for row in rows]


def read_groups(conn: Connection, limit: int) -> list[Group]:
    """Faults with two open reports or more, the most reported first."""
    count, last = func.count().label("count"), func.max(ReportRow.id).label("last")
    query = (
        select(ReportRow.fingerprint, count, last, func.min(ReportRow.created_at))
        .where(ReportRow.done_at.is_(None))
        .group_by(ReportRow.fingerprint)
        .having(count > 1)
        .order_by(count.desc(), last.desc())
        .limit(limit)
    )
    found = conn.execute(query).all()
    newest_ids = [last for _, _, last, _ in found]
    rows = conn.execute(_choose(Wanted()).where(ReportRow.id.in_(newest_ids)))
    newest = {row.id: _report(row) for row in rows}
    return [
        Group(key, number, first, newest[last].created_at, newest[last])
        for key, number, last, first in found
        if last in newest
    ]


def read_all(engine: Engine, wanted: Wanted) -> Iterator[Report]:
    """All reports of a list, the oldest first, read in parts: a slow reader holds nothing."""
    after = 0
    while True:
        query = _choose(wanted).where(ReportRow.id > after).order_by(ReportRow.id)
        with engine.connect() as conn:
            rows = conn.execute(query.limit(EXPORTED_AT_A_TIME)).all()
        yield from (_report(row) for row in rows)
        if len(rows) < EXPORTED_AT_A_TIME:
            return
        after = rows[-1].id


def _rank(wanted: Wanted) -> ColumnElement[int]:
    """What a list is sorted by before the time. In a list of open ones it is the plain column: a
    page that begins after a report which was done meanwhile leaves nobody out."""
    if wanted.done is False or wanted.state in OPEN:
        return ReportRow.urgency.expression
    return case((ReportRow.done_at.is_(None), ReportRow.urgency), else_=0)


def _choose(wanted: Wanted) -> Select[Any]:
    query = (
        select(
            ReportRow.__table__,
            CaseRow.code.label("case_code"),
            UserRow.name.label("state_by_name"),
        )
        .join(CaseRow, CaseRow.id == ReportRow.case_id, isouter=True)
        .join(UserRow, UserRow.id == ReportRow.state_by, isouter=True)
    )
    if wanted.done is not None:
        query = query.where((ReportRow.done_at.is_not(None)) == wanted.done)
    for name in ("fingerprint", "state", "area", "device"):
        if (value := getattr(wanted, name)) is not None:
            query = query.where(getattr(ReportRow, name) == value)
    return query


def _count(conn: Connection, fingerprints: set[str], now: datetime) -> dict[str, int]:
    query = (
        select(ReportRow.fingerprint, func.count().label("reports"))
        .where(ReportRow.fingerprint.in_(sorted(fingerprints)))
        .where(ReportRow.created_at > now - REPEATS_WITHIN)
        .group_by(ReportRow.fingerprint)
    )
    return {row.fingerprint: row.reports for row in conn.execute(query)}


def _report(row: Row[Any], repeats: int = 1) -> Report:
    names = [name for name in Report.__slots__ if name not in {"repeats", "state_by"}]
    values = {name: getattr(row, name) for name in names}
    return Report(**values, state_by=row.state_by_name, repeats=repeats)

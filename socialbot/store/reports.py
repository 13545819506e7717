"""Reports of technical faults from the on-site form: filed once, listed, done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Row,
    Select,
    case,
    func,
    insert,
    select,
    tuple_,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from socialbot.domain import Intent, Reason
from socialbot.settings import Cases
from socialbot.store.audit import AuditEvent, note
from socialbot.store.case_tables import ReportOriginRow
from socialbot.store.clean import storable
from socialbot.store.database import writing
from socialbot.store.fingerprints import fault_of
from socialbot.store.hooks import WAITING
from socialbot.store.seal import Vault
from socialbot.store.tables import CaseRow, ReportRow
from socialbot.store.typed_codes import find_case
from socialbot.store.urgency import urgency_of
from socialbot.store.users import find_user

REPEATS_WITHIN = timedelta(days=30)
EXPORTED_AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class NewReport:
    """One report as it may be kept: its texts are masked ones. number is the writer's receipt and
    names the form that was sent: the same form sent twice is one report. client_hash tells one
    sender from another within a day, so that incidents count each once. risk: the gravest reason to
    fear for somebody."""

    number: str
    language: str
    area: str
    intent: Intent
    what: str = field(repr=False)
    place: str = field(repr=False)
    happened_at: datetime
    device: str
    software: str
    error_text: str = field(repr=False)
    client_hash: str = field(repr=False)
    risk: Reason | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One report of the list. repeats counts the reports of the same fault in the last 30 days,
    this one included."""

    id: int
    number: str
    case_code: str | None
    language: str
    area: str
    intent: str
    risk: str | None
    what: str
    place: str
    happened_at: datetime
    device: str
    software: str
    error_text: str
    fingerprint: str
    created_at: datetime
    done_at: datetime | None
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
    """Which reports a list shows: `done` None shows all; `fingerprint` those of one fault."""

    done: bool | None = False
    fingerprint: str | None = None


class Reports:
    """The technical team's list. All calls block. `hooked` says that a webhook waits for
    each, `codes` how long case codes count."""

    def __init__(
        self,
        engine: Engine,
        vault: Vault,
        hooked: bool = False,
        codes: Cases | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._engine = engine
        self._vault = vault
        self._hooked = hooked
        self._codes = codes
        self._clock = clock

    def file(self, report: NewReport, case_code: str | None = None) -> bool:
        """Keep a report, which incidents are counted from; False where it is kept already. A case
        code that exists joins the case, and whether it does is told to nobody."""
        now = self._clock()
        with writing(self._engine) as conn:
            report_id = _insert(conn, self._row(report, now))
            if report_id is None:
                return False
            found = find_case(conn, case_code, now, self._codes) if case_code else None
            if found is not None:
                _join(conn, report_id, *found)
        return True

    def _row(self, report: NewReport, now: datetime) -> dict[str, Any]:
        texts = {name: storable(getattr(report, name)) for name in ("what", "place", "error_text")}
        fault = fault_of(report.area, report.intent, texts["error_text"], report.software)
        return {
            **asdict(report),
            **texts,
            "intent": str(report.intent),
            "risk": report.risk and str(report.risk),
            "urgency": urgency_of([report.risk] if report.risk else []),
            "fingerprint": self._vault.hash("fault", *fault),
            "created_at": now,
            "hook_state": WAITING if self._hooked else None,
            "hook_at": now if self._hooked else None,
        }

    def page(self, wanted: Wanted, limit: int, before_id: int | None = None) -> list[Report]:
        """A page of the list: open reports at risk by urgency, then the newest. It begins after
        before_id; where that row is gone, with the first that nobody is at risk in."""
        rank = _rank(wanted)
        query = _choose(wanted).order_by(rank.desc(), ReportRow.id.desc()).limit(limit)
        with self._engine.connect() as conn:
            if before_id is not None:
                level = select(rank).where(ReportRow.id == before_id)
                last = (conn.execute(level).scalar_one_or_none() or 0, before_id)
                query = query.where(tuple_(rank, ReportRow.id) < last)
            rows = conn.execute(query).all()
            counts = _count(conn, {row.fingerprint for row in rows}, self._clock())
        return [_report(row, counts.get(row.fingerprint, 1)) for row in rows]

    def at_risk(self) -> int:
        """How many open reports there are in which somebody may be at risk."""
        query = select(func.count()).where(ReportRow.urgency > 0, ReportRow.done_at.is_(None))
        with self._engine.connect() as conn:
            return conn.execute(query).scalar_one()

    def groups(self, limit: int) -> list[Group]:
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
        with self._engine.connect() as conn:
            found = conn.execute(query).all()
            rows = conn.execute(
                _choose(Wanted()).where(ReportRow.id.in_([last for _, _, last, _ in found]))
            )
            newest = {row.id: _report(row) for row in rows}
        return [
            Group(key, number, first, newest[last].created_at, newest[last])
            for key, number, last, first in found
            if last in newest
        ]

    def all(self, wanted: Wanted) -> Iterator[Report]:
        """All reports of a list, the oldest first, read in parts: a slow reader holds nothing."""
        after = 0
        while True:
            query = _choose(wanted).where(ReportRow.id > after).order_by(ReportRow.id)
            with self._engine.connect() as conn:
                rows = conn.execute(query.limit(EXPORTED_AT_A_TIME)).all()
            yield from (_report(row) for row in rows)
            if len(rows) < EXPORTED_AT_A_TIME:
                return
            after = rows[-1].id

    def set_done(self, report_id: int, done: bool, by: str) -> bool:
        """Mark a report as done or open it again; False where there is none."""
        now = self._clock()
        change = update(ReportRow).where(ReportRow.id == report_id)
        with writing(self._engine) as conn:
            if not conn.execute(change.values(done_at=now if done else None)).rowcount:
                return False
            event = "admin:report:done" if done else "admin:report:reopened"
            note(conn, AuditEvent(now, event, str(report_id), _id_of(conn, by)))
        return True

    def note_export(self, by: str) -> None:
        """Somebody of the team takes the list away: that is kept in the trail."""
        with writing(self._engine) as conn:
            note(conn, AuditEvent(self._clock(), "admin:reports:exported", None, _id_of(conn, by)))


def _join(conn: Connection, report_id: int, case_id: int, own_id: int) -> None:
    joined = update(ReportRow).where(ReportRow.id == report_id)
    conn.execute(joined.values(case_id=case_id))
    if own_id != case_id:
        origin = {"report_id": report_id, "case_id": own_id}
        conn.execute(insert(ReportOriginRow).values(origin))


def _insert(conn: Connection, values: dict[str, Any]) -> int | None:
    """The new row's id, None where the number is filed already, by whoever was quicker."""
    insert_new = postgresql.insert if conn.dialect.name == "postgresql" else sqlite.insert
    query = insert_new(ReportRow).values(values).on_conflict_do_nothing(index_elements=["number"])
    return conn.execute(query.returning(ReportRow.id)).scalar_one_or_none()


def _rank(wanted: Wanted) -> ColumnElement[int]:
    """What a list is sorted by before the time. In the list of open ones it is the plain column: a
    page that begins after a report which was done meanwhile leaves nobody out."""
    if wanted.done is False:
        return ReportRow.urgency.expression
    return case((ReportRow.done_at.is_(None), ReportRow.urgency), else_=0)


def _choose(wanted: Wanted) -> Select[Any]:
    query = select(ReportRow.__table__, CaseRow.code.label("case_code")).join(
        CaseRow, CaseRow.id == ReportRow.case_id, isouter=True
    )
    if wanted.done is not None:
        query = query.where((ReportRow.done_at.is_not(None)) == wanted.done)
    if wanted.fingerprint is not None:
        query = query.where(ReportRow.fingerprint == wanted.fingerprint)
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
    names = [name for name in Report.__slots__ if name != "repeats"]
    return Report(**{name: getattr(row, name) for name in names}, repeats=repeats)


def _id_of(conn: Connection, name: str) -> int | None:
    user = find_user(conn, name)
    return user[0] if user else None

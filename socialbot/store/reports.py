"""Reports of technical faults from the on-site form: filed once, listed, worked on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from socialbot.domain import Intent, Reason
from socialbot.settings import Cases
from socialbot.store.audit import AuditEvent, note
from socialbot.store.case_tables import ReportOriginRow
from socialbot.store.clean import storable
from socialbot.store.database import writing
from socialbot.store.fingerprints import fault_of
from socialbot.store.hooks import WAITING
from socialbot.store.report_list import Group, Report, Wanted, read_all, read_groups, read_page
from socialbot.store.report_states import Change, Progress, set_state, set_state_of_fault
from socialbot.store.seal import Vault
from socialbot.store.tables import ReportRow
from socialbot.store.typed_codes import find_case
from socialbot.store.urgency import urgency_of
from socialbot.store.users import find_user

__all__ = ["Change", "Group", "NewReport", "Progress", "Report", "Reports", "Wanted"]


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
    device: str = field(repr=False)
    software: str = field(repr=False)
    error_text: str = field(repr=False)
    client_hash: str = field(repr=False)
    risk: Reason | None = None


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
            "state": Progress.NEW,
            "hook_state": WAITING if self._hooked else None,
            "hook_at": now if self._hooked else None,
        }

    def page(self, wanted: Wanted, limit: int, before_id: int | None = None) -> list[Report]:
        """A page of the list; see report_list."""
        with self._engine.connect() as conn:
            return read_page(conn, wanted, limit, before_id, self._clock())

    def at_risk(self) -> int:
        """How many open reports there are in which somebody may be at risk."""
        query = select(func.count()).where(ReportRow.urgency > 0, ReportRow.done_at.is_(None))
        with self._engine.connect() as conn:
            return conn.execute(query).scalar_one()

    def groups(self, limit: int) -> list[Group]:
        """Faults with two open reports or more, the most reported first."""
        with self._engine.connect() as conn:
            return read_groups(conn, limit)

    def all(self, wanted: Wanted) -> Iterator[Report]:
        """All reports of a list, the oldest first."""
        return read_all(self._engine, wanted)

    def set_state(self, report_id: int, seen: Progress, state: Progress, by: int) -> Change:
        """Say how far a report is that was `seen` in another state; see report_states."""
        with writing(self._engine) as conn:
            return set_state(conn, report_id, seen, state, by, self._clock())

    def set_state_of_fault(self, fingerprint: str, state: Progress, by: int) -> int:
        """Say how far all open reports of a fault are; returns how many changed."""
        with writing(self._engine) as conn:
            return set_state_of_fault(conn, fingerprint, state, by, self._clock())

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


def _id_of(conn: Connection, name: str) -> int | None:
    user = find_user(conn, name)
    return user[0] if user else None

"""What a made-up team did with the records of `socialbot benchmark admin`."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import cycle

from sqlalchemy import Engine, select

from socialbot.commands.admin_past import DAYS, send_nothing
from socialbot.commands.user import PASSWORD_BYTES
from socialbot.domain import Intent
from socialbot.settings import Settings
from socialbot.store.case_desk import CaseDesk
from socialbot.store.chunks import chunks
from socialbot.store.incident_desk import IncidentDesk
from socialbot.store.queue.acts import Picked, Why
from socialbot.store.queue.desk import Queue
from socialbot.store.reports import NewReport, Progress, Reports
from socialbot.store.seal import Vault
from socialbot.store.tables import CaseRow, MessageRow, ReportRow
from socialbot.store.team import Team
from socialbot.triage.bursts import Bursts
from socialbot.web.form.fields import AREAS, DEVICES

NAME = "benchmark"
AGENTS = ("ayla", "deniz", "umut")
WAITING = 10  # one message in so many still waits for a person
AT_ONCE = 200
SHARES = (5, 7, 11)  # one waiting item in so many is a member's
ESCALATED = 25
REPORTS = 50  # messages for one report of the form
FAULTS = 40
CASES = 500  # messages for one pair of records that is merged, and for one that is closed
INCIDENTS = 40
HOUR = timedelta(hours=1)


def add_team(engine: Engine, vault: Vault) -> str:
    """Some agents, and one who may see all pages; returns that one's password."""
    team, password = Team(engine, vault), secrets.token_urlsafe(PASSWORD_BYTES)
    team.add_user(NAME, password, ["admin"])
    for agent in AGENTS:
        team.add_user(agent, secrets.token_urlsafe(PASSWORD_BYTES), ["agent"])
    return password


class TeamPast:
    """Acts in the past, each as the pages do it, so that the trail holds them too."""

    def __init__(self, engine: Engine, vault: Vault, settings: Settings, now: datetime) -> None:
        self._engine = engine
        self._vault = vault
        self._settings = settings
        self._lately = now - HOUR  # what was done just now would be news on every page
        self._queue = Queue(engine, send_nothing)
        self._members = [number for number, _ in self._queue.members()]

    def work(self, count: int, texts: Sequence[str]) -> None:
        """Whatever goes with so many messages; `texts` are stored ones."""
        self._empty_queue(count // WAITING)
        self._tidy_cases(count // CASES)
        self._file_reports(count // REPORTS, texts)
        self._set_states()
        self._run_incidents()

    def _empty_queue(self, left: int) -> None:
        """All but the last are dismissed; of the others some are somebody's."""
        query = select(MessageRow.id, MessageRow.recorded_at).where(MessageRow.review)
        with self._engine.connect() as conn:
            waiting = conn.execute(query.order_by(MessageRow.id)).all()
        done = waiting[: max(0, len(waiting) - left)]
        items = [Picked(row.id, 0) for row in waiting[len(done) :]]
        members, whys = cycle(self._members), cycle(Why)
        for part in chunks(done, AT_ONCE):
            queue = self._queue_at(part[-1].recorded_at + HOUR)
            queue.dismiss([Picked(row.id, 0) for row in part], next(whys), next(members))
        queue = self._queue_at(self._lately)
        for member, share in zip(self._members, SHARES, strict=False):
            queue.assign(items[::share], member, member)
        queue.escalate(items[1::ESCALATED], True, self._members[0])

    def _queue_at(self, moment: datetime) -> Queue:
        return replace(self._queue, clock=_stand_at(min(moment, self._lately)))

    def _tidy_cases(self, count: int) -> None:
        """Some records are merged, some closed."""
        desk, by = CaseDesk(self._engine, _stand_at(self._lately)), self._members[0]
        with self._engine.connect() as conn:
            codes = list(conn.execute(select(CaseRow.code).order_by(CaseRow.id.desc())).scalars())
        for code, other in zip(codes[0 : 2 * count : 2], codes[1 : 2 * count : 2], strict=True):
            desk.merge(code, other, by)
        for code in codes[len(codes) - count :]:
            desk.set_open(code, False, by)

    def _file_reports(self, count: int, texts: Sequence[str]) -> None:
        for number in range(count):
            at = self._lately - timedelta(days=DAYS) * (1 - number / count)
            reports = Reports(self._engine, self._vault, clock=_stand_at(at))
            reports.file(_make_report(number, at, texts[number % len(texts)]))

    def _set_states(self) -> None:
        """Of five reports one is as it came."""
        reports = Reports(self._engine, self._vault, clock=_stand_at(self._lately))
        with self._engine.connect() as conn:
            ids = list(conn.execute(select(ReportRow.id)).scalars())
        for number, state in zip(ids, cycle(Progress), strict=False):
            if state is not Progress.NEW:
                reports.set_state(number, Progress.NEW, state, self._members[0])

    def _run_incidents(self) -> None:
        """One after the other, the last of which is open still."""
        rule, by = Bursts.of(self._settings.incidents), self._members[0]
        for number in range(INCIDENTS, 0, -1):
            since = self._lately - number * timedelta(days=DAYS) / INCIDENTS
            desk = IncidentDesk(self._engine, rule, clock=_stand_at(since + HOUR))
            opened, _ = desk.open(Intent.OUTAGE, "", since, by)
            if number > 1:
                desk.close(opened, by)


def _make_report(number: int, at: datetime, text: str) -> NewReport:
    return NewReport(
        number=f"B-{number:06}",
        language="tr",
        area=AREAS[number % len(AREAS)],
        intent=Intent.TECHNICAL_FAULT,
        what=text,
        place="ana sayfa",
        happened_at=at,
        device=DEVICES[number % len(DEVICES)],
        software=f"chrome {100 + number % 20}",
        error_text=f"hata {number % FAULTS}",
        client_hash=f"{number:064x}",
    )


def _stand_at(moment: datetime) -> Callable[[], datetime]:
    """A clock."""
    return lambda: moment

"""Incidents: counted from the recorded messages and reports, opened and closed by one rule."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, Row, func, insert, select, text, update

from socialbot.domain import Intent, Wave
from socialbot.store.database import writing
from socialbot.store.hooks import WAITING
from socialbot.store.tables import IncidentRow, MessageRow, ReportRow

WATCHING_LOCK = 0x73625F7761746368  # any number that only watchers use
CLOCKS = timedelta(minutes=5)  # a platform's clock may be ahead of ours by so much


class Rule(Protocol):
    """What decides: triage.bursts.Bursts."""

    @property
    def topics(self) -> frozenset[Intent]: ...
    @property
    def window(self) -> timedelta: ...
    @property
    def quiet(self) -> timedelta: ...
    @property
    def confidence(self) -> float: ...
    def since(self, now: datetime, closed_at: datetime | None) -> datetime: ...
    def opens(self, people: int, clients: int) -> bool: ...
    def closes(self, wave: Wave, now: datetime) -> bool: ...


@dataclass(frozen=True, slots=True)
class Incident:
    """A fault that many people report. people counts those who wrote about it, each once; reports
    what the form brought."""

    id: int
    topic: Intent
    opened_at: datetime
    last_at: datetime
    people: int
    reports: int


@dataclass(slots=True)
class Changes:
    """What a look at the numbers came to. known: the topics that have an open incident now."""

    opened: list[Incident] = field(default_factory=list)
    closed: list[Incident] = field(default_factory=list)
    known: set[Intent] = field(default_factory=set)


def watch(engine: Engine, rule: Rule, now: datetime, hooked: bool = False) -> Changes:
    """Count, and open and close what the rule says, in one commit. `hooked`: a webhook waits for
    each that opens. Of several processes that watch, one opens it."""
    with writing(engine) as conn:
        if conn.dialect.name == "postgresql":
            conn.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WATCHING_LOCK})
        return _Look(conn, rule, now, hooked).take()


def read_open(conn: Connection) -> list[Incident]:
    """The open incidents, the oldest first."""
    return [_incident(row) for row in _read_rows(conn)]


def read_known_faults(conn: Connection) -> frozenset[Intent]:
    """The topics of the open incidents."""
    return frozenset(Intent(row.topic) for row in _read_rows(conn))


class _Look:
    """One look at the numbers."""

    def __init__(self, conn: Connection, rule: Rule, now: datetime, hooked: bool) -> None:
        self._conn, self._rule, self._now, self._hooked = conn, rule, now, hooked
        self._closings = _read_closings(conn)
        self._changes = Changes()

    def take(self) -> Changes:
        standing = {Intent(row.topic): row for row in _read_rows(self._conn)}
        for row in standing.values():
            self._follow(row)
        for topic in sorted(self._rule.topics - standing.keys()):
            self._open(topic)
        return self._changes

    def _open(self, topic: Intent) -> None:
        since = self._rule.since(self._now, self._closings.get(topic))
        count = self._count(topic, since)
        if not self._rule.opens(count.people, count.clients):
            return
        values: dict[str, Any] = {
            "topic": topic,
            "opened_at": self._now,
            "last_at": count.last_at or self._now,
            "people": count.people,
            "reports": count.reports,
            "peak": count.all,
            "hook_attempts": 0,
        }
        if self._hooked:
            values |= {"hook_state": WAITING, "hook_at": self._now}
        query = insert(IncidentRow).values(values).returning(*IncidentRow.__table__.columns)
        self._changes.opened.append(_incident(self._conn.execute(query).one()))
        self._changes.known.add(topic)

    def _follow(self, row: Row[Any]) -> None:
        """Count what came since, and close it where the wave is over or nobody watches it."""
        topic, rule, now = Intent(row.topic), self._rule, self._now
        all_of_it = self._count(topic, rule.since(row.opened_at, self._closings.get(topic)))
        in_window = self._count(topic, now - rule.window).all
        in_quiet = self._count(topic, now - rule.quiet).all
        wave = Wave(row.opened_at, max(row.peak, in_window), in_window, in_quiet)
        over = topic not in rule.topics or rule.closes(wave, now)
        values = {
            "people": all_of_it.people,
            "reports": all_of_it.reports,
            "last_at": max(row.last_at, all_of_it.last_at or row.last_at),
            "peak": wave.peak,
            "closed_at": now if over else None,
        }
        query = update(IncidentRow).where(IncidentRow.id == row.id).values(values)
        counted = self._conn.execute(query.returning(*IncidentRow.__table__.columns)).one()
        if over:
            self._changes.closed.append(_incident(counted))
        else:
            self._changes.known.add(topic)

    def _count(self, topic: Intent, since: datetime) -> _Count:
        """By the time at which people wrote: what a platform delivers late is no new wave."""
        authors = select(
            func.count(MessageRow.author_hash.distinct()), func.max(MessageRow.sent_at)
        ).where(
            MessageRow.intent == topic,
            MessageRow.recorded_at > since - CLOCKS,
            MessageRow.sent_at > since,
            MessageRow.confidence >= self._rule.confidence,
        )
        forms = select(
            func.count(),
            func.count(ReportRow.client_hash.distinct()),
            func.max(ReportRow.created_at),
        ).where(ReportRow.intent == topic, ReportRow.created_at > since)
        people, wrote = self._conn.execute(authors).one()
        reports, clients, filed = self._conn.execute(forms).one()
        times = [min(at, self._now) for at in (wrote, filed) if at]
        return _Count(people, reports, clients, max(times, default=None))


@dataclass(frozen=True, slots=True)
class _Count:
    """How many people wrote, how many reports came from how many clients, and when the last."""

    people: int
    reports: int
    clients: int
    last_at: datetime | None

    @property
    def all(self) -> int:
        return self.people + self.clients


def _read_rows(conn: Connection) -> list[Row[Any]]:
    query = select(IncidentRow.__table__).where(IncidentRow.closed_at.is_(None))
    return list(conn.execute(query.order_by(IncidentRow.id)).all())


def _read_closings(conn: Connection) -> dict[Intent, datetime]:
    """When the last incident of each topic closed."""
    query = select(IncidentRow.topic, func.max(IncidentRow.closed_at))
    query = query.where(IncidentRow.closed_at.is_not(None)).group_by(IncidentRow.topic)
    return {Intent(topic): at for topic, at in conn.execute(query) if at}


def _incident(row: Row[Any]) -> Incident:
    return Incident(row.id, Intent(row.topic), row.opened_at, row.last_at, row.people, row.reports)

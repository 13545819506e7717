"""Incidents: counted from the recorded messages and reports, opened and closed by one rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, Row, func, insert, literal, select, text, update

from socialbot.domain import Intent, Wave
from socialbot.store.database import writing
from socialbot.store.hooks import WAITING
from socialbot.store.known_faults import EVERYWHERE
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
    """A fault that many people report, or that the team knows of. people counts those who wrote
    about it, each once; reports what the form brought. platform is "" for all of them."""

    id: int
    topic: Intent
    opened_at: datetime
    last_at: datetime
    people: int
    reports: int
    platform: str = EVERYWHERE


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
        stop_watchers(conn)
        return _Look(conn, rule, now, hooked).take()


def stop_watchers(conn: Connection) -> None:
    """Nobody else opens or closes an incident meanwhile."""
    if conn.dialect.name == "postgresql":
        conn.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WATCHING_LOCK})


def read_open(conn: Connection) -> list[Incident]:
    """The open incidents, the oldest first."""
    return [_incident(row) for row in _read_rows(conn)]


def begin_of(row: Row[Any], rule: Rule, closed_at: datetime | None) -> datetime:
    """From when on reports count for an incident: those that opened it too; where a person did,
    from the time that was named."""
    return row.opened_at if row.opened_by is not None else rule.since(row.opened_at, closed_at)


class _Look:
    """One look at the numbers."""

    def __init__(self, conn: Connection, rule: Rule, now: datetime, hooked: bool) -> None:
        self._conn, self._rule, self._now, self._hooked = conn, rule, now, hooked
        self._closings = _read_closings(conn)
        self._changes = Changes()

    def take(self) -> Changes:
        standing = _read_rows(self._conn)
        for row in standing:
            self._follow(row)
        everywhere = {Intent(row.topic) for row in standing if row.platform == EVERYWHERE}
        for topic in sorted(self._rule.topics - everywhere):
            told = [row.platform for row in standing if row.topic == topic]
            self._open(topic, told)
        return self._changes

    def _open(self, topic: Intent, told: Sequence[str]) -> None:
        """Open one of all platforms but those where the team has told of it already."""
        since = self._rule.since(self._now, self._closings.get(topic))
        count = self._count(topic, since, but=told)
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
        begin = begin_of(row, rule, self._closings.get(topic))
        all_of_it = self._count(topic, begin, row.platform)
        in_window = self._count(topic, now - rule.window, row.platform).all
        in_quiet = self._count(topic, now - rule.quiet, row.platform).all
        wave = Wave(row.opened_at, max(row.peak, in_window), in_window, in_quiet)
        over = topic not in rule.topics or rule.closes(wave, now)
        over = over and row.opened_by is None  # a person closes what a person opened
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

    def _count(
        self, topic: Intent, since: datetime, on: str = EVERYWHERE, but: Sequence[str] = ()
    ) -> _Count:
        """By the time at which people wrote: what a platform delivers late is no new wave. Those
        `on` one platform, the form left out, or on all `but` some."""
        authors = select(
            func.count(MessageRow.author_hash.distinct()), func.max(MessageRow.sent_at)
        ).where(
            MessageRow.intent == topic,
            MessageRow.recorded_at > since - CLOCKS,
            MessageRow.sent_at > since,
            MessageRow.confidence >= self._rule.confidence,
            MessageRow.platform == on if on else MessageRow.platform.not_in(but),
        )
        forms = select(
            func.count(),
            func.count(ReportRow.client_hash.distinct()),
            func.max(ReportRow.created_at),
        ).where(ReportRow.intent == topic, ReportRow.created_at > since, literal(on == EVERYWHERE))
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
    query = query.where(IncidentRow.closed_at.is_not(None), IncidentRow.platform == EVERYWHERE)
    query = query.group_by(IncidentRow.topic)
    return {Intent(topic): at for topic, at in conn.execute(query) if at}


def _incident(row: Row[Any]) -> Incident:
    times = row.opened_at, row.last_at
    return Incident(row.id, Intent(row.topic), *times, row.people, row.reports, row.platform)

"""Incidents as the team reads them: the list, and one with what is counted on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select
from sqlalchemy.orm import aliased

from socialbot.domain import Intent
from socialbot.store.acts import Acted, find_acts
from socialbot.store.incidents import CLOCKS, Rule, begin_of
from socialbot.store.known_faults import EVERYWHERE
from socialbot.store.tables import CaseRow, IncidentRow, MessageRow, ReportRow
from socialbot.store.team_tables import UserRow

NEWEST = 2_000  # messages that the platforms are counted from


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident with all that is kept of it. opened_by and closed_by are names, None where the
    numbers decided; alert is how its webhook stands, None without one, and alert_at is its next
    try."""

    id: int
    topic: str
    platform: str
    opened_at: datetime
    last_at: datetime
    closed_at: datetime | None
    people: int
    reports: int
    peak: int
    wording: int | None
    by_hand: bool
    opened_by: str | None
    closed_by: str | None
    alert: str | None
    alert_at: datetime | None
    alert_tries: int


@dataclass(frozen=True, slots=True)
class CountedMessage:
    """A message that is counted on an incident, in the text that is kept."""

    id: int
    case_code: str | None
    platform: str
    kind: str
    at: datetime
    language: str
    stored_text: str = field(repr=False)
    deleted: bool


@dataclass(frozen=True, slots=True)
class CountedReport:
    """A report of the form that is counted on an incident."""

    id: int
    number: str
    at: datetime
    area: str
    language: str
    what: str = field(repr=False)
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted on an incident: people by platform (of those who wrote last), the newest
    messages and reports, and what the team did with it."""

    people: tuple[tuple[str, int], ...]
    messages: tuple[CountedMessage, ...]
    reports: tuple[CountedReport, ...]
    acts: tuple[Acted, ...]


def read_incidents(
    conn: Connection, is_open: bool, limit: int, before: int | None = None
) -> list[Incident]:
    """The open incidents, or a page of the closed ones, the newest first."""
    query = _choose().order_by(IncidentRow.id.desc()).limit(limit)
    closed = IncidentRow.closed_at
    query = query.where(closed.is_(None) if is_open else closed.is_not(None))
    if before is not None:
        query = query.where(IncidentRow.id < before)
    return [_incident(row) for row in conn.execute(query)]


def read_incident(conn: Connection, incident_id: int) -> Incident | None:
    """One incident."""
    row = conn.execute(_choose().where(IncidentRow.id == incident_id)).one_or_none()
    return _incident(row) if row else None


def read_counted(conn: Connection, incident_id: int, rule: Rule, limit: int) -> Counted:
    """What is counted on an incident that there is, by the rule that counts."""
    row = conn.execute(select(IncidentRow.__table__).where(IncidentRow.id == incident_id)).one()
    begin = begin_of(row, rule, _closed_before(conn, row))
    wrote = _wrote(row, begin, rule)
    filed = [] if row.platform else _read_reports(conn, row, begin, limit)
    acts = find_acts(conn, [str(incident_id)], "incident")
    messages = _read_messages(conn, wrote, limit)
    return Counted(_count_people(conn, wrote), tuple(messages), tuple(filed), tuple(acts))


def _choose() -> Select[Any]:
    opener, closer = aliased(UserRow), aliased(UserRow)
    return (
        select(
            IncidentRow.__table__,
            opener.name.label("opener"),
            closer.name.label("closer"),
        )
        .join(opener, opener.id == IncidentRow.opened_by, isouter=True)
        .join(closer, closer.id == IncidentRow.closed_by, isouter=True)
    )


def _incident(row: Row[Any]) -> Incident:
    return Incident(
        id=row.id,
        topic=row.topic,
        platform=row.platform,
        opened_at=row.opened_at,
        last_at=row.last_at,
        closed_at=row.closed_at,
        people=row.people,
        reports=row.reports,
        peak=row.peak,
        wording=row.wording,
        by_hand=row.opened_by is not None,
        opened_by=row.opener,
        closed_by=row.closer,
        alert=row.hook_state,
        alert_at=row.hook_at,
        alert_tries=row.hook_attempts,
    )


def _closed_before(conn: Connection, row: Row[Any]) -> datetime | None:
    """When the incident of the topic before this one closed."""
    query = select(func.max(IncidentRow.closed_at)).where(
        IncidentRow.topic == row.topic,
        IncidentRow.platform == EVERYWHERE,
        IncidentRow.id < row.id,
    )
    return conn.execute(query).scalar_one()


def _wrote(row: Row[Any], begin: datetime, rule: Rule) -> list[ColumnElement[bool]]:
    """Which messages are counted: those that the watcher counts."""
    conditions = [
        MessageRow.intent == Intent(row.topic),
        MessageRow.recorded_at > begin - CLOCKS,
        MessageRow.sent_at > begin,
        MessageRow.confidence >= rule.confidence,
    ]
    if row.platform:
        conditions.append(MessageRow.platform == row.platform)
    if row.closed_at:
        conditions.append(MessageRow.recorded_at <= row.closed_at)
    return conditions


def _count_people(
    conn: Connection, wrote: Sequence[ColumnElement[bool]]
) -> tuple[tuple[str, int], ...]:
    """People by platform, most first, among those who wrote the newest messages: a page waits for
    no count of all."""
    newest = (
        select(MessageRow.platform, MessageRow.author_hash)
        .where(*wrote)
        .order_by(MessageRow.recorded_at.desc())
        .limit(NEWEST)
        .subquery()
    )
    query = select(newest.c.platform, func.count(newest.c.author_hash.distinct()))
    found = conn.execute(query.group_by(newest.c.platform))
    return tuple(sorted(((name, n) for name, n in found), key=lambda one: (-one[1], one[0])))


def _read_messages(
    conn: Connection, wrote: Sequence[ColumnElement[bool]], limit: int
) -> list[CountedMessage]:
    columns = MessageRow.platform, MessageRow.kind, MessageRow.sent_at, MessageRow.language
    query = (
        select(MessageRow.id, CaseRow.code, *columns, MessageRow.stored_text, MessageRow.deleted)
        .join(CaseRow, CaseRow.id == MessageRow.case_id, isouter=True)
        .where(*wrote)
        .order_by(MessageRow.recorded_at.desc(), MessageRow.id.desc())
        .limit(limit)
    )
    return [CountedMessage(*row) for row in conn.execute(query)]


def _read_reports(
    conn: Connection, row: Row[Any], begin: datetime, limit: int
) -> list[CountedReport]:
    columns = ReportRow.id, ReportRow.number, ReportRow.created_at, ReportRow.area
    query = select(*columns, ReportRow.language, ReportRow.what, ReportRow.fingerprint)
    query = query.where(ReportRow.intent == row.topic, ReportRow.created_at > begin)
    if row.closed_at:
        query = query.where(ReportRow.created_at <= row.closed_at)
    found = conn.execute(query.order_by(ReportRow.id.desc()).limit(limit))
    return [CountedReport(*report) for report in found]

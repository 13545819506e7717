"""Reads the daily totals: sums of a period, and what came on each of its days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import ColumnElement, Connection, Engine, case, func, select

from socialbot.store.audit import AuditEvent, note
from socialbot.store.database import writing
from socialbot.store.tables import IncidentRow
from socialbot.store.totals.book import Measure
from socialbot.store.totals.tables import TotalRow
from socialbot.store.users import find_user

BY_DAY = (
    Measure.MESSAGES,
    Measure.ANSWERS,
    Measure.WAITS,
    Measure.REPORTS,
    Measure.INCIDENTS,
    Measure.COST,
)
MOST_INCIDENTS = 50

Sums = dict[tuple[str, str], int]
"""{(measure, name): count}; messages also by ("messages", kind)."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days that are asked for, both included; platform None asks for all of them. What belongs
    to no platform, such as the form's reports, is there for each."""

    first: date
    last: date
    platform: str | None = None


@dataclass(frozen=True, slots=True)
class Daily:
    """A measure on a day; part is the platform for messages, for the others the name."""

    measure: str
    day: date
    part: str
    count: int


@dataclass(frozen=True, slots=True)
class Total:
    """One total as it is kept."""

    day: date
    measure: str
    platform: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """An incident as far as it is still kept; platform "" is all of them."""

    topic: str
    platform: str
    opened_at: datetime
    closed_at: datetime | None
    people: int
    reports: int


@dataclass(frozen=True, slots=True)
class Extent:
    """Since when messages are counted, or else anything, None before the first count; and on which
    platforms."""

    first: date | None
    platforms: tuple[str, ...]


class Totals:
    """The figures of all processes that share this database. All calls block."""

    def __init__(
        self, engine: Engine, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._engine = engine
        self._clock = clock

    def extent(self) -> Extent:
        """What there is to ask for."""
        first, messages = select(func.min(TotalRow.day)), TotalRow.measure == Measure.MESSAGES
        platforms = select(TotalRow.platform).where(messages).distinct()
        with self._engine.connect() as conn:
            found = sorted(conn.execute(platforms).scalars())
            day = conn.execute(first.where(messages) if found else first).scalar_one_or_none()
            return Extent(day, tuple(found))

    def sums(self, window: Window) -> Sums:
        """The sums over all days of a window."""
        query = select(TotalRow.measure, TotalRow.name, func.sum(TotalRow.count).label("number"))
        query = query.where(*_within(window, Measure)).group_by(TotalRow.measure, TotalRow.name)
        with self._engine.connect() as conn:
            return {(row.measure, row.name): int(row.number) for row in conn.execute(query)}

    def daily(self, window: Window) -> list[Daily]:
        """What is shown over time, day by day."""
        by_platform = TotalRow.measure == Measure.MESSAGES
        part = case((by_platform, TotalRow.platform), else_=TotalRow.name).label("part")
        query = select(
            TotalRow.measure, TotalRow.day, part, func.sum(TotalRow.count).label("number")
        )
        query = query.where(*_within(window, BY_DAY))
        query = query.group_by(TotalRow.measure, TotalRow.day, part)
        with self._engine.connect() as conn:
            return [
                Daily(row.measure, row.day, row.part, int(row.number))
                for row in conn.execute(query)
            ]

    def incidents(self, since: datetime, before: datetime, platform: str | None) -> list[Trouble]:
        """The incidents that began within a time, the newest first."""
        query = select(
            IncidentRow.topic,
            IncidentRow.platform,
            IncidentRow.opened_at,
            IncidentRow.closed_at,
            IncidentRow.people,
            IncidentRow.reports,
        ).where(IncidentRow.opened_at >= since, IncidentRow.opened_at < before)
        if platform:
            query = query.where(IncidentRow.platform.in_((platform, "")))
        query = query.order_by(IncidentRow.id.desc()).limit(MOST_INCIDENTS)
        with self._engine.connect() as conn:
            return [Trouble(*row) for row in conn.execute(query).all()]

    def rows(self, window: Window) -> Iterator[Total]:
        """Every total of a window, day by day."""
        query = select(
            TotalRow.day, TotalRow.measure, TotalRow.platform, TotalRow.name, TotalRow.count
        )
        query = query.where(*_within(window, Measure))
        query = query.order_by(TotalRow.day, TotalRow.measure, TotalRow.platform, TotalRow.name)
        with self._engine.connect() as conn:
            found = conn.execute(query).all()
        return (Total(*row) for row in found)

    def note_export(self, by: str) -> None:
        """Somebody of the team takes figures away: that is kept in the trail."""
        with writing(self._engine) as conn:
            event = "admin:insights:exported"
            note(conn, AuditEvent(self._clock(), event, None, _id_of(conn, by)))


def _within(window: Window, measures: Iterable[Measure]) -> list[ColumnElement[bool]]:
    """The measures are named even where all are meant: the key begins with them."""
    wanted: list[ColumnElement[bool]] = [
        TotalRow.measure.in_(list(measures)),
        TotalRow.day.between(window.first, window.last),
    ]
    if window.platform:
        wanted.append(TotalRow.platform.in_((window.platform, "")))
    return wanted


def _id_of(conn: Connection, name: str) -> int | None:
    user = find_user(conn, name)
    return user[0] if user else None

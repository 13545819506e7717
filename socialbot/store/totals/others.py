"""Counts reports of the form, incidents, and what platforms charge."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import takewhile

from sqlalchemy import Connection, select

from socialbot.store.tables import IncidentRow, ReportRow, SpendingRow
from socialbot.store.totals.book import Measure, Slot, add, read_mark, read_marks, set_mark

SETTLED = timedelta(minutes=1)  # by then a row with a smaller id is committed too
BATCH = 1_000


def count_reports(conn: Connection, zone: tzinfo, now: datetime) -> bool:
    """Count the next reports of the form, by area; False where there were none."""
    mark = read_mark(conn, "reports")
    query = select(ReportRow.id, ReportRow.created_at, ReportRow.area)
    query = query.where(ReportRow.id > mark).order_by(ReportRow.id).limit(BATCH)
    rows = list(takewhile(lambda row: row.created_at <= now - SETTLED, conn.execute(query).all()))
    counts = Counter(
        Slot(Measure.REPORTS, row.created_at.astimezone(zone).date(), "", row.area) for row in rows
    )
    add(conn, counts)
    if rows:
        set_mark(conn, "reports", rows[-1].id)
    return bool(rows)


def count_incidents(conn: Connection, zone: tzinfo, now: datetime) -> bool:
    """Count the next incidents, by topic, on the day that they began; False without any."""
    mark = read_mark(conn, "incidents")
    query = select(IncidentRow.id, IncidentRow.opened_at, IncidentRow.topic, IncidentRow.platform)
    query = query.where(IncidentRow.id > mark).order_by(IncidentRow.id).limit(BATCH)
    rows = list(takewhile(lambda row: row.opened_at <= now - SETTLED, conn.execute(query).all()))
    counts = Counter(
        Slot(
            Measure.INCIDENTS, row.opened_at.astimezone(zone).date(), row.platform or "", row.topic
        )
        for row in rows
    )
    add(conn, counts)
    if rows:
        set_mark(conn, "incidents", rows[-1].id)
    return bool(rows)


def count_costs(conn: Connection, zone: tzinfo, now: datetime) -> None:
    """Count what each sum of a month has grown by since the last time: today's, or for a month
    that is over, its last day's."""
    counts: Counter[Slot] = Counter()
    known = read_marks(conn, f"{Measure.COST}:") | read_marks(conn, f"{Measure.CALLS}:")
    query = select(
        SpendingRow.platform,
        SpendingRow.month,
        SpendingRow.operation,
        SpendingRow.micros,
        SpendingRow.count,
    )
    for platform, month, operation, *values in conn.execute(query).all():
        day = _day_of(month, zone, now)
        for measure, value in zip((Measure.COST, Measure.CALLS), values, strict=True):
            source = f"{measure}:{platform}:{month}:{operation}"
            if grown := value - known.get(source, 0):
                counts[Slot(measure, day, platform, operation)] += grown
                set_mark(conn, source, value)
    add(conn, counts)


def _day_of(month: str, zone: tzinfo, now: datetime) -> date:
    """Where a change of a month's sum belongs: the months of the sums are those of UTC."""
    year, number = (int(part) for part in month.split("-"))
    following = date(year + number // 12, number % 12 + 1, 1)
    if now.astimezone(UTC).date() >= following + timedelta(days=1):
        return following - timedelta(days=1)
    return now.astimezone(zone).date()

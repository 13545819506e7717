"""Totals are read by window, platform and day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine, insert

from socialbot.domain import Intent
from socialbot.store.database import writing
from socialbot.store.tables import IncidentRow
from socialbot.store.team_tables import AuditRow
from socialbot.store.totals.book import Measure, Slot, add
from socialbot.store.totals.reading import Daily, Extent, Total, Totals, Trouble, Window
from tests.store.world import NOW, rows

DAY = date(2026, 3, 2)
NEXT = DAY + timedelta(days=1)


@pytest.fixture
def totals(engine: Engine) -> Totals:
    counts = {
        Slot(Measure.MESSAGES, DAY, "x", "dm"): 3,
        Slot(Measure.MESSAGES, DAY, "x", "mention"): 2,
        Slot(Measure.MESSAGES, NEXT, "telegram", "dm"): 5,
        Slot(Measure.INTENTS, DAY, "x", "outage"): 5,
        Slot(Measure.REPORTS, DAY, "", "access"): 4,
        Slot(Measure.COST, DAY - timedelta(days=9), "x", "reply"): 3_000_000_000,
    }
    with writing(engine) as conn:
        add(conn, counts)
    return Totals(engine, lambda: NOW)


def test_sums_are_those_of_the_days_asked_for(totals: Totals) -> None:
    assert totals.sums(Window(DAY, NEXT)) == {
        ("messages", "dm"): 8,
        ("messages", "mention"): 2,
        ("intents", "outage"): 5,
        ("reports", "access"): 4,
    }
    assert totals.sums(Window(NEXT, NEXT)) == {("messages", "dm"): 5}


def test_a_platforms_sums_hold_what_belongs_to_none(totals: Totals) -> None:
    assert totals.sums(Window(DAY, NEXT, "telegram")) == {
        ("messages", "dm"): 5,
        ("reports", "access"): 4,
    }


def test_messages_come_by_day_and_platform_the_rest_by_name(totals: Totals) -> None:
    found = sorted(totals.daily(Window(DAY, NEXT)), key=lambda one: (one.measure, one.day))
    assert found == [
        Daily("messages", DAY, "x", 5),
        Daily("messages", NEXT, "telegram", 5),
        Daily("reports", DAY, "access", 4),
    ]


def test_the_extent_begins_with_the_first_message(engine: Engine, totals: Totals) -> None:
    assert totals.extent() == Extent(DAY, ("telegram", "x"))


def test_before_anything_was_counted_there_is_no_extent(engine: Engine) -> None:
    assert Totals(engine).extent() == Extent(None, ())
    with writing(engine) as conn:
        add(conn, {Slot(Measure.REPORTS, DAY, "", "access"): 1})
    assert Totals(engine).extent() == Extent(DAY, ())


def test_rows_come_day_by_day_with_large_numbers_whole(totals: Totals) -> None:
    found = list(totals.rows(Window(DAY - timedelta(days=9), DAY, "x")))
    assert found[0] == Total(DAY - timedelta(days=9), "cost", "x", "reply", 3_000_000_000)
    assert [one.measure for one in found[1:]] == ["intents", "messages", "messages", "reports"]


def test_adding_adds(engine: Engine, totals: Totals) -> None:
    with writing(engine) as conn:
        add(conn, {Slot(Measure.REPORTS, DAY, "", "access"): -1})
        add(conn, {})
    assert totals.sums(Window(DAY, DAY))["reports", "access"] == 3


def test_an_export_is_kept_in_the_trail(engine: Engine, totals: Totals) -> None:
    totals.note_export("nobody")
    assert [(row.event, row.at) for row in rows(engine, AuditRow)] == [
        ("admin:insights:exported", NOW)
    ]


def test_incidents_are_those_that_began_within_the_time(engine: Engine) -> None:
    base = {"last_at": NOW, "people": 9, "reports": 2, "peak": 9, "hook_attempts": 0}
    with engine.begin() as conn:
        for hours, platform in ((0, ""), (1, "x"), (2, "telegram")):
            at = NOW + timedelta(hours=hours)
            values = {"topic": Intent.OUTAGE, "opened_at": at, "closed_at": at}
            conn.execute(insert(IncidentRow).values({**base, **values, "platform": platform}))
    totals, later = Totals(engine), NOW + timedelta(hours=1)
    found = totals.incidents(NOW, NOW + timedelta(hours=2), None)
    assert found == [
        Trouble("outage", "x", later, later, 9, 2),
        Trouble("outage", "", NOW, NOW, 9, 2),
    ]
    until = datetime(2027, 1, 1, tzinfo=UTC)
    assert [one.platform for one in totals.incidents(NOW, until, "telegram")] == ["telegram", ""]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # the other's plan varies
def test_the_days_of_a_measure_are_read_by_the_key(engine: Engine) -> None:
    with engine.connect() as conn:
        plan = conn.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT SUM(count) FROM sb_totals "
            "WHERE measure IN ('messages', 'found') AND day BETWEEN '2026-01-01' AND '2026-02-01'"
        ).all()
    assert "USING PRIMARY KEY (measure=? AND day>? AND day<?)" in str(plan)

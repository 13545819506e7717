"""Reports, incidents and costs are counted, each once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, insert

from socialbot.domain import Intent
from socialbot.store.spendings import Spendings
from socialbot.store.tables import IncidentRow, ReportRow
from socialbot.store.totals.book import Measure
from tests.store.totals.sums import count, sums, totals
from tests.store.world import NOW


def open_incident(engine: Engine, at: datetime, topic: Intent = Intent.OUTAGE) -> None:
    values = {
        "topic": topic,
        "opened_at": at,
        "last_at": at,
        "closed_at": at,
        "people": 9,
        "reports": 1,
        "peak": 9,
    }
    with engine.begin() as conn:
        conn.execute(insert(IncidentRow).values(values))


def file_report(engine: Engine, at: datetime, number: str) -> None:
    texts = dict.fromkeys(("what", "place", "error_text"), "")
    values = {
        **texts,
        "number": number,
        "language": "tr",
        "area": "access",
        "intent": Intent.OUTAGE,
        "happened_at": at,
        "device": "mac",
        "software": "safari",
        "fingerprint": "f",
        "client_hash": "c",
        "created_at": at,
    }
    with engine.begin() as conn:
        conn.execute(insert(ReportRow).values(values))


def test_an_incident_counts_on_the_day_that_it_began(engine: Engine) -> None:
    open_incident(engine, NOW)
    count(engine, NOW + timedelta(seconds=59))
    assert sums(engine, Measure.INCIDENTS) == {}
    count(engine, NOW + timedelta(minutes=1))
    count(engine, NOW + timedelta(minutes=2))
    assert totals(engine, Measure.INCIDENTS) == {("2026-03-02", "", "outage"): 1}


def test_a_report_of_the_form_counts_once_by_its_area(engine: Engine) -> None:
    file_report(engine, NOW, "R-1")
    file_report(engine, NOW + timedelta(minutes=5), "R-2")
    count(engine, NOW + timedelta(minutes=2))
    assert sums(engine, Measure.REPORTS) == {"access": 1}
    count(engine, NOW + timedelta(minutes=9))
    count(engine, NOW + timedelta(minutes=9))
    assert sums(engine, Measure.REPORTS) == {"access": 2}


def test_what_a_platform_charges_counts_on_the_day_that_it_grows(engine: Engine) -> None:
    spendings = Spendings(engine)
    spendings.add("x", "2026-03", "reply", 2, 20_000)
    count(engine)
    spendings.add("x", "2026-03", "reply", 1, 10_000)
    count(engine, NOW + timedelta(days=1))
    count(engine, NOW + timedelta(days=1))
    assert totals(engine, Measure.COST) == {
        ("2026-03-02", "x", "reply"): 20_000,
        ("2026-03-03", "x", "reply"): 10_000,
    }
    assert sums(engine, Measure.CALLS) == {"reply": 3}


def test_what_was_taken_back_is_taken_off(engine: Engine) -> None:
    spendings = Spendings(engine)
    spendings.add("x", "2026-03", "reply", 2, 20_000)
    count(engine)
    spendings.add("x", "2026-03", "reply", -1, -10_000)
    count(engine)
    assert sums(engine, Measure.COST) == {"reply": 10_000}


@pytest.mark.parametrize(
    ("month", "now", "day"),
    [
        ("2025-12", datetime(2026, 3, 2, tzinfo=UTC), "2025-12-31"),
        ("2026-02", datetime(2026, 3, 2, tzinfo=UTC), "2026-02-28"),
        ("2026-02", datetime(2026, 3, 1, 0, 5, tzinfo=UTC), "2026-03-01"),
        ("2026-03", datetime(2026, 3, 31, 22, 0, tzinfo=UTC), "2026-04-01"),
    ],
)
def test_a_month_that_is_over_counts_on_its_last_day(
    engine: Engine, month: str, now: datetime, day: str
) -> None:
    Spendings(engine).add("x", month, "reply", 1, 10_000)
    count(engine, now)
    assert [key[0] for key in totals(engine, Measure.COST)] == [day]

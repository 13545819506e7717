"""The demo's past: real outcomes of the sample, on invented days, written once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine

from socialbot.commands.demo_past import DAYS, write_past
from socialbot.domain import Kind
from socialbot.pipeline import Pipeline
from socialbot.sandbox.crowd import Line
from socialbot.store.tables import MessageRow
from socialbot.store.totals.book import Measure
from socialbot.store.totals.reading import Totals, Window
from tests.store.totals.sums import sums
from tests.store.world import rows

NOW = datetime(2026, 3, 5, 21, 5, tzinfo=UTC)  # the sixth in Istanbul
ISTANBUL = ZoneInfo("Europe/Istanbul")
LINES = [
    Line("@a", Kind.DM, "Numaram 0532 000 12 34, beni arayın lütfen"),
    Line("@b", Kind.MENTION, "@papatya site çöktü mü yine?? yarım saattir açılmıyor"),
]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # the demo's
def test_the_past_is_counted_and_ends_before_today(engine: Engine) -> None:
    from socialbot.brand import load_brand

    pipeline = Pipeline(load_brand())
    write_past(engine, pipeline, LINES, ISTANBUL, NOW)
    totals = Totals(engine)
    extent = totals.extent()
    assert extent.first == date(2026, 3, 6) - timedelta(days=DAYS)
    assert totals.sums(Window(date(2026, 3, 6), date(2027, 1, 1))) == {}
    kinds = sums(engine, Measure.MESSAGES)
    assert set(kinds) == {"dm", "mention"}
    assert set(sums(engine, Measure.FOUND)) == {"PHONE_NUMBER"}
    assert sums(engine, Measure.FOUND)["PHONE_NUMBER"] == kinds["dm"]
    assert sums(engine, Measure.INTENTS)["outage"] == kinds["mention"]
    for measure in (Measure.ANSWERS, Measure.WAITS, Measure.COST, Measure.INCIDENTS):
        assert sums(engine, measure), measure
    assert rows(engine, MessageRow) == []
    write_past(engine, pipeline, LINES, ISTANBUL, NOW)
    assert sums(engine, Measure.MESSAGES) == kinds

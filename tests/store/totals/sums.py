"""What a test counts, and what it reads of the totals."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from socialbot.store.totals.book import Measure
from socialbot.store.totals.tables import TotalRow
from socialbot.store.totals.tally import tally
from tests.store.world import NOW, rows

ISTANBUL = ZoneInfo("Europe/Istanbul")


def count(engine: Engine, now: datetime = NOW, zone: ZoneInfo = ISTANBUL) -> None:
    tally(engine, zone, now)


def totals(engine: Engine, measure: Measure) -> dict[tuple[str, str, str], int]:
    """{(day, platform, name): count} of a measure."""
    found = (row for row in rows(engine, TotalRow) if row.measure == measure)
    return {(row.day.isoformat(), row.platform, row.name): row.count for row in found}


def sums(engine: Engine, measure: Measure) -> dict[str, int]:
    """{name: count} of a measure, over all days and platforms."""
    result: dict[str, int] = {}
    for (_, _, name), number in totals(engine, measure).items():
        result[name] = result.get(name, 0) + number
    return result

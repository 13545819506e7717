"""Counts what came since the last time. A chore does it beside the recording, so that no message
waits for a figure; how far it has come is kept in the same commit, so that nothing counts twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import TypeVar

from sqlalchemy import Connection, Engine, text

from socialbot.store.database import writing
from socialbot.store.totals.answers import count_answers
from socialbot.store.totals.messages import count_messages
from socialbot.store.totals.others import count_costs, count_incidents, count_reports

Result = TypeVar("Result")
COUNTING_LOCK = 0x73625F636F756E74  # any number that only those who count use


def tally(engine: Engine, zone: tzinfo, now: datetime) -> None:
    """Bring the totals up to now, in the days of this zone. In batches: a recorder waits for no
    more than one of them."""
    _repeat(engine, lambda conn: count_messages(conn, zone))
    _repeat(engine, lambda conn: count_answers(conn, zone))
    _repeat(engine, lambda conn: count_reports(conn, zone, now))
    _repeat(engine, lambda conn: count_incidents(conn, zone, now))
    _once(engine, lambda conn: count_costs(conn, zone, now))


def _repeat(engine: Engine, count: Callable[[Connection], bool]) -> None:
    while _once(engine, count):
        pass


def _once(engine: Engine, count: Callable[[Connection], Result]) -> Result:
    with writing(engine) as conn:
        if conn.dialect.name == "postgresql":
            conn.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": COUNTING_LOCK})
        return count(conn)

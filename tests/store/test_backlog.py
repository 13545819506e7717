"""The operator sees how many replies wait, and for how long."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Engine, update

from socialbot.store.backlog import Backlog, read_backlog
from socialbot.store.records import Records
from socialbot.store.tables import ReplyRow, State
from tests.store.world import NOW, entry, record


def test_queued_replies_are_counted_with_the_age_of_the_oldest(
    records: Records, engine: Engine
) -> None:
    record(records, entry(1))
    record(records, entry(2), now=NOW + timedelta(seconds=20))
    assert read_backlog(engine, NOW + timedelta(seconds=50)) == Backlog(2, 50.0)


def test_nothing_waits_where_all_is_finished(records: Records, engine: Engine) -> None:
    record(records, entry(1))
    with engine.begin() as conn:
        conn.execute(update(ReplyRow).values(state=State.SENT))
    assert read_backlog(engine, NOW) == Backlog(0, 0.0)

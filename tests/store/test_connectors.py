"""What processes tell of their connectors, and what the records say of a platform."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Engine, update

from socialbot.store.connectors import (
    ConnectorState,
    Left,
    Traffic,
    read_states,
    read_traffic,
    write_states,
)
from socialbot.store.database import writing
from socialbot.store.records import Records
from socialbot.store.tables import MessageRow, ReplyRow, State
from tests.store.world import NOW, entry, record, rows

STOPPED = ConnectorState(
    platform="mastodon",
    role="intake",
    state="stopped",
    since=NOW - timedelta(hours=1),
    seen_at=NOW,
    error="token_rejected",
    hint="set a new token",
    error_at=NOW - timedelta(minutes=5),
    limits=(Left("reads", 12.0, 300.0, NOW + timedelta(minutes=5)), Left("usd", 1.5)),
)
SENDING = ConnectorState("mastodon", "worker", "sending", NOW, NOW)


def test_what_a_process_tells_is_read_by_another(engine: Engine) -> None:
    write_states(engine, [STOPPED, SENDING])
    assert read_states(engine) == [STOPPED, SENDING]


def test_what_is_told_later_takes_the_place_of_the_earlier(engine: Engine) -> None:
    later = ConnectorState("mastodon", "intake", "running", NOW, NOW + timedelta(seconds=10))
    write_states(engine, [STOPPED, SENDING])
    write_states(engine, [later])
    assert read_states(engine) == [later, SENDING]


def test_a_long_code_is_cut(engine: Engine) -> None:
    write_states(engine, [ConnectorState("x", "all", "waiting", NOW, NOW, "e" * 200)])
    (state,) = read_states(engine)
    assert state.error == "e" * 80


def test_without_records_there_is_no_traffic(engine: Engine) -> None:
    assert read_traffic(engine, "sandbox", NOW) == Traffic()


def test_the_slowest_message_of_late_is_the_lag(records: Records, engine: Engine) -> None:
    record(records, entry(1), entry(2), entry(3), entry(4))
    platform = rows(engine, MessageRow)[0].platform
    with writing(engine) as conn:
        for number, fields in enumerate(
            [
                {"sent_at": NOW - timedelta(seconds=2)},
                {"sent_at": NOW - timedelta(seconds=9)},
                {"sent_at": NOW - timedelta(hours=3), "revision": 5},  # an edit
                {"sent_at": NOW - timedelta(hours=9), "recorded_at": NOW - timedelta(hours=1)},
            ],
            start=1,
        ):
            whole = {"recorded_at": NOW, **fields}
            conn.execute(update(MessageRow).where(MessageRow.id == number).values(**whole))
    traffic = read_traffic(engine, platform, NOW + timedelta(seconds=1))
    assert (traffic.messages, traffic.slowest) == (2, timedelta(seconds=9))
    assert read_traffic(engine, "elsewhere", NOW) == Traffic()


def test_the_last_answer_that_was_not_sent_says_why(records: Records, engine: Engine) -> None:
    record(records, entry(1), entry(2))
    platform = rows(engine, ReplyRow)[0].platform
    first, second = sorted(row.id for row in rows(engine, ReplyRow))
    failed = {"state": State.FAILED, "error": "refused", "finished_at": NOW}
    old = {"state": State.UNKNOWN, "error": "timed_out", "created_at": NOW - timedelta(days=2)}
    with writing(engine) as conn:
        conn.execute(update(ReplyRow).where(ReplyRow.id == first).values(created_at=NOW, **failed))
        conn.execute(update(ReplyRow).where(ReplyRow.id == second).values(**old))
    traffic = read_traffic(engine, platform, NOW + timedelta(seconds=1))
    assert (traffic.error, traffic.error_at) == ("refused", NOW)

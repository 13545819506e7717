"""Rule 8: records are kept as the retention policy says, and no longer."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, update

from socialbot.domain import Channel, Reason
from socialbot.store import retention
from socialbot.store.records import Records
from socialbot.store.retention import not_needed, purge, wipe_addresses
from socialbot.store.tables import (
    CaseRow,
    FindingRow,
    Hide,
    MessageRow,
    OptOutRow,
    ReplyRow,
    State,
    TakeoverRow,
)
from tests.store.world import NOW, blocked, entry, outcome, record, rows

WINDOW = NOW + timedelta(hours=2)


def has_address(engine: Engine) -> bool:
    return rows(engine, MessageRow)[0].address is not None


@pytest.mark.parametrize(("at", "kept"), [(NOW, True), (WINDOW + timedelta(minutes=6), False)])
def test_an_address_goes_with_the_reply_window(
    records: Records, engine: Engine, at: datetime, kept: bool
) -> None:
    record(records, entry(1, reply_until=WINDOW))
    assert wipe_addresses(engine, at) == (not kept)
    assert has_address(engine) is kept


@pytest.mark.parametrize(
    ("state", "kept"),
    [(State.QUEUED, True), (State.SENDING, True), (State.SENT, False), (State.CANCELLED, False)],
)
def test_an_address_goes_once_the_reply_is_finished(
    records: Records, engine: Engine, state: State, kept: bool
) -> None:
    record(records, entry(1, reply_until=WINDOW))
    with engine.begin() as conn:
        conn.execute(update(ReplyRow).values(state=state))
    wipe_addresses(engine, NOW)
    assert has_address(engine) is kept


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        ({"hide_state": Hide.DUE, "hide_at": NOW}, True),
        ({"hide_state": Hide.DUE, "hide_at": NOW, "state": State.CANCELLED}, False),
        ({"hide_state": Hide.DUE}, False),
        ({"hide_state": Hide.DONE}, False),
        ({"hide_state": Hide.FAILED}, False),
    ],
)
def test_an_address_stays_until_the_post_is_hidden(
    records: Records, engine: Engine, values: dict[str, Any], kept: bool
) -> None:
    record(records, entry(1, reply_until=WINDOW))
    with engine.begin() as conn:
        conn.execute(update(ReplyRow).values({"state": State.SENT, **values}))
    wipe_addresses(engine, NOW)
    assert has_address(engine) is kept
    wipe_addresses(engine, WINDOW + timedelta(minutes=6))
    assert not has_address(engine)


def test_a_message_for_a_person_keeps_it_to_the_end_of_the_window(
    records: Records, engine: Engine
) -> None:
    for_person = outcome(reply=None, review=True)
    record(records, entry(1, for_person, reply_until=WINDOW, bot_until=NOW))
    wipe_addresses(engine, WINDOW)
    assert has_address(engine)
    wipe_addresses(engine, WINDOW + timedelta(minutes=6))
    assert not has_address(engine)


def test_many_addresses_go_in_batches(
    records: Records, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "BATCH", 2)
    record(records, *(entry(number, reply_until=WINDOW) for number in range(5)))
    assert wipe_addresses(engine, WINDOW + timedelta(minutes=6)) == 5
    assert not any(row.address for row in rows(engine, MessageRow))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # the other's plan varies
def test_only_messages_with_an_address_are_looked_at(records: Records, engine: Engine) -> None:
    query = not_needed(NOW).compile(engine, compile_kwargs={"literal_binds": True})
    with engine.connect() as conn:
        plan = conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}").all()
    assert "USING INDEX ix_sb_messages_sealed" in str(plan[0])


def test_after_its_days_a_message_goes_with_all_that_hangs_on_it(
    records: Records, engine: Engine
) -> None:
    record(records, entry(1, blocked(), author="before"))
    record(records, entry(2, blocked(), author="after"), now=NOW + timedelta(days=5))
    assert purge(engine, NOW + timedelta(days=31), days=30) == 1
    for table in (MessageRow, CaseRow, ReplyRow):
        assert len(rows(engine, table)) == 1
    assert {row.message_id for row in rows(engine, FindingRow)} == {2}


def test_nothing_goes_before_its_time(records: Records, engine: Engine) -> None:
    record(records, entry(1, blocked()))
    assert purge(engine, NOW + timedelta(days=29), days=30) == 0
    assert len(rows(engine, MessageRow)) == 1


def test_an_id_is_not_given_twice(records: Records, engine: Engine) -> None:
    record(records, entry(1))
    purge(engine, NOW + timedelta(days=31), days=30)
    record(records, entry(2), now=NOW + timedelta(days=31))
    assert [row.id for row in rows(engine, MessageRow)] == [2]


def test_a_wish_for_silence_outlives_its_message_while_anything_of_the_writer_is_kept(
    engine: Engine, records: Records
) -> None:
    stop = outcome(reply=None, channel=Channel.NONE, reasons=(Reason.OPT_OUT,))
    record(records, entry(1, stop))
    record(records, entry(2), now=NOW + timedelta(days=20))
    purge(engine, NOW + timedelta(days=31), 30)
    assert len(rows(engine, OptOutRow)) == 1
    purge(engine, NOW + timedelta(days=51), 30)
    assert rows(engine, OptOutRow) == []


def test_when_the_team_answered_is_forgotten_with_the_rest(
    engine: Engine, records: Records
) -> None:
    record(records, entry(1, by_team=True))
    purge(engine, NOW + timedelta(days=29), 30)
    assert len(rows(engine, TakeoverRow)) == 1
    purge(engine, NOW + timedelta(days=31), 30)
    assert rows(engine, TakeoverRow) == []

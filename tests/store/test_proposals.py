"""A proposed reply goes out when a person says so, and never otherwise. What a person does with it
is tested with the queue."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from socialbot.domain import Reason
from socialbot.store.claims import end_overdue
from socialbot.store.records import Records
from socialbot.store.retention import wipe_addresses
from socialbot.store.shown import mark_of
from socialbot.store.tables import ReplyRow, State
from tests.store.world import NOW, entry, outcome, record, rows, waiting

PROPOSED = outcome(review=True, reasons=(Reason.NEEDS_APPROVAL,))
LATER = NOW + timedelta(hours=2)


@pytest.fixture
def proposed(records: Records, engine: Engine) -> None:
    assert record(records, entry(1, PROPOSED)).replies == 0
    assert states(engine) == [State.PROPOSED]


def states(engine: Engine) -> list[str]:
    return [row.state for row in sorted(rows(engine, ReplyRow), key=lambda row: row.sequence)]


@pytest.mark.usefixtures("proposed")
def test_it_waits_on_the_queue(engine: Engine) -> None:
    assert [item.reply_state for item in waiting(engine)] == [State.PROPOSED]


@pytest.mark.usefixtures("proposed")
def test_after_the_window_it_ends_and_the_message_stays_on_the_queue(engine: Engine) -> None:
    with engine.begin() as conn:
        assert end_overdue(conn, NOW + timedelta(days=1)) == []
    assert states(engine) == [State.EXPIRED]
    (item,) = waiting(engine)
    assert Reason.DELIVERY_FAILED in item.reasons


@pytest.mark.usefixtures("proposed")
def test_a_message_that_was_taken_back_gets_nothing(records: Records, engine: Engine) -> None:
    record(records, entry(1, deleted=True))
    assert states(engine) == [State.CANCELLED]


@pytest.mark.usefixtures("proposed")
def test_an_edit_that_says_something_else_is_proposed_anew(
    records: Records, engine: Engine
) -> None:
    changed = outcome(stored_text="my bonus", review=True, reasons=(Reason.NEEDS_APPROVAL,))
    record(records, entry(1, changed, revision=1))
    assert states(engine) == [State.CANCELLED, State.PROPOSED]


@pytest.mark.usefixtures("proposed")
def test_the_address_is_kept_while_somebody_may_approve(engine: Engine) -> None:
    assert wipe_addresses(engine, LATER) == 0


def test_a_proposal_costs_no_other_answer(records: Records) -> None:
    record(records, *(entry(number, PROPOSED) for number in range(5)))
    assert record(records, *(entry(number) for number in range(5, 9))).replies == 3


def test_a_mark_stands_for_one_text() -> None:
    assert mark_of("a") == mark_of("a") != mark_of("b")

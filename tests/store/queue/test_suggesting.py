"""What the wordings for an item depend on, on each database."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, update

from socialbot.domain import Intent, Kind, Reason
from socialbot.store.queue.item import read_item_whole
from socialbot.store.queue.suggesting import Wanted, read_wanted
from socialbot.store.tables import IncidentRow, MessageRow, ReplyRow, State
from tests.store.queue.conftest import Office
from tests.store.world import entry, outcome, record, rows

PROPOSED = outcome(review=True, reasons=(Reason.NEEDS_APPROVAL,))
CODE = "K7F-2QX-9"


def wanted(office: Office, number: int) -> Wanted:
    with office.engine.connect() as conn:
        item = read_item_whole(conn, number)
        assert item
        return read_wanted(conn, item, office.now)


def set_text(office: Office, text: str) -> None:
    with office.engine.begin() as conn:
        conn.execute(update(ReplyRow).values(text=text))


def test_a_proposal_is_worded_as_it_was_decided_and_may_stay_as_it_is(office: Office) -> None:
    one = office.write(1, PROPOSED)
    [row] = rows(office.engine, ReplyRow)
    found = wanted(office, one)
    assert row.state == State.PROPOSED
    assert found.outcome.reply
    assert (found.outcome.reply.text, found.outcome.reply.wording) == (row.text, row.wording)
    assert (found.outcome.intent, found.outcome.reasons) == (
        Intent.PAYMENT,
        (Reason.NEEDS_APPROVAL,),
    )
    assert (found.fault, found.used, found.rather_not) == (None, frozenset(), frozenset())
    assert found.outcome.stored_text == ""


def test_nothing_is_repeated_that_the_thread_was_told(office: Office) -> None:
    record(office.records, entry(7, conversation="thread-1"), now=office.now)
    set_text(office, "It opens at nine.")
    one = office.write(1, PROPOSED)
    assert wanted(office, one).used == {"It opens at nine."}


def test_what_somebody_was_told_in_public_is_rather_not_said_again(office: Office) -> None:
    record(office.records, entry(7, kind=Kind.MENTION, author="author-1"), now=office.now)
    set_text(office, "It opens at nine.")
    one = office.write(1, PROPOSED, kind=Kind.MENTION)
    found = wanted(office, one)
    assert (found.used, found.rather_not) == (frozenset(), {"It opens at nine."})
    set_text(office, "Both say this.")  # what is proposed may stay as it is
    assert wanted(office, one).rather_not == frozenset()


@pytest.mark.parametrize(
    ("text", "code"),
    [(f"Tell them {CODE}.", CODE), (f"https://x.example/?case={CODE}", CODE), ("Hello.", "")],
)
def test_the_code_is_the_one_that_was_proposed(office: Office, text: str, code: str) -> None:
    """Not that of the record, which may be somebody else's case."""
    one = office.write(1, PROPOSED)
    set_text(office, text)
    assert wanted(office, one).code == code


def test_a_fault_that_is_known_by_now_is_told(office: Office) -> None:
    one = office.write(1, PROPOSED)
    now = office.now
    incident = {"topic": Intent.PAYMENT, "opened_at": now, "last_at": now, "people": 9}
    with office.engine.begin() as conn:
        conn.execute(insert(IncidentRow).values(**incident, reports=0, peak=9, hook_attempts=0))
    assert wanted(office, one).fault


def test_a_reason_that_is_none_any_more_is_passed_over(office: Office) -> None:
    one = office.write(1, PROPOSED)
    with office.engine.begin() as conn:
        conn.execute(update(MessageRow).values(reasons=["an_old_one", Reason.NEEDS_APPROVAL]))
    assert wanted(office, one).outcome.reasons == (Reason.NEEDS_APPROVAL,)

"""A proposed reply goes out when a person says so, once, and never otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection, Engine, update

from socialbot.domain import SETTLED, Channel, Reason
from socialbot.store.approvals import Approvals, Decision
from socialbot.store.audit import read_trail
from socialbot.store.claims import end_overdue
from socialbot.store.entries import QueuedReply
from socialbot.store.records import Records
from socialbot.store.retention import wipe_addresses
from socialbot.store.shown import mark_of
from socialbot.store.tables import MessageRow, ReplyRow, State
from socialbot.store.users import add_user
from tests.store.world import NOW, entry, outcome, record, rows

PROPOSED = outcome(review=True, reasons=(Reason.NEEDS_APPROVAL,))
LATER = NOW + timedelta(hours=2)


class Desk:
    """Approvals at a time of the test's, and the jobs that they made."""

    def __init__(self, engine: Engine) -> None:
        self.now = LATER
        self.jobs: list[QueuedReply] = []
        self.fails = False
        self.approvals = Approvals(engine, self._enqueue, self._clock)

    def approve(self, reply: str, user: str = "deniz") -> Decision:
        """As somebody does who reads the list just now."""
        return self.approvals.approve(reply, user, self.read(reply))

    def read(self, reply: str) -> str:
        """The mark of the words on the list."""
        texts = [row.text for row in rows(self.approvals.engine, ReplyRow) if row.id == reply]
        return mark_of(*texts) if texts else ""

    def _clock(self) -> datetime:
        return self.now

    def _enqueue(self, _conn: Connection, replies: Sequence[QueuedReply]) -> None:
        if self.fails:
            raise RuntimeError("no_job")
        self.jobs.extend(replies)


@pytest.fixture
def desk(engine: Engine) -> Desk:
    return Desk(engine)


def propose(records: Records, engine: Engine, result: object = PROPOSED) -> str:
    counts = record(records, entry(1, result))  # type: ignore[arg-type]
    assert counts.replies == 0
    (row,) = rows(engine, ReplyRow)
    assert row.state == State.PROPOSED
    return str(row.id)


def state(engine: Engine) -> str:
    return str(rows(engine, ReplyRow)[0].state)


def test_what_is_approved_is_queued_and_off_the_list(
    records: Records, engine: Engine, desk: Desk
) -> None:
    reply = propose(records, engine)
    assert records.flagged()[0].reply_id == reply
    assert desk.approve(reply) is Decision.APPROVED
    (row,), (message,) = rows(engine, ReplyRow), rows(engine, MessageRow)
    assert (row.state, row.created_at, row.jobs) == (State.QUEUED, LATER, 2)
    assert [(job.id, job.job) for job in desk.jobs] == [(reply, 2)]
    assert not message.review
    assert message.address is not None


def test_approving_twice_sends_once(records: Records, engine: Engine, desk: Desk) -> None:
    reply = propose(records, engine)
    assert [desk.approve(reply) for _ in range(2)] == [Decision.APPROVED, Decision.TOO_LATE]
    assert len(desk.jobs) == 1


def test_nothing_changes_where_the_job_cannot_be_made(
    records: Records, engine: Engine, desk: Desk
) -> None:
    reply = propose(records, engine)
    desk.fails = True
    with pytest.raises(RuntimeError):
        desk.approve(reply)
    assert state(engine) == State.PROPOSED


def test_what_is_discarded_is_never_sent(records: Records, engine: Engine, desk: Desk) -> None:
    reply = propose(records, engine)
    assert desk.approvals.discard(reply, "deniz")
    assert desk.approve(reply) is Decision.TOO_LATE
    assert (state(engine), desk.jobs) == (State.CANCELLED, [])
    assert not rows(engine, MessageRow)[0].review


def test_who_decided_is_in_the_trail(records: Records, engine: Engine, desk: Desk) -> None:
    with engine.begin() as conn:
        user = add_user(conn, "deniz", "a long password of a test", ["agent"], NOW)
    reply = propose(records, engine)
    desk.approve(reply)
    with engine.connect() as conn:
        line = read_trail(conn)[0]
    assert (line.event, line.subject_id, line.user_id) == ("admin:reply:approved", reply, user)


def test_a_message_that_needs_a_person_for_more_stays_on_the_list(
    records: Records, engine: Engine, desk: Desk
) -> None:
    reasons = (Reason.NEEDS_PERSON, Reason.NEEDS_APPROVAL)
    desk.approve(propose(records, engine, outcome(review=True, reasons=reasons)))
    (message,) = rows(engine, MessageRow)
    assert message.review


def test_what_is_a_persons_channel_stays_a_persons(
    records: Records, engine: Engine, desk: Desk
) -> None:
    result = outcome(review=True, reasons=(Reason.NEEDS_APPROVAL,), channel=Channel.HUMAN)
    desk.approve(propose(records, engine, result))
    assert rows(engine, MessageRow)[0].review


@pytest.mark.parametrize("settled", sorted(SETTLED))
def test_what_needs_nobody_by_itself_is_done_with_the_approval(
    records: Records, engine: Engine, desk: Desk, settled: Reason
) -> None:
    reply = propose(records, engine)
    with engine.begin() as conn:
        reasons = [settled, Reason.NEEDS_APPROVAL]
        conn.execute(update(MessageRow).values(reasons=reasons))
    assert desk.approve(reply) is Decision.APPROVED
    assert not rows(engine, MessageRow)[0].review


@pytest.mark.parametrize("reply", ["", "nothing", "x" * 500])
def test_an_unknown_reply_is_no_error(desk: Desk, reply: str) -> None:
    assert desk.approve(reply) is Decision.TOO_LATE
    assert not desk.approvals.discard(reply, "deniz")


def test_what_the_gate_refuses_by_now_is_not_sent_and_stays_with_a_person(
    records: Records, engine: Engine, desk: Desk
) -> None:
    reply = propose(records, engine)
    judged: list[tuple[str, str]] = []

    def refuse(kind: str, text: str) -> str | None:
        judged.append((kind, text))
        return "promise"

    desk.approvals = replace(desk.approvals, refuse=refuse)
    assert desk.approve(reply) is Decision.REFUSED
    (row,), (message,) = rows(engine, ReplyRow), rows(engine, MessageRow)
    assert judged == [("dm", row.text)]
    assert (row.state, row.error, desk.jobs) == (State.FAILED, "refused", [])
    assert message.review
    assert Reason.DELIVERY_FAILED in message.reasons


class TestTooLate:
    def test_after_the_window_nothing_is_sent(
        self, records: Records, engine: Engine, desk: Desk
    ) -> None:
        reply = propose(records, engine)
        desk.now = NOW + timedelta(days=1)
        assert desk.approve(reply) is Decision.TOO_LATE
        assert (state(engine), desk.jobs) == (State.EXPIRED, [])

    def test_the_sweep_ends_it_and_the_message_stays_on_the_list(
        self, records: Records, engine: Engine
    ) -> None:
        propose(records, engine)
        with engine.begin() as conn:
            assert end_overdue(conn, NOW + timedelta(days=1)) == []
        assert state(engine) == State.EXPIRED
        assert Reason.DELIVERY_FAILED in rows(engine, MessageRow)[0].reasons

    def test_a_message_that_was_taken_back_gets_nothing(
        self, records: Records, engine: Engine, desk: Desk
    ) -> None:
        reply = propose(records, engine)
        record(records, entry(1, deleted=True))
        assert desk.approve(reply) is Decision.TOO_LATE
        assert state(engine) == State.CANCELLED

    def test_an_edit_that_says_something_else_is_proposed_anew(
        self, records: Records, engine: Engine
    ) -> None:
        propose(records, engine)
        changed = outcome(stored_text="my bonus", review=True, reasons=(Reason.NEEDS_APPROVAL,))
        record(records, entry(1, changed, revision=1))
        states = [row.state for row in sorted(rows(engine, ReplyRow), key=lambda r: r.sequence)]
        assert states == [State.CANCELLED, State.PROPOSED]

    def test_the_address_is_kept_while_somebody_may_approve(
        self, records: Records, engine: Engine
    ) -> None:
        propose(records, engine)
        assert wipe_addresses(engine, LATER) == 0


def test_a_proposal_costs_no_other_answer(records: Records) -> None:
    record(records, *(entry(number, PROPOSED) for number in range(5)))
    assert record(records, *(entry(number) for number in range(5, 9))).replies == 3

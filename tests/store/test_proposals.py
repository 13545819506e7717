"""What a person approves is what is sent: words that do not fit any more are shown anew first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine, insert, update

from socialbot.domain import Channel, Intent, Kind, Outcome, Reason, Reply
from socialbot.store.approvals import Decision
from socialbot.store.audit import read_trail
from socialbot.store.proposals import Proposal
from socialbot.store.records import Records, Wanted
from socialbot.store.shown import mark_of
from socialbot.store.tables import IncidentRow, MessageRow, ReplyRow, State
from tests.store.test_approvals import PROPOSED, Desk, desk, propose
from tests.store.world import NOW, entry, record, rows

__all__ = ["desk"]
CODE = "K7F-2QX-9"


class Words:
    """What would be said by now, and what it was asked for."""

    def __init__(self, desk: Desk, *texts: str, channel: Channel = Channel.EMAIL) -> None:
        self.texts = texts
        self.channel = channel
        self.asked: list[tuple[Proposal, Wanted]] = []
        desk.approvals = replace(desk.approvals, renew=self.renew)

    def renew(self, proposal: Proposal, wanted: Wanted) -> Outcome | None:
        self.asked.append((proposal, wanted))
        for number, text in enumerate(self.texts):
            if text not in wanted.used:
                reply = Reply("closed", proposal.reply.language, number, text)
                return replace(proposal.outcome, reply=reply, channel=self.channel)
        return None


def row(engine: Engine) -> Any:
    return rows(engine, ReplyRow)[0]


def test_words_that_do_not_fit_any_more_are_proposed_anew_and_not_sent(
    records: Records, engine: Engine, desk: Desk
) -> None:
    reply = propose(records, engine)
    Words(desk, "It opens at nine.", channel=Channel.LIVE_CHAT)
    assert desk.approve(reply) is Decision.RENEWED
    assert desk.jobs == []
    found = row(engine)
    assert (found.state, found.text) == (State.PROPOSED, "It opens at nine.")
    assert (found.template, found.wording, found.error) == ("closed", 0, "renewed")
    (item,) = records.flagged()
    assert (item.is_renewed, item.channel) == (True, Channel.LIVE_CHAT)
    with engine.connect() as conn:
        assert read_trail(conn)[0].event == "admin:reply:renewed"


def test_the_new_words_are_sent_once_they_are_approved(
    records: Records, engine: Engine, desk: Desk
) -> None:
    reply = propose(records, engine)
    Words(desk, "It opens at nine.")
    assert [desk.approve(reply) for _ in range(2)] == [Decision.RENEWED, Decision.APPROVED]
    found = row(engine)
    assert (found.state, found.text, found.error) == (State.QUEUED, "It opens at nine.", None)
    assert [job.id for job in desk.jobs] == [reply]
    assert records.flagged() == []


@pytest.mark.parametrize("shown", ["", "forged"])
def test_who_has_read_other_words_approves_nothing(
    records: Records, engine: Engine, desk: Desk, shown: str
) -> None:
    reply = propose(records, engine)
    old = desk.read(reply)
    Words(desk, "It opens at nine.")
    assert desk.approve(reply) is Decision.RENEWED
    for mark in (old, shown):  # a second person, on a page of before
        assert desk.approvals.approve(reply, "ece", mark) is Decision.RENEWED
    assert (row(engine).state, desk.jobs) == (State.PROPOSED, [])


def test_where_nothing_has_changed_it_is_sent(records: Records, engine: Engine, desk: Desk) -> None:
    reply = propose(records, engine)
    text = row(engine).text
    words = Words(desk, text)
    assert desk.approve(reply) is Decision.APPROVED
    assert row(engine).text == text
    ((proposal, wanted),) = words.asked
    assert (proposal.kind, proposal.platform, proposal.outcome.intent) == (
        Kind.DM,
        "sandbox",
        Intent.PAYMENT,
    )
    assert (proposal.outcome.reasons, wanted.known_fault) == ((Reason.NEEDS_APPROVAL,), False)
    assert proposal.outcome.stored_text == ""


def test_where_nothing_can_be_said_any_more_it_stays_with_a_person(
    records: Records, engine: Engine, desk: Desk
) -> None:
    reply = propose(records, engine)
    Words(desk)
    assert desk.approve(reply) is Decision.REFUSED
    assert (row(engine).state, row(engine).error, desk.jobs) == (State.FAILED, "refused", [])
    (item,) = records.flagged()
    assert Reason.DELIVERY_FAILED in item.reasons


def test_new_words_pass_the_gate(records: Records, engine: Engine, desk: Desk) -> None:
    reply = propose(records, engine)
    Words(desk, "We promise.")
    desk.approvals = replace(desk.approvals, refuse=lambda _, text: "promise" in text or None)
    assert desk.approve(reply) is Decision.REFUSED
    assert row(engine).state == State.FAILED


def test_new_words_repeat_nothing_that_the_thread_was_told(
    records: Records, engine: Engine, desk: Desk
) -> None:
    record(records, entry(7))
    with engine.begin() as conn:
        conn.execute(update(ReplyRow).values(text="It opens at nine.", created_at=desk.now))
    record(records, entry(1, PROPOSED))
    reply = next(one.id for one in rows(engine, ReplyRow) if one.state == State.PROPOSED)
    Words(desk, "It opens at nine.", "At nine it opens.")
    assert desk.approve(reply) is Decision.RENEWED
    assert {one.text for one in rows(engine, ReplyRow)} == {
        "It opens at nine.",
        "At nine it opens.",
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [(f"Tell them {CODE}.", CODE), (f"https://x.example/?case={CODE}", CODE), ("Hello.", "")],
)
def test_the_code_is_the_one_that_was_proposed(
    records: Records, engine: Engine, desk: Desk, text: str, code: str
) -> None:
    """Not that of the record, which may be somebody else's case."""
    reply = propose(records, engine)
    with engine.begin() as conn:
        conn.execute(update(ReplyRow).values(text=text))
    words = Words(desk, text)
    desk.approve(reply)
    assert words.asked[0][1].code == code


def test_a_fault_that_is_known_by_now_is_told(records: Records, engine: Engine, desk: Desk) -> None:
    reply = propose(records, engine)
    incident = {"topic": Intent.PAYMENT, "opened_at": NOW, "last_at": NOW, "people": 9}
    with engine.begin() as conn:
        conn.execute(insert(IncidentRow).values(**incident, reports=0, peak=9, hook_attempts=0))
    words = Words(desk, "x")
    desk.approve(reply)
    assert words.asked[0][1].known_fault


def test_an_expired_proposal_is_not_worded(records: Records, engine: Engine, desk: Desk) -> None:
    reply = propose(records, engine)
    with engine.begin() as conn:
        conn.execute(update(MessageRow).values(reply_until=NOW))
    words = Words(desk, "It opens at nine.")
    assert desk.approve(reply) is Decision.TOO_LATE
    assert words.asked == []


def test_a_mark_stands_for_one_text() -> None:
    assert mark_of("a") == mark_of("a") != mark_of("b")

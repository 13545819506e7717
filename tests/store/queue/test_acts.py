from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pytest

from socialbot.connectors.base import Limits
from socialbot.delivery.sender import Sender
from socialbot.domain import Kind, Reason
from socialbot.store.audit import read_trail
from socialbot.store.claims import claim, end, read_standing
from socialbot.store.database import writing
from socialbot.store.hides import take_due
from socialbot.store.messages import flag_message
from socialbot.store.queue.acts import Picked, Result, Why
from socialbot.store.queue.answers import HOLD, Words
from socialbot.store.queue.decisions import Wrong
from socialbot.store.queue.desk import Queue
from socialbot.store.queue.filters import Standing
from socialbot.store.queue.mark_counts import count_marks
from socialbot.store.retention import purge, wipe_addresses
from socialbot.store.seal import Vault
from socialbot.store.tables import Hide, ReplyRow, State, TakeoverRow
from socialbot.store.threads import note_takeovers
from tests.store.queue.conftest import Office
from tests.store.world import NOW, entry, outcome, record, rows

OWN = Words("Merhaba, konuyu arkadaşlarımıza ilettik.")
APPROVE = {"review": True, "reasons": (Reason.NEEDS_APPROVAL,)}


def replies(office: Office) -> list[tuple[str, str]]:
    return [(row.state, row.text) for row in rows(office.engine, ReplyRow) if row.user_id]


def test_an_answer_waits_before_it_leaves(office: Office) -> None:
    one = office.write(1)
    done = office.queue.answer(office.pick(one), OWN, office.deniz)
    assert (done.result, done.changed) == (Result.DONE, 1)
    assert office.ids() == []
    assert office.ids(state=Standing.DONE) == [one]
    [row] = [row for row in rows(office.engine, ReplyRow) if row.user_id]
    assert (row.state, row.text, row.written_by) == (State.QUEUED, OWN.text, "person")
    assert row.not_before == office.now + HOLD
    assert [(job.id, job.delay) for job in office.jobs] == [(row.id, HOLD.total_seconds())]


def test_a_canned_wording_is_not_said_to_be_a_persons_words(office: Office) -> None:
    one = office.write(1)
    office.queue.answer(office.pick(one), Words("Canned.", "payment", "tr", 2), office.deniz)
    [row] = [row for row in rows(office.engine, ReplyRow) if row.user_id]
    assert (row.template, row.wording, row.written_by) == ("payment", 2, None)


def test_an_answer_can_be_taken_back_while_it_waits(office: Office) -> None:
    one = office.write(1)
    done = office.queue.answer(office.pick(one), OWN, office.deniz)
    office.wait(3)
    assert office.queue.undo(done.batch, office.deniz) == 1
    assert replies(office) == [(State.CANCELLED, OWN.text)]
    assert office.ids() == [one]
    assert office.queue.undo(done.batch, office.deniz) == 0


def test_what_is_being_sent_cannot_be_taken_back(office: Office) -> None:
    one = office.write(1)
    done = office.queue.answer(office.pick(one), OWN, office.deniz)
    office.wait(HOLD.total_seconds())
    with writing(office.engine) as conn:
        standing = read_standing(conn, office.jobs[0].id)
        assert standing
        assert claim(conn, standing, office.now)
    assert office.queue.undo(done.batch, office.deniz) == 0
    assert office.ids() == []


def test_nobody_undoes_what_somebody_else_did(office: Office) -> None:
    one = office.write(1)
    done = office.queue.dismiss([office.pick(one)], Why.SPAM, office.deniz)
    assert office.queue.undo(done.batch, office.ece) == 0
    assert office.ids() == []


def test_an_answer_leaves_after_the_hold_with_word_of_who_wrote_it(
    office: Office, vault: Vault
) -> None:
    one = office.write(1)
    office.queue.answer(office.pick(one), OWN, office.deniz)
    sent: list[tuple[str, str]] = []

    def send(platform: str, address: object, text: str) -> str:
        sent.append((dict(address)["written_by"], text))  # type: ignore[call-overload]
        return "id"

    again: list[object] = []
    limits = {"sandbox": Limits(100.0, 0.0, 1000, timedelta(days=1))}
    sender = Sender(
        office.engine, vault, send, lambda _, more: again.extend(more), limits, lambda: office.now
    )
    sender.deliver(office.jobs[0].id)
    assert (sent, len(again)) == ([], 1)  # too early: it comes again
    office.wait(HOLD.total_seconds())
    sender.deliver(office.jobs[0].id)
    assert sent == [("person", OWN.text)]
    # the bot keeps out where a person has answered
    assert len(rows(office.engine, TakeoverRow)) == 1


LATE = {"reply_until": NOW + timedelta(days=7), "bot_until": NOW + timedelta(days=1)}


@pytest.mark.parametrize(
    ("seconds", "late"), [(86_000, None), (86_395, "yes"), (90_000, "yes"), (604_780, "yes")]
)
def test_a_persons_own_words_are_taken_after_the_bots_time_with_word_of_that(
    office: Office, vault: Vault, seconds: float, late: str | None
) -> None:
    one = office.write(1, **LATE)
    office.wait(seconds)
    assert office.queue.answer(office.pick(one), OWN, office.deniz).result is Result.DONE
    sent: list[str | None] = []

    def send(platform: str, address: Mapping[str, str], text: str) -> str:
        sent.append(address.get("late"))
        return "id"

    office.wait(HOLD.total_seconds())
    sender = Sender(office.engine, vault, send, lambda *_: None, {}, lambda: office.now)
    sender.deliver(office.jobs[0].id)
    assert sent == [late]


def test_canned_words_are_not_taken_then_and_nothing_after_a_persons_time(office: Office) -> None:
    one = office.write(1, **LATE)
    office.wait(86_395)
    canned = Words("Canned.", "payment", "tr", 2)
    assert office.queue.answer(office.pick(one), canned, office.deniz).result is Result.CLOSED
    office.wait(604_795 - 86_395)
    assert office.queue.answer(office.pick(one), OWN, office.deniz).result is Result.CLOSED
    assert office.jobs == []


def test_two_people_who_answer_at_once_send_one_answer(office: Office) -> None:
    one = office.write(1)
    shown = office.pick(one)
    first = office.queue.answer(shown, OWN, office.deniz)
    second = office.queue.answer(shown, Words("Another answer."), office.ece)
    assert (first.result, second.result, second.changed) == (Result.DONE, Result.CHANGED, 0)
    assert replies(office) == [(State.QUEUED, OWN.text)]
    assert len(office.jobs) == 1


def test_a_loser_leaves_no_trace(office: Office) -> None:
    one = office.write(1, outcome(**APPROVE))
    assert office.queue.dismiss([Picked(one, 7)], Why.SPAM, office.ece).result is Result.CHANGED
    assert [row.state for row in rows(office.engine, ReplyRow)] == [State.PROPOSED]
    with office.engine.connect() as conn:
        assert not [line for line in read_trail(conn) if "dismiss" in line.event]


def test_an_answer_takes_the_place_of_a_proposed_one_and_undo_brings_it_back(
    office: Office,
) -> None:
    one = office.write(1, outcome(**APPROVE))
    done = office.queue.answer(office.pick(one), OWN, office.deniz)
    states = [row.state for row in rows(office.engine, ReplyRow)]
    assert sorted(states) == [State.CANCELLED, State.QUEUED]
    office.queue.undo(done.batch, office.deniz)
    assert sorted(row.state for row in rows(office.engine, ReplyRow)) == [
        State.CANCELLED,
        State.PROPOSED,
    ]


def test_where_no_job_can_be_made_nothing_is_answered(office: Office) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no_job")

    one = office.write(1, outcome(**APPROVE))
    queue = Queue(office.engine, fail, lambda: office.now)
    with pytest.raises(RuntimeError):
        queue.answer(office.pick(one), OWN, office.deniz)
    assert [row.state for row in rows(office.engine, ReplyRow)] == [State.PROPOSED]
    assert office.ids() == [one]


def test_a_proposal_of_a_dismissed_item_is_never_sent(office: Office) -> None:
    one = office.write(1, outcome(**APPROVE))
    office.queue.dismiss([office.pick(one)], Why.SETTLED, office.deniz)
    assert [row.state for row in rows(office.engine, ReplyRow)] == [State.CANCELLED]
    assert (office.ids(), office.jobs) == ([], [])


def test_an_item_that_there_is_not_is_no_error(office: Office) -> None:
    assert office.queue.answer(Picked(99, 0), OWN, office.deniz).result is Result.GONE
    assert office.queue.dismiss([Picked(99, 0)], Why.SPAM, office.deniz).changed == 0


@pytest.mark.parametrize("state", ["deleted", "closed", "shadow"])
def test_what_cannot_be_answered_is_not(office: Office, state: str) -> None:
    one = office.write(1)
    queue, shown = office.queue, office.pick(one)
    if state == "deleted":
        record(office.records, entry(1, deleted=True, conversation="thread-1", author="author-1"))
    if state == "closed":
        office.wait(86_395)
    if state == "shadow":
        queue = Queue(office.engine, office._enqueue, lambda: office.now, shadow=True)
    expected = {"deleted": Result.GONE, "closed": Result.CLOSED, "shadow": Result.SHADOW}
    assert queue.answer(shown, OWN, office.deniz).result is expected[state]
    assert office.jobs == []


def test_items_are_dismissed_together_and_come_back_together(office: Office) -> None:
    shown = [office.pick(office.write(number)) for number in range(3)]
    office.queue.assign([shown[1]], office.ece, office.ece)  # changed since it was shown
    done = office.queue.dismiss(shown, Why.SPAM, office.deniz)
    assert (done.result, done.changed, done.asked) == (Result.DONE, 2, 3)
    assert office.ids() == [shown[1].id]
    assert office.queue.undo(done.batch, office.deniz) == 2
    assert office.ids() == [one.id for one in shown]


def test_the_way_to_a_writer_outlasts_the_time_for_second_thoughts(office: Office) -> None:
    one = office.write(1, outcome(reply=None, **APPROVE))
    done = office.queue.dismiss([office.pick(one)], Why.SPAM, office.deniz)
    wipe_addresses(office.engine, office.now)
    office.queue.undo(done.batch, office.deniz)
    assert office.message(one).address is not None
    office.queue.dismiss([office.pick(one)], Why.SPAM, office.deniz)
    wipe_addresses(office.engine, office.now + timedelta(minutes=3))
    assert office.message(one).address is None


def test_an_item_that_comes_back_is_open_and_in_another_version(office: Office) -> None:
    one = office.write(1)
    office.queue.answer(office.pick(one), OWN, office.deniz)
    before = office.pick(one)
    with writing(office.engine) as conn:
        flag_message(conn, one, Reason.DELIVERY_UNKNOWN, office.now)
    assert office.ids() == [one]
    assert office.queue.dismiss([before], Why.SPAM, office.deniz).changed == 0
    item = office.queue.item(one)
    assert item
    assert item.decision is None


def test_taking_over_keeps_the_bot_out_until_it_is_let_in_again(office: Office) -> None:
    one = office.write(1)
    again = entry(9, outcome(), conversation="thread-1", author="author-1")
    done = office.queue.take_over(office.pick(one), office.deniz)
    assert [row.state for row in rows(office.engine, ReplyRow)] == [State.CANCELLED]
    assert record(office.records, again, now=office.now).replies == 0
    assert office.queue.undo(done.batch, office.deniz) == 1
    assert rows(office.engine, ReplyRow)[0].state == State.QUEUED
    assert len(office.jobs) == 1  # its first job found nothing to do
    office.queue.take_over(office.pick(one), office.deniz)
    assert office.queue.release(office.pick(one), office.deniz).result is Result.DONE
    more = entry(10, outcome(), conversation="thread-1", author="author-1")
    assert record(office.records, more, now=office.now).replies == 1


def test_taking_over_leaves_what_the_team_says(office: Office) -> None:
    one = office.write(1)
    office.queue.answer(office.pick(one), OWN, office.deniz)
    office.queue.take_over(office.pick(one), office.deniz)
    assert replies(office) == [(State.QUEUED, OWN.text)]


@pytest.mark.parametrize("reply", [None, "spoken"])
def test_a_post_is_hidden_by_the_retries_after_the_hold(office: Office, reply: str | None) -> None:
    changes = {} if reply else {"reply": None}
    item = outcome(review=True, reasons=(Reason.NEEDS_PERSON,), **changes)
    one = office.write(1, item, kind=Kind.MENTION)
    done = office.queue.hide(office.pick(one), office.deniz)
    assert done.result is Result.DONE
    assert take_due(office.engine, ["sandbox"], office.now) is None
    assert office.queue.undo(done.batch, office.deniz) == 1
    office.wait(HOLD.total_seconds())
    assert take_due(office.engine, ["sandbox"], office.now) is None
    office.queue.hide(office.pick(one), office.deniz)
    office.wait(HOLD.total_seconds())
    tried = take_due(office.engine, ["sandbox"], office.now)
    assert tried
    assert tried.address
    assert office.queue.hide(office.pick(one), office.deniz).result is Result.CHANGED
    found = [row.hide_state for row in rows(office.engine, ReplyRow) if row.id == tried.reply_id]
    assert found == [Hide.DUE]


def test_a_hide_that_was_due_with_the_bots_reply_comes_with_the_persons(office: Office) -> None:
    item = outcome(review=True, reasons=(Reason.PERSONAL_DATA,))
    one = office.write(1, item, kind=Kind.MENTION, hide=True)
    done = office.queue.answer(office.pick(one), OWN, office.deniz)
    office.wait(HOLD.total_seconds())
    with writing(office.engine) as conn:
        standing = read_standing(conn, office.jobs[-1].id)
        assert standing
        claimed = claim(conn, standing, office.now)
    assert claimed
    assert claimed.hide
    states = {row.state: row.hide_state for row in rows(office.engine, ReplyRow)}
    assert states == {State.CANCELLED: Hide.DUE, State.SENDING: Hide.DUE}
    assert done.result is Result.DONE


def test_a_private_message_is_not_hidden(office: Office) -> None:
    one = office.write(1)
    assert office.queue.hide(office.pick(one), office.deniz).result is Result.CLOSED


def test_a_mark_keeps_a_type_and_a_pattern_and_outlives_the_message(office: Office) -> None:
    one = office.write(1)
    office.now += timedelta(days=3)
    wrong = Wrong("wrong_block", "PHONE_NUMBER", "phones")
    office.queue.mark(office.pick(one), wrong, office.deniz)
    done = office.queue.mark(office.pick(one), Wrong("missed_data", "PERSON"), office.deniz)
    office.queue.undo(done.batch, office.deniz)
    purge(office.engine, office.now + timedelta(days=1), 2)
    assert office.queue.item(one) is None
    with office.engine.connect() as conn:
        [count] = count_marks(conn)
    assert (count.kind, count.type, count.recognizer, count.count) == (
        "wrong_block",
        "PHONE_NUMBER",
        "phones",
        1,
    )


def test_every_act_leaves_a_line_with_ids_alone(office: Office) -> None:
    one = office.write(1)
    office.queue.assign([office.pick(one)], office.deniz, office.deniz)
    office.queue.escalate([office.pick(one)], True, office.deniz)
    done = office.queue.answer(office.pick(one), OWN, office.deniz)
    office.queue.undo(done.batch, office.deniz)
    with office.engine.connect() as conn:
        lines = [line for line in read_trail(conn) if line.event.startswith("admin:item")]
    assert [(line.event, line.subject_id, line.user_id) for line in reversed(lines)] == [
        ("admin:item:assign", str(one), office.deniz),
        ("admin:item:escalate", str(one), office.deniz),
        ("admin:item:answer", str(one), office.deniz),
        ("admin:item:answer_undone", str(one), office.deniz),
    ]


def test_undo_leaves_a_conversation_to_who_has_answered_there_since(office: Office) -> None:
    one = office.write(1, outcome(**APPROVE))
    done = office.queue.take_over(office.pick(one), office.deniz)
    office.wait(20)
    place = office.message(one).conversation_hash
    with writing(office.engine) as conn:
        note_takeovers(conn, {place: office.now})
    assert office.queue.undo(done.batch, office.deniz) == 1
    [taken] = rows(office.engine, TakeoverRow)
    assert taken.answered_at == office.now
    assert [row.state for row in rows(office.engine, ReplyRow)] == [State.CANCELLED]


def test_a_hide_outlives_a_reply_that_never_leaves(office: Office) -> None:
    item = outcome(review=True, reasons=(Reason.PERSONAL_DATA,))
    office.write(1, item, kind=Kind.MENTION, hide=True)
    [reply] = rows(office.engine, ReplyRow)
    with writing(office.engine) as conn:
        standing = read_standing(conn, reply.id)
        assert standing
        end(conn, standing, State.FAILED, "refused", office.now)
    assert take_due(office.engine, ["sandbox"], office.now)

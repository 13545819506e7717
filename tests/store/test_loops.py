"""Robots that answer the bot are left alone; people who are quick, or insist, are not."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, update

from socialbot.domain import Reason
from socialbot.store.loops import Past, is_loop, last_start
from socialbot.store.records import Records
from socialbot.store.seal import Vault
from socialbot.store.tables import MessageRow, ReplyRow, State
from tests.store.world import NOW, entry, outcome, record, rows

SAME = outcome(stored_text="hello I am away")


def at(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def past(seconds: float, text: str = "", conversation: str = "c") -> Past:
    return Past(conversation, text or f"said at {seconds}", at(seconds))


def test_the_same_text_three_times_in_ten_minutes_is_a_loop() -> None:
    earlier = [past(0, "hello"), past(100, "hello", "another")]
    assert is_loop(past(599, "hello"), earlier, [])
    assert not is_loop(past(601, "hello"), earlier, [])
    assert not is_loop(past(500, "hello?"), earlier, [])


def test_texts_of_which_nothing_was_kept_are_not_alike() -> None:
    empty = [Past("c", "", at(second)) for second in range(3)]
    assert not is_loop(empty[2], empty[:2], [])


@pytest.mark.parametrize(
    ("text", "loop"),
    [
        ("▒ ▒ ▒", False),
        ("[PHONE_NUMBER]", False),
        ("hello ▒", False),
        ("12", False),
        ("ok", True),
        ("thank you for writing to ▒, we are away", True),
    ],
)
def test_texts_of_which_too_little_was_kept_are_not_alike(text: str, loop: bool) -> None:
    said = [past(second, text) for second in range(3)]
    assert is_loop(said[2], said[:2], []) is loop


def test_prompt_answers_again_and_again_are_a_loop() -> None:
    replies = [at(60 * turn) for turn in range(4)]
    prompt = [past(60 * turn + 2) for turn in range(4)]
    assert is_loop(prompt[3], prompt[:3], replies)
    assert not is_loop(prompt[2], prompt[:2], replies)


@pytest.mark.parametrize("seconds", [8, 25])
def test_who_reads_before_answering_is_no_robot(seconds: int) -> None:
    replies = [at(60 * turn) for turn in range(9)]
    calm = [past(60 * turn + seconds) for turn in range(9)]
    assert not is_loop(calm[8], calm[:8], replies)


def test_prompt_answers_elsewhere_do_not_count() -> None:
    replies = [at(60 * turn) for turn in range(4)]
    others = [past(60 * turn + 2, conversation="another") for turn in range(3)]
    assert not is_loop(past(182), others, replies)


def test_a_loop_is_met_with_silence_and_shown_to_a_person_once(
    records: Records, engine: Engine
) -> None:
    for number in range(5):
        record(records, entry(number, SAME, sent_at=at(number)), now=at(number))
    assert len(rows(engine, ReplyRow)) == 2
    messages = rows(engine, MessageRow)
    assert [row.review for row in messages] == [False, False, True, False, False]
    assert [Reason.BOT_LOOP in row.reasons for row in messages] == [False] * 2 + [True] * 3


def test_within_a_batch_too(records: Records) -> None:
    batch = [entry(number, SAME, sent_at=at(number)) for number in range(5)]
    assert record(records, *batch, now=at(9)).replies == 2


def test_a_robot_is_known_by_its_prompt_answers(engine: Engine, vault: Vault) -> None:
    records = Records(engine, vault, replies_per_hour=1000)
    for turn in range(6):  # each time it is answered two seconds before it writes again
        record(records, entry(turn, sent_at=at(60 * turn)), now=at(60 * turn))
        with engine.begin() as conn:
            sent = {"state": State.SENT, "finished_at": at(60 * turn + 58)}
            conn.execute(update(ReplyRow).where(ReplyRow.finished_at.is_(None)).values(**sent))
    looped = [Reason.BOT_LOOP in row.reasons for row in rows(engine, MessageRow)]
    assert looped == [False] * 4 + [True] * 2


@pytest.mark.parametrize("risk", [Reason.DISTRESS, Reason.UNDERAGE, Reason.THREAT])
def test_whoever_may_be_at_risk_is_answered_however_often(records: Records, risk: Reason) -> None:
    at_risk = outcome(stored_text="same", review=True, reasons=(risk,))
    for number in range(5):
        counts = record(records, entry(number, at_risk, sent_at=at(number)), now=at(number))
        assert counts.replies == 1


def test_after_an_hour_the_person_is_answered_again(records: Records) -> None:
    for number in range(4):
        record(records, entry(number, SAME, sent_at=at(number)), now=at(number))
    later = NOW + timedelta(minutes=62)
    assert record(records, entry(9, sent_at=later), now=later).replies == 1


def test_who_is_at_risk_after_a_loop_is_answered_and_looked_at(
    records: Records, engine: Engine
) -> None:
    for number in range(4):
        record(records, entry(number, SAME, sent_at=at(number)), now=at(number))
    at_risk = outcome(review=True, reasons=(Reason.DISTRESS,))
    assert record(records, entry(9, at_risk, sent_at=at(60)), now=at(60)).replies == 1
    last = rows(engine, MessageRow)[-1]
    assert (last.review, last.reasons) == (True, [Reason.DISTRESS])


def test_a_loop_keeps_nobody_from_a_person(records: Records, engine: Engine) -> None:
    for number in range(4):
        record(records, entry(number, SAME, sent_at=at(number)), now=at(number))
    asks = outcome(review=True, reasons=(Reason.NEEDS_PERSON,))
    assert record(records, entry(9, asks, sent_at=at(60)), now=at(60)).replies == 0
    last = rows(engine, MessageRow)[-1]
    assert (last.review, last.reasons) == (True, [Reason.NEEDS_PERSON, Reason.BOT_LOOP])


def test_what_comes_in_the_quiet_hour_does_not_make_it_longer(
    records: Records, engine: Engine
) -> None:
    for number in range(3):
        record(records, entry(number, SAME, sent_at=at(number)), now=at(number))
    for number in range(1, 6):
        then = at(10 * 60 * number)
        assert record(records, entry(10 + number, sent_at=then), now=then).replies == 0
    later = at(61 * 60)
    assert record(records, entry(99, sent_at=later), now=later).replies == 1


def test_a_robot_that_goes_on_is_shown_once_an_hour(records: Records, engine: Engine) -> None:
    for number in range(130):
        then = at(60 * number)
        record(records, entry(number, SAME, sent_at=then), now=then)
    shown = [row.sent_at for row in rows(engine, MessageRow) if row.review]
    assert shown == [at(60 * minute) for minute in (2, 62, 122)]


def test_a_quiet_time_starts_with_the_first_mark_outside_another() -> None:
    assert last_start([]) is None
    assert last_start(at(60 * minute) for minute in (70, 0, 59, 20)) == at(60 * 70)
    assert last_start(at(60 * minute) for minute in (0, 59)) == at(0)

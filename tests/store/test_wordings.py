"""No thread reads a text twice in a week, and no hour in public while another wording is left."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, update

from socialbot.domain import Intent, Kind, Reason, Reply
from socialbot.store.entries import Entry, QueuedReply
from socialbot.store.records import Records, Wanted
from socialbot.store.tables import MessageRow, ReplyRow, State
from socialbot.store.wordings import pick
from tests.store.world import NOW, REPLY, entry, outcome, rows

WORDINGS = ("a", "b", "c", "d")
HOUR = timedelta(hours=1)


def word(_: Entry, wanted: Wanted) -> Reply | None:
    """The first of four wordings that may be said."""
    left = [text for text in WORDINGS if text not in wanted.used]
    return replace(REPLY, text=left[0]) if left else None


def say(records: Records, *entries: Entry, now: datetime = NOW) -> None:
    def enqueue(_conn: Connection, _replies: Sequence[QueuedReply]) -> None:
        return

    records.record(entries, None, word, enqueue, now)


def texts(engine: Engine) -> list[str]:
    return [row.text for row in sorted(rows(engine, ReplyRow), key=lambda row: row.sequence)]


def public(number: int, **changes: Any) -> Entry:
    values = {"kind": Kind.MENTION, "author": f"author-{number}", "conversation": f"c{number}"}
    return entry(number, **{**values, **changes})


@pytest.fixture
def records(records: Records, engine: Engine, vault: Any) -> Records:
    return Records(engine, vault, replies_per_hour=1000)


def test_a_private_thread_never_reads_a_text_twice(records: Records, engine: Engine) -> None:
    for number in range(5):
        say(records, entry(number), now=NOW + number * timedelta(hours=40))
    assert texts(engine) == list(WORDINGS)
    last = rows(engine, MessageRow)[-1]
    assert (last.review, last.reasons) == (True, [Reason.REPLY_REFUSED])


def test_messages_of_one_batch_are_told_different_things(records: Records, engine: Engine) -> None:
    say(records, entry(1), entry(2), entry(3, conversation="another"))
    assert texts(engine) == ["a", "b", "a"]


def test_a_public_hour_reads_each_text_once_while_another_is_left(
    records: Records, engine: Engine
) -> None:
    for number in range(6):
        say(records, public(number), now=NOW + timedelta(minutes=number))
    assert texts(engine) == ["a", "b", "c", "d", "a", "b"]  # then what was said longest ago


def test_after_an_hour_a_text_may_be_read_again(records: Records, engine: Engine) -> None:
    say(records, public(1))
    say(records, public(2), now=NOW + HOUR + timedelta(seconds=1))
    assert texts(engine) == ["a", "a"]


def test_another_account_has_its_own_hour(records: Records, engine: Engine) -> None:
    say(records, public(1), public(2, account="papatya-2"))
    assert texts(engine) == ["a", "a"]


def test_a_public_thread_never_reads_a_text_twice_whoever_asks(
    records: Records, engine: Engine
) -> None:
    for number in range(5):
        say(records, public(number, conversation="one"), now=NOW + 2 * number * HOUR)
    assert texts(engine) == list(WORDINGS)
    assert rows(engine, MessageRow)[-1].review


def test_a_regular_writer_reads_in_turn_what_was_said_longest_ago(
    records: Records, engine: Engine
) -> None:
    for number in range(10):
        say(records, entry(number), now=NOW + number * timedelta(days=3))
    assert "".join(texts(engine)) == "abcdabcdab"
    assert not any(row.review for row in rows(engine, MessageRow))


def test_a_group_that_lasts_reads_old_texts_again_but_rather_nobody_theirs(
    records: Records, engine: Engine
) -> None:
    for number in range(4):
        say(records, public(number, conversation="group"))
    month = NOW + timedelta(days=30)
    say(records, public(7, conversation="group", author="author-0"), now=month)
    say(records, public(8, conversation="group"), now=month + 2 * HOUR)
    assert texts(engine)[4:] == ["b", "a"]


def test_a_writer_in_public_reads_in_turn_what_they_were_told_longest_ago(
    records: Records, engine: Engine
) -> None:
    for number in range(6):
        asks = public(number, conversation="group", author="regular")
        say(records, asks, now=NOW + number * timedelta(days=8))
    assert "".join(texts(engine)) == "abcdab"


def test_of_a_group_only_the_last_week_is_read(records: Records, engine: Engine) -> None:
    for number in range(3):
        say(records, public(number, conversation="group"))
    read: list[int] = []

    def note(item: Entry, asked: Wanted) -> Reply | None:
        read.append(len(asked.used))
        return word(item, asked)

    later = NOW + timedelta(days=8)
    asks = public(8, conversation="group")
    records.record([asks], None, note, lambda *_: None, later)
    assert read == [0]


@pytest.mark.parametrize("state", [State.CANCELLED, State.EXPIRED, State.FAILED])
def test_what_was_never_sent_was_never_read(records: Records, engine: Engine, state: State) -> None:
    say(records, entry(1))
    with engine.begin() as conn:
        conn.execute(update(ReplyRow).values(state=state))
    say(records, entry(2))
    assert texts(engine) == ["a", "a"]


def test_a_help_line_is_rather_read_twice_than_not_at_all(records: Records, engine: Engine) -> None:
    at_risk = outcome(review=True, reasons=(Reason.DISTRESS,))
    for number in range(6):
        say(records, entry(number, at_risk), now=NOW + timedelta(minutes=number))
    assert len(texts(engine)) == 6


def test_a_known_fault_is_told_to_the_words(records: Records, engine: Engine) -> None:
    wanted: list[Wanted] = []

    def note(item: Entry, asked: Wanted) -> Reply | None:
        wanted.append(asked)
        return word(item, asked)

    records.record([entry(1, outcome(intent=Intent.OUTAGE))], None, note, lambda *_: None, NOW)
    assert [one.known_fault for one in wanted] == [False]
    assert wanted[0].code


@given(
    st.lists(st.sampled_from("abcdef"), unique=True),
    st.sets(st.sampled_from("abcdef")),
    st.sets(st.sampled_from("abcdef"), min_size=1),
)
def test_what_is_said_is_fresh_or_was_said_longest_ago(
    rather_not: list[str], never: set[str], wordings: set[str]
) -> None:
    heard = [text for text in rather_not if text not in never]

    def ask(used: Iterable[str]) -> Reply | None:
        left = sorted(wordings - set(used))
        return replace(REPLY, text=left[0]) if left else None

    found = pick(ask, never, heard)
    assert (found is None) == (wordings <= never)
    if found:
        assert found.text in best(wordings - never, heard)


def best(left: Collection[str], heard: Sequence[str]) -> set[str]:
    """Those that nobody heard, or the one that was heard longest ago."""
    fresh = set(left) - set(heard)
    return fresh or {max(left, key=heard.index)}

"""A batch goes in whole or not at all, once, and shows nothing of who wrote what."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from socialbot.case_codes import is_code
from socialbot.domain import Channel, Kind, Language, Reason, Reply
from socialbot.store.entries import CursorMove, QueuedReply, Recorded
from socialbot.store.records import Records
from socialbot.store.seal import Vault
from socialbot.store.tables import CaseRow, CursorRow, FindingRow, MessageRow, ReplyRow, State
from tests.store.world import NOW, REPLY, blocked, entry, outcome, record, rows, with_code

MOVE = CursorMove("sandbox", "papatya", "position-77")
LATER = NOW + timedelta(minutes=5)


def test_a_message_is_kept_with_its_case_its_reply_and_the_cursor(
    records: Records, engine: Engine
) -> None:
    queue: list[QueuedReply] = []
    counts = record(records, entry(), cursor=MOVE, queue=queue)
    (message,), (case,), (reply,) = (rows(engine, t) for t in (MessageRow, CaseRow, ReplyRow))
    assert counts == Recorded(new=1, replies=1)
    assert message.case_id == case.id
    assert is_code(case.code)
    assert reply.text == f"{REPLY.text} ({case.code})"
    assert (reply.state, reply.message_id) == (State.QUEUED, message.id)
    assert queue == [QueuedReply(reply.id, "sandbox", message.conversation_hash, message.id)]
    assert records.cursor("sandbox", "papatya") == "position-77"


def test_a_message_that_comes_again_is_skipped(records: Records, engine: Engine) -> None:
    record(records, entry(1), entry(2))
    counts = record(records, entry(2), entry(3), entry(3))
    assert counts == Recorded(new=1, duplicate=2, replies=1)
    assert len(rows(engine, MessageRow)) == 3


def test_the_same_id_on_another_platform_or_account_is_another_message(
    records: Records, engine: Engine
) -> None:
    record(records, entry(), entry(platform="telegram"), entry(account="papatya-2"))
    assert len(rows(engine, MessageRow)) == 3


def test_nothing_is_kept_where_a_job_cannot_be_made(records: Records, engine: Engine) -> None:
    def fail(*_arguments: object) -> None:
        raise RuntimeError("no_job")

    with pytest.raises(RuntimeError):
        records.record([entry()], MOVE, with_code, fail, NOW)
    assert rows(engine, MessageRow) == rows(engine, CaseRow) == rows(engine, ReplyRow) == []
    assert records.cursor("sandbox", "papatya") is None


def test_a_cursor_moves_without_messages_and_each_account_has_its_own(records: Records) -> None:
    record(records, cursor=MOVE)
    record(records, cursor=CursorMove("sandbox", "papatya", "position-78"))
    assert records.cursor("sandbox", "papatya") == "position-78"
    assert records.cursor("sandbox", "papatya-2") is None


def test_findings_are_kept_as_counts_with_their_cue_and_best_score(
    records: Records, engine: Engine
) -> None:
    record(records, entry(1, blocked()))
    found = [(r.type, r.count, r.recognizer, r.cue, r.score) for r in rows(engine, FindingRow)]
    assert found == [("PHONE_NUMBER", 2, "phones", "tel", 0.95), ("IBAN_CODE", 1, "ibans", None, 1)]


def test_no_table_shows_an_id_of_the_platform_or_a_raw_word(
    records: Records, engine: Engine
) -> None:
    record(records, entry(1, blocked()), cursor=MOVE)
    tables = (MessageRow, CaseRow, ReplyRow, FindingRow, CursorRow)
    kept = str([rows(engine, table) for table in tables])
    for secret in ("ayla", "thread-of", "post-1", "raw words", "papatya", "position-77"):
        assert secret not in kept


def test_the_address_opens_for_the_sender_only(
    records: Records, engine: Engine, vault: Vault
) -> None:
    record(records, entry())
    (message,) = rows(engine, MessageRow)
    assert vault.open(message.address) == {"to": "ayla.demir", "number": "1"}


def test_no_address_is_kept_where_nobody_will_answer(records: Records, engine: Engine) -> None:
    record(records, entry(1, outcome(reply=None, channel=Channel.NONE)))
    assert rows(engine, MessageRow)[0].address is None


@pytest.mark.parametrize("text", ["with\x00 nul", "lone \ud800 surrogate", "", "\u202eback"])
def test_any_text_can_be_stored(records: Records, engine: Engine, text: str) -> None:
    record(records, entry(1, outcome(stored_text=text)))
    assert "\x00" not in rows(engine, MessageRow)[0].stored_text


def test_times_come_back_in_utc(records: Records, engine: Engine) -> None:
    record(records, entry())
    assert rows(engine, MessageRow)[0].sent_at == NOW


def test_a_batch_of_hundreds_is_one_commit(records: Records, engine: Engine) -> None:
    batch = [entry(n, author=f"author-{n % 40}", conversation=f"c{n}") for n in range(700)]
    assert record(records, *batch).new == 700
    assert len(rows(engine, CaseRow)) == 40


class TestEdits:
    def test_an_edit_that_says_something_else_is_answered_in_place_of_the_old(
        self, records: Records, engine: Engine
    ) -> None:
        record(records, entry())
        record(records, entry(1, outcome(stored_text="my bonus"), revision=1), now=LATER)
        states = [row.state for row in sorted(rows(engine, ReplyRow), key=lambda r: r.sequence)]
        assert states == [State.CANCELLED, State.QUEUED]
        assert [row.revision for row in rows(engine, MessageRow)] == [0, 1]

    def test_an_edit_that_says_the_same_gets_no_second_reply_and_flag(
        self, records: Records, engine: Engine
    ) -> None:
        record(records, entry(1, blocked()))
        record(records, entry(1, blocked(), revision=1))
        assert [row.state for row in rows(engine, ReplyRow)] == [State.QUEUED]
        assert [row.review for row in rows(engine, MessageRow)] == [True, False]

    def test_an_older_revision_that_comes_late_is_kept_but_not_answered(
        self, records: Records, engine: Engine
    ) -> None:
        record(records, entry(1, revision=2))
        record(records, entry(1, outcome(stored_text="before"), revision=1))
        assert len(rows(engine, MessageRow)) == 2
        assert len(rows(engine, ReplyRow)) == 1

    def test_within_a_batch_only_the_newest_revision_is_answered(
        self, records: Records, engine: Engine
    ) -> None:
        edited = entry(1, outcome(stored_text="my bonus"), revision=1)
        assert record(records, entry(), edited).replies == 1
        assert [row.message_id for row in rows(engine, ReplyRow)] == [2]


class TestDeletions:
    def test_a_deleted_message_loses_its_text_its_address_and_its_reply(
        self, records: Records, engine: Engine
    ) -> None:
        record(records, entry(1, blocked()))
        assert record(records, entry(1, deleted=True)) == Recorded(deleted=1)
        (message,), (reply,) = rows(engine, MessageRow), rows(engine, ReplyRow)
        assert (message.deleted, message.stored_text, message.address) == (True, "", None)
        assert not message.review
        assert reply.state == State.CANCELLED
        assert rows(engine, FindingRow) == []

    @pytest.mark.parametrize("together", [True, False])
    def test_a_word_of_distress_that_is_deleted_keeps_its_flag_and_its_help_lines(
        self, records: Records, engine: Engine, together: bool
    ) -> None:
        help_lines = Reply("distress", Language.TURKISH, 1, "Yalnız değilsiniz.")
        in_need = entry(1, outcome(reasons=(Reason.DISTRESS,), review=True, reply=help_lines))
        gone = entry(1, deleted=True)
        for batch in [[in_need, gone]] if together else [[in_need], [gone]]:
            record(records, *batch)
        (message,), (reply,) = rows(engine, MessageRow), rows(engine, ReplyRow)
        assert (message.deleted, message.review, message.stored_text) == (True, True, "")
        assert message.address is not None
        assert reply.state == State.QUEUED

    def test_a_message_that_comes_after_its_deletion_is_skipped(
        self, records: Records, engine: Engine
    ) -> None:
        record(records, entry(1, deleted=True))
        assert record(records, entry()) == Recorded(duplicate=1)
        assert [row.deleted for row in rows(engine, MessageRow)] == [True]

    def test_a_message_that_is_deleted_in_its_own_batch_is_not_answered(
        self, records: Records, engine: Engine
    ) -> None:
        assert record(records, entry(), entry(1, deleted=True)).replies == 0
        (message,) = rows(engine, MessageRow)
        assert (message.deleted, message.stored_text) == (True, "")

    def test_a_deletion_that_comes_twice_counts_once(self, records: Records) -> None:
        record(records, entry(), entry(1, deleted=True))
        assert record(records, entry(1, deleted=True)) == Recorded(duplicate=1)


class TestReplyCap:
    def test_past_the_cap_of_an_hour_a_person_answers(
        self, records: Records, engine: Engine
    ) -> None:
        counts = record(records, *(entry(number) for number in range(5)))
        assert counts.replies == 3
        last = rows(engine, MessageRow)[-1]
        assert last.review
        assert last.reasons == [Reason.REPLY_CAP]

    def test_an_hour_later_the_bot_answers_again(self, records: Records) -> None:
        record(records, *(entry(number) for number in range(3)))
        assert record(records, entry(4), now=LATER).replies == 0
        assert record(records, entry(5), now=NOW + timedelta(minutes=61)).replies == 1

    def test_each_private_conversation_has_its_own_cap(self, records: Records) -> None:
        batch: list[Any] = [entry(n, conversation=f"c{n % 2}") for n in range(8)]
        assert record(records, *batch).replies == 6

    def test_in_a_public_group_each_author_has_their_own_cap(self, records: Records) -> None:
        batch = [entry(n, kind=Kind.MENTION, author=f"author-{n % 2}") for n in range(8)]
        assert record(records, *batch[:6]).replies == 6
        assert record(records, *batch[6:]).replies == 0

    @pytest.mark.parametrize("risk", [Reason.DISTRESS, Reason.RESPONSIBLE_USE, Reason.UNDERAGE])
    def test_a_help_line_always_goes_out_and_costs_no_other_answer(
        self, records: Records, engine: Engine, risk: Reason
    ) -> None:
        at_risk = outcome(reasons=(Reason.NEEDS_PERSON, risk), review=True)
        assert record(records, *(entry(n, at_risk) for n in range(5))).replies == 5
        assert record(records, *(entry(n) for n in range(5, 9))).replies == 3
        assert record(records, entry(9, at_risk)).replies == 1
        assert Reason.REPLY_CAP not in rows(engine, MessageRow)[-1].reasons

    def test_past_the_cap_one_privacy_answer_an_hour_still_goes_out(self, records: Records) -> None:
        record(records, *(entry(n) for n in range(3)))
        counts = [record(records, entry(n, blocked())).replies for n in (4, 5)]
        assert counts == [1, 0]
        assert record(records, entry(6)).replies == 0

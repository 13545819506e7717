"""Who is left alone: those who asked for it, and those whom a person of the team answers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, update

from socialbot.domain import Channel, Reason
from socialbot.store.records import Records
from socialbot.store.tables import MessageRow, OptOutRow, ReplyRow, State, TakeoverRow
from tests.store.world import NOW, REPLY, entry, outcome, record, rows

SOON = NOW + timedelta(minutes=1)
STOP = outcome(reply=None, channel=Channel.NONE, reasons=(Reason.OPT_OUT,))
START = outcome(reasons=(Reason.OPT_IN,))
DISTRESS = outcome(
    review=True,
    reasons=(Reason.DISTRESS, Reason.RESPONSIBLE_USE),
    reply=REPLY.__class__("distress", REPLY.language, 0, "Please call 112."),
)
UNDERAGE = outcome(review=True, reasons=(Reason.UNDERAGE,))


def by_team(number: int = 900, **changes: Any) -> Any:
    return entry(number, author="papatya", by_team=True, text="", address={}, **changes)


def states(engine: Engine) -> list[str]:
    return [row.state for row in sorted(rows(engine, ReplyRow), key=lambda row: row.sequence)]


class TestOptOut:
    def test_who_asks_for_silence_gets_it_at_once_and_needs_no_person(
        self, records: Records, engine: Engine
    ) -> None:
        record(records, entry(1))
        assert record(records, entry(2, STOP), now=SOON).replies == 0
        assert states(engine) == [State.CANCELLED]
        assert not rows(engine, MessageRow)[1].review
        assert [row.since for row in rows(engine, OptOutRow)] == [SOON]

    def test_it_holds_in_every_conversation_of_the_person_and_for_nobody_else(
        self, records: Records
    ) -> None:
        record(records, entry(1, STOP))
        assert record(records, entry(2), entry(3, conversation="another")).replies == 0
        assert record(records, entry(4, author="mert", conversation="c")).replies == 1

    def test_it_holds_for_what_came_with_it(self, records: Records, engine: Engine) -> None:
        assert record(records, entry(1), entry(2, STOP), entry(3)).replies == 0
        assert [row.review for row in rows(engine, MessageRow)] == [False] * 3

    def test_whoever_is_at_risk_still_comes_to_a_person_and_help_lines_only_to_who_despairs(
        self, records: Records, engine: Engine
    ) -> None:
        record(records, entry(1, STOP))
        assert record(records, entry(2, UNDERAGE)).replies == 0
        assert record(records, entry(3, DISTRESS)).replies == 1
        assert [row.review for row in rows(engine, MessageRow)] == [False, True, True]

    def test_a_help_line_that_waits_is_not_withdrawn(
        self, records: Records, engine: Engine
    ) -> None:
        record(records, entry(1, DISTRESS))
        record(records, entry(2, STOP))
        assert states(engine) == [State.QUEUED]

    def test_later_messages_that_need_a_person_still_reach_one(
        self, records: Records, engine: Engine
    ) -> None:
        record(records, entry(1, STOP))
        for number, reason in enumerate((Reason.NEEDS_PERSON, Reason.SECURITY), 2):
            asks = outcome(review=True, reasons=(reason,))
            assert record(records, entry(number, asks)).replies == 0
        shows = outcome(blocked=True, reasons=(Reason.PERSONAL_DATA,))
        assert record(records, entry(4, shows), entry(5)).replies == 0
        assert [row.review for row in rows(engine, MessageRow)] == [False, True, True, True, False]

    def test_what_could_not_be_read_beside_the_wish_is_looked_at(
        self, records: Records, engine: Engine
    ) -> None:
        reasons = (Reason.MAY_BE_PERSONAL, Reason.OPT_OUT)
        unsure = outcome(reply=None, channel=Channel.NONE, review=True, reasons=reasons)
        record(records, entry(1, unsure))
        assert rows(engine, MessageRow)[0].review

    def test_the_wish_is_taken_back_in_so_many_words(
        self, records: Records, engine: Engine
    ) -> None:
        record(records, entry(1, STOP))
        assert record(records, entry(2, START)).replies == 1
        assert rows(engine, OptOutRow) == []
        assert rows(engine, MessageRow)[-1].reasons == [Reason.OPT_IN]
        assert record(records, entry(3)).replies == 1

    def test_the_last_wish_holds(self, records: Records, engine: Engine) -> None:
        record(records, entry(1, STOP), entry(2, START))
        assert rows(engine, OptOutRow) == []
        record(records, entry(3, START), entry(4, STOP))
        assert len(rows(engine, OptOutRow)) == 1

    def test_nobody_takes_back_the_wish_of_another(self, records: Records, engine: Engine) -> None:
        record(records, entry(1, STOP))
        record(records, entry(2, START, author="mert"))
        assert len(rows(engine, OptOutRow)) == 1
        assert rows(engine, MessageRow)[-1].reasons == []

    def test_who_asks_twice_is_noted_once(self, records: Records, engine: Engine) -> None:
        record(records, entry(1, STOP))
        record(records, entry(2, STOP), now=SOON)
        assert [row.since for row in rows(engine, OptOutRow)] == [NOW]


class TestTakeover:
    def test_where_the_team_has_answered_the_bot_is_silent_and_the_team_sees_it(
        self, records: Records, engine: Engine
    ) -> None:
        record(records, entry(1))
        record(records, by_team(sent_at=SOON), now=SOON)
        assert states(engine) == [State.CANCELLED]
        assert record(records, entry(2), now=SOON).replies == 0
        last = rows(engine, MessageRow)[-1]
        assert (last.review, last.reasons) == (True, [Reason.TEAM_ANSWERED])

    def test_of_what_the_team_says_nothing_but_the_time_is_kept(
        self, records: Records, engine: Engine
    ) -> None:
        counts = record(records, by_team())
        assert (counts.new, rows(engine, MessageRow)) == (0, [])
        (row,) = rows(engine, TakeoverRow)
        assert row.answered_at == NOW

    def test_after_the_silence_the_bot_answers_again(self, records: Records) -> None:
        record(records, by_team())
        later = NOW + timedelta(hours=71)
        assert record(records, entry(1), now=later).replies == 0
        assert record(records, entry(2), now=NOW + timedelta(hours=73)).replies == 1

    def test_each_answer_of_the_team_makes_it_longer_and_an_old_one_never_shorter(
        self, records: Records, engine: Engine
    ) -> None:
        record(records, by_team(1, sent_at=SOON), now=SOON)
        record(records, by_team(2, sent_at=NOW), now=SOON)
        assert [row.answered_at for row in rows(engine, TakeoverRow)] == [SOON]

    def test_a_clock_that_is_ahead_does_not_make_it_longer(
        self, records: Records, engine: Engine
    ) -> None:
        record(records, by_team(sent_at=NOW + timedelta(days=9)))
        assert [row.answered_at for row in rows(engine, TakeoverRow)] == [NOW]

    def test_other_conversations_are_answered(self, records: Records) -> None:
        record(records, by_team())
        assert record(records, entry(1, conversation="another")).replies == 1

    def test_in_one_batch_the_team_comes_first(self, records: Records) -> None:
        assert record(records, entry(1), by_team()).replies == 0

    def test_help_lines_go_out_all_the_same(self, records: Records) -> None:
        record(records, by_team())
        assert record(records, entry(1, DISTRESS)).replies == 1

    def test_what_needs_no_answer_needs_no_person(self, records: Records, engine: Engine) -> None:
        record(records, by_team(), entry(1, outcome(reply=None, channel=Channel.NONE)))
        assert not rows(engine, MessageRow)[0].review


@pytest.mark.parametrize("shadow", [True, False])
def test_in_shadow_mode_replies_are_kept_and_none_is_sent(
    engine: Engine, records: Records, vault: Any, shadow: bool
) -> None:
    shown = Records(engine, vault, 3, shadow=shadow)
    assert record(shown, entry(1), entry(2, DISTRESS)).replies == (0 if shadow else 2)
    assert set(states(engine)) == {State.SHADOW if shadow else State.QUEUED}
    seen = [item.reply_text for item in shown.shadowed()]
    said = sorted(rows(engine, ReplyRow), key=lambda row: -row.sequence)
    assert seen == ([row.text for row in said] if shadow else [])
    assert len(shown.shadowed(1, before_id=2)) == shadow


class TestEchoes:
    """Where the platform does not say who wrote with the brand's account."""

    def sent(self, records: Records, engine: Engine, state: State = State.SENT) -> None:
        """A reply went out between ten and twelve seconds after NOW."""
        record(records, entry(1))
        with engine.begin() as conn:
            start, end = NOW + timedelta(seconds=10), NOW + timedelta(seconds=12)
            values = {"state": state, "claimed_at": start, "finished_at": end}
            conn.execute(update(ReplyRow).values(values))

    @pytest.mark.parametrize("second", [9, 11, 14])
    @pytest.mark.parametrize("state", [State.SENT, State.UNKNOWN])
    def test_what_came_while_the_bot_was_sending_is_its_own(
        self, records: Records, engine: Engine, second: int, state: State
    ) -> None:
        self.sent(records, engine, state)
        at = NOW + timedelta(seconds=second)
        record(records, by_team(sent_at=at, perhaps_ours=True), now=SOON)
        assert rows(engine, TakeoverRow) == []
        assert record(records, entry(2), now=SOON).replies == 1

    @pytest.mark.parametrize(
        "changes",
        [
            {"sent_at": NOW + timedelta(seconds=50)},
            {"sent_at": NOW - timedelta(seconds=40)},
            {"sent_at": NOW + timedelta(seconds=11), "perhaps_ours": False},
            {"sent_at": NOW + timedelta(seconds=11), "conversation": "another"},
        ],
    )
    def test_anything_else_is_the_teams(
        self, records: Records, engine: Engine, changes: dict[str, Any]
    ) -> None:
        self.sent(records, engine)
        record(records, by_team(**{"perhaps_ours": True, **changes}), now=SOON)
        assert len(rows(engine, TakeoverRow)) == 1

    def test_what_was_never_sent_has_no_echo(self, records: Records, engine: Engine) -> None:
        self.sent(records, engine, State.CANCELLED)
        at = NOW + timedelta(seconds=11)
        record(records, by_team(sent_at=at, perhaps_ours=True), now=SOON)
        assert len(rows(engine, TakeoverRow)) == 1

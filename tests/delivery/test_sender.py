"""A reply is claimed, sent and finished; what is not certain goes to a person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, update
from sqlalchemy.exc import OperationalError

from socialbot.connectors.base import Limits
from socialbot.connectors.errors import GiveUp, RetryLater, SendUnknown, StopConnector
from socialbot.delivery.memory_jobs import MemoryJobs
from socialbot.domain import Kind, Reason
from socialbot.store import claims
from socialbot.store.seal import Vault
from socialbot.store.tables import MessageRow, PaceRow, ReplyRow, State
from tests.delivery.world import Killed, World
from tests.store.world import NOW, entry, outcome, rows, waiting


def busy(note: Callable[..., Any], times: int) -> Callable[..., Any]:
    """As a database does that another process writes to: the first calls fail."""
    left = iter(range(times))

    def call(*arguments: Any) -> Any:
        if next(left, None) is not None:
            raise OperationalError("UPDATE", {}, Exception("database is locked"))
        return note(*arguments)

    return call


def test_a_reply_is_sent_once_however_often_its_job_runs(world: World, jobs: MemoryJobs) -> None:
    world.record(entry(1))
    reply = jobs.waiting[0]
    jobs.work_off()
    world.sender.deliver(reply.id)
    assert world.platform.sent == ["1"]
    assert world.states() == [State.SENT]
    assert world.ends == [State.SENT]
    assert not world.message().review


def test_a_job_without_a_reply_does_nothing(world: World) -> None:
    world.sender.deliver("0" * 32)
    assert world.platform.calls == 0


@pytest.mark.parametrize(
    ("error", "state", "reason"),
    [
        (GiveUp("blocked_by_user"), State.FAILED, Reason.DELIVERY_FAILED),
        (SendUnknown("timed_out"), State.UNKNOWN, Reason.DELIVERY_UNKNOWN),
        (RuntimeError("some words"), State.UNKNOWN, Reason.DELIVERY_UNKNOWN),
    ],
)
def test_what_did_not_surely_go_out_goes_to_a_person_and_is_not_sent_again(
    world: World, jobs: MemoryJobs, error: Exception, state: State, reason: Reason
) -> None:
    world.platform.outcomes = [error]
    world.record(entry(1))
    reply_id = jobs.waiting[0].id
    jobs.work_off()
    world.sender.deliver(reply_id)
    assert (world.states(), world.platform.calls) == ([state], 1)
    assert world.message().review
    assert world.message().reasons == [reason]


def test_what_the_gate_refuses_by_now_is_not_sent(world: World, jobs: MemoryJobs) -> None:
    world.record(entry(1))
    text = world.replies()[0].text
    refuse = {("sandbox", "dm", text): "foreign_address"}
    sender = world.make_sender(refuse=lambda *asked: refuse.get(asked))
    sender.deliver(jobs.waiting[0].id)
    assert (world.states(), world.platform.calls) == ([State.FAILED], 0)
    assert world.replies()[0].error == "refused"
    assert world.message().review
    assert world.message().reasons == [Reason.DELIVERY_FAILED]


def test_the_words_of_an_unexpected_error_are_not_kept(world: World, jobs: MemoryJobs) -> None:
    world.platform.outcomes = [RuntimeError("Ayla, 0532 000 00 00")]
    world.record(entry(1))
    jobs.work_off()
    assert world.replies()[0].error == "RuntimeError"


@pytest.mark.parametrize("moment", ["before the send", "after the send"])
def test_a_worker_that_dies_between_claim_and_finish_leaves_an_unknown(
    world: World, jobs: MemoryJobs, moment: str
) -> None:
    world.record(entry(1))
    reply_id = jobs.waiting[0].id

    def die(*arguments: object) -> str:
        if moment == "after the send":
            world.platform.send(*arguments)  # type: ignore[arg-type]
        raise Killed

    with pytest.raises(Killed):
        world.make_sender(send=die).deliver(reply_id)
    assert world.states() == [State.SENDING]
    world.make_sender().deliver(reply_id)
    assert world.states() == [State.UNKNOWN]
    assert world.platform.calls == (moment == "after the send")
    assert world.message().reasons == [Reason.DELIVERY_UNKNOWN]


def test_a_worker_that_was_taken_for_dead_cannot_change_the_end(
    world: World, jobs: MemoryJobs
) -> None:
    world.record(entry(1))
    reply_id = jobs.waiting[0].id

    def send_slowly(*_arguments: object) -> str:
        world.make_sender().deliver(reply_id)
        return "late"

    world.make_sender(send=send_slowly).deliver(reply_id)
    assert world.states() == [State.UNKNOWN]


class TestRetries:
    def test_the_platform_says_when_to_come_again(self, world: World, jobs: MemoryJobs) -> None:
        world.platform.outcomes = [RetryLater("too_many", after=30)]
        world.record(entry(1))
        jobs.work_off(delays=False)
        assert [reply.delay for reply in jobs.waiting] == [30]
        world.clock.pass_seconds(30)
        jobs.work_off()
        assert world.states() == [State.SENT]
        assert not world.message().review

    def test_a_job_that_comes_too_early_waits_on(self, world: World, jobs: MemoryJobs) -> None:
        world.platform.outcomes = [RetryLater("too_many", after=30)]
        world.record(entry(1))
        jobs.work_off(delays=False)
        world.clock.pass_seconds(10)
        world.sender.deliver(jobs.waiting.pop().id)
        assert world.platform.calls == 1
        assert jobs.waiting[0].delay == pytest.approx(20)

    def test_without_a_word_of_the_platform_each_wait_is_longer(
        self, world: World, jobs: MemoryJobs
    ) -> None:
        world.platform.outcomes = [RetryLater("server_error") for _ in range(4)]
        world.record(entry(1))
        delays = []
        for _ in range(4):
            world.sender.deliver(jobs.waiting.pop().id)
            delays.append(jobs.waiting[0].delay)
            world.clock.pass_seconds(delays[-1])
        lows = [1, 2, 4, 8]
        assert all(low <= one <= 1.5 * low for low, one in zip(lows, delays, strict=True))

    def test_a_platform_that_says_now_and_takes_nothing_is_not_pressed(
        self, world: World, jobs: MemoryJobs
    ) -> None:
        world.platform.outcomes = [RetryLater("too_many", after=0.0) for _ in range(4)]
        world.record(entry(1))
        delays = []
        for _ in range(4):
            world.sender.deliver(jobs.waiting.pop().id)
            delays.append(jobs.waiting[0].delay)
            world.clock.pass_seconds(delays[-1])
        lows = [1, 2, 4, 8]
        assert all(low <= one <= 1.5 * low for low, one in zip(lows, delays, strict=True))

    def test_two_conversations_that_are_told_now_hold_the_platform(
        self, world: World, jobs: MemoryJobs, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(world.sender._stopping, "wait", world.clock.pass_seconds)
        world.platform.outcomes = [RetryLater("too_many", after=0.0) for _ in range(2)]
        world.record(*(entry(number, conversation=f"of {number}") for number in (1, 2, 3)))
        for reply_id in [reply.id for reply in jobs.waiting]:
            world.sender.deliver(reply_id)
        assert world.platform.sent == ["3"]
        assert world.clock() >= NOW + timedelta(seconds=1)

    def test_later_replies_of_the_conversation_do_not_overtake(
        self, world: World, jobs: MemoryJobs
    ) -> None:
        world.platform.outcomes = [RetryLater("too_many", after=30)]
        world.record(entry(1), entry(2))
        first, second = (reply.id for reply in jobs.waiting)
        jobs.waiting.clear()
        world.sender.deliver(first)
        world.sender.deliver(second)
        assert world.platform.calls == 1
        world.clock.pass_seconds(30.2)
        jobs.work_off()
        assert world.platform.sent == ["1", "2"]

    def test_other_conversations_go_on(self, world: World, jobs: MemoryJobs) -> None:
        world.platform.outcomes = [RetryLater("too_many", after=30)]
        world.record(entry(1), entry(2, conversation="another"))
        jobs.work_off(delays=False)
        assert world.platform.sent == ["2"]

    def test_a_limit_of_one_kind_holds_that_kind_and_not_the_platform(
        self, world: World, jobs: MemoryJobs
    ) -> None:
        world.platform.outcomes = [RetryLater("too_many", after=900, alone=True)]
        kinds = (Kind.DM, Kind.DM, Kind.MENTION, Kind.DM)
        world.record(
            *(entry(n, conversation=f"of {n}", kind=kind) for n, kind in enumerate(kinds, 1))
        )
        jobs.work_off(delays=False)
        assert (world.platform.sent, world.platform.calls) == (["3"], 2)
        world.clock.pass_seconds(900.2)
        jobs.work_off()
        assert sorted(world.platform.sent) == ["1", "2", "3", "4"]

    def test_what_waits_for_its_kind_takes_no_turn_of_the_platform(
        self, engine: Engine, jobs: MemoryJobs
    ) -> None:
        world = World(engine, jobs, limits={"sandbox": Limits(0.001, 0.0, 500, timedelta(days=1))})
        jobs.run(world.sender.deliver, ["sandbox"])
        world.platform.outcomes = [RetryLater("too_many", after=1000, alone=True)]
        world.record(entry(1, conversation="a"), entry(2, conversation="b"))
        first, second = (jobs.waiting.pop(0).id for _ in range(2))
        world.sender.deliver(first)
        world.sender.deliver(second)
        assert [reply.delay for reply in jobs.waiting] == [1000, 1000]
        (pace,) = rows(engine, PaceRow)
        assert pace.next_at == NOW.timestamp() + 1000

    def test_who_stands_behind_one_that_waits_for_its_kind_does_not_come_sooner(
        self, world: World, jobs: MemoryJobs
    ) -> None:
        world.platform.outcomes = [RetryLater("too_many", after=900, alone=True)]
        world.record(entry(1, conversation="a"), entry(2), entry(3))
        for _ in range(3):
            world.sender.deliver(jobs.waiting.pop(0).id)
        assert [reply.delay for reply in jobs.waiting] == [900, 900, 900]

    @pytest.mark.parametrize("error", [RetryLater("too_many", after=30), GiveUp("gone")])
    def test_a_busy_database_does_not_make_a_certain_end_unknown(
        self,
        world: World,
        jobs: MemoryJobs,
        error: Exception,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        world.platform.outcomes = [error]
        world.record(entry(1))
        for name in ("release", "finish"):
            monkeypatch.setattr(claims, name, busy(getattr(claims, name), times=2))
        jobs.work_off(delays=False)
        known = State.FAILED if isinstance(error, GiveUp) else State.QUEUED
        assert world.states() == [known]
        assert [reply.delay for reply in jobs.waiting] == ([30] if known is State.QUEUED else [])

    def test_a_retry_that_would_come_after_the_window_expires(
        self, world: World, jobs: MemoryJobs
    ) -> None:
        world.platform.outcomes = [RetryLater("too_many", after=7200)]
        world.record(entry(1, reply_until=NOW + timedelta(hours=1)))
        jobs.work_off(delays=False)
        world.clock.pass_seconds(7200)
        jobs.work_off()
        assert world.states() == [State.EXPIRED]
        assert world.platform.calls == 1


class TestWindow:
    def test_after_the_reply_window_nothing_is_sent(self, world: World, jobs: MemoryJobs) -> None:
        world.record(entry(1, reply_until=NOW + timedelta(hours=1)))
        world.clock.pass_seconds(3600)
        jobs.work_off()
        assert (world.states(), world.platform.calls) == ([State.EXPIRED], 0)
        assert world.message().reasons == [Reason.DELIVERY_FAILED]

    def test_the_bot_may_have_less_time_than_a_person(self, world: World, jobs: MemoryJobs) -> None:
        world.record(entry(1, bot_until=NOW + timedelta(hours=1)))
        world.clock.pass_seconds(3600)
        jobs.work_off()
        assert (world.states(), world.platform.calls) == ([State.EXPIRED], 0)


class TestWithdrawn:
    def test_a_reply_to_a_deleted_message_is_not_sent(self, world: World, jobs: MemoryJobs) -> None:
        world.record(entry(1))
        world.record(entry(1, deleted=True))
        jobs.work_off()
        assert (world.states(), world.platform.calls) == ([State.CANCELLED], 0)

    def test_only_the_newest_revision_is_answered(self, world: World, jobs: MemoryJobs) -> None:
        world.record(entry(1))
        world.record(entry(1, outcome(stored_text="my bonus"), revision=1))
        jobs.work_off()
        assert world.states() == [State.CANCELLED, State.SENT]

    def test_an_edit_during_a_send_that_has_to_be_tried_again_gives_one_answer(
        self, world: World, jobs: MemoryJobs
    ) -> None:
        edited = entry(1, outcome(stored_text="my bonus"), revision=1)

        def be_edited_meanwhile(*_arguments: object) -> str:
            world.record(edited)
            raise RetryLater("too_many", after=1)

        world.record(entry(1))
        first = jobs.waiting.pop().id
        world.make_sender(send=be_edited_meanwhile).deliver(first)
        world.clock.pass_seconds(2)
        world.sender.deliver(first)
        jobs.work_off()
        assert world.states() == [State.CANCELLED, State.SENT]
        assert world.platform.calls == 1

    @pytest.mark.parametrize("error", [GiveUp("gone"), SendUnknown("timed_out")])
    def test_a_deletion_during_a_failing_send_leaves_the_tombstone_off_the_list(
        self, world: World, jobs: MemoryJobs, engine: Engine, error: Exception
    ) -> None:
        def be_deleted_meanwhile(*_arguments: object) -> str:
            world.record(entry(1, deleted=True))
            raise error

        world.record(entry(1))
        world.make_sender(send=be_deleted_meanwhile).deliver(jobs.waiting.pop().id)
        assert waiting(engine) == []

    def test_a_reply_whose_address_is_gone_fails(
        self, world: World, jobs: MemoryJobs, engine: Engine
    ) -> None:
        world.record(entry(1))
        with engine.begin() as conn:
            conn.execute(update(MessageRow).values(address=None))
        jobs.work_off()
        assert world.states() == [State.FAILED]

    def test_an_address_sealed_with_another_secret_fails(
        self, world: World, jobs: MemoryJobs
    ) -> None:
        world.record(entry(1))
        world.make_sender(vault=Vault("another secret that is long enough")).deliver(
            jobs.waiting[0].id
        )
        assert world.states() == [State.FAILED]
        assert world.replies()[0].error == "address_does_not_open"


class TestStop:
    def test_a_sender_that_stops_claims_nothing_and_loses_nothing(
        self, world: World, jobs: MemoryJobs
    ) -> None:
        world.record(entry(1))
        world.sender.stop()
        world.sender.deliver(jobs.waiting.pop().id)
        assert (world.states(), world.platform.calls) == ([State.QUEUED], 0)
        assert [reply.job for reply in jobs.waiting] == [2]

    def test_a_sender_that_lost_its_place_claims_nothing_until_it_has_it_again(
        self, world: World, jobs: MemoryJobs
    ) -> None:
        world.record(entry(1))
        world.make_sender(may_send=lambda: False).deliver(jobs.waiting.pop().id)
        assert (world.states(), world.platform.calls) == ([State.QUEUED], 0)
        jobs.work_off()
        assert world.states() == [State.SENT]

    def test_a_platform_that_refuses_us_leaves_the_reply_queued_and_is_left_alone(
        self, world: World, jobs: MemoryJobs
    ) -> None:
        world.platform.outcomes = [StopConnector("token_revoked", "make a new token")]
        world.record(entry(1), entry(2, conversation="another"))
        first, second = (reply.id for reply in jobs.waiting)
        world.sender.deliver(first)
        world.sender.stop()
        world.sender.deliver(second)
        assert world.states() == [State.QUEUED, State.QUEUED]
        assert world.platform.calls == 1

    def test_it_is_tried_again_after_a_minute(self, world: World, jobs: MemoryJobs) -> None:
        world.platform.outcomes = [StopConnector("token_revoked", "make a new token")]
        world.record(entry(1))
        world.sender.deliver(jobs.waiting.pop().id)
        world.clock.pass_seconds(60)
        jobs.work_off()
        assert world.states() == [State.SENT]


def test_sends_in_one_conversation_keep_the_platforms_distance(
    engine: Engine, jobs: MemoryJobs
) -> None:
    limits = {"sandbox": Limits(1e9, 60.0, 500, timedelta(days=1))}
    world = World(engine, jobs, limits=limits)
    jobs.run(world.sender.deliver, ["sandbox"])
    world.record(entry(1), entry(2))
    jobs.work_off(delays=False)
    assert world.platform.sent == ["1"]
    assert jobs.waiting[0].delay == pytest.approx(60)
    world.clock.pass_seconds(60)
    jobs.work_off()
    assert world.platform.sent == ["1", "2"]


def test_a_reply_row_holds_canned_words_only(world: World, jobs: MemoryJobs) -> None:
    world.record(entry(1))
    jobs.work_off()
    (reply,) = world.replies()
    assert "raw words" not in str(reply)
    assert "ayla" not in str(reply)
    assert ReplyRow.__table__.columns.keys() == list(reply._mapping)

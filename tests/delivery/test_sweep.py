"""A reply never waits for a job that is not there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import update

from socialbot.connectors.errors import RetryLater
from socialbot.delivery.jobs import Job
from socialbot.delivery.memory_jobs import MemoryJobs
from socialbot.delivery.sweep import sweep
from socialbot.domain import Reason
from socialbot.store.tables import MessageRow, ReplyRow, State
from tests.delivery.world import Killed, World
from tests.store.world import NOW, entry, outcome

APPROVE = {"review": True, "reasons": (Reason.NEEDS_APPROVAL,)}
LATER = NOW + timedelta(minutes=1)


def test_a_queued_reply_whose_job_is_gone_gets_another_and_is_sent(
    world: World, jobs: MemoryJobs
) -> None:
    world.record(entry(1))
    jobs.waiting.clear()
    assert sweep(world.engine, jobs, LATER) == 1
    assert sweep(world.engine, jobs, LATER) == 0
    jobs.work_off()
    assert world.states() == [State.SENT]


def test_a_claim_without_a_job_ends_as_unknown(world: World, jobs: MemoryJobs) -> None:
    world.record(entry(1))
    world.platform.outcomes = [Killed()]
    with pytest.raises(Killed):
        jobs.work_off()
    assert sweep(world.engine, jobs, LATER) == 1
    jobs.work_off()
    assert world.states() == [State.UNKNOWN]


def test_replies_with_a_job_finished_ones_and_new_ones_are_left_alone(
    world: World, jobs: MemoryJobs
) -> None:
    world.record(entry(1))
    jobs.work_off()
    world.record(entry(2))
    assert sweep(world.engine, jobs, LATER) == 0
    jobs.waiting.clear()
    assert sweep(world.engine, jobs, NOW + timedelta(seconds=1)) == 0


class TestTooLate:
    def test_a_reply_whose_job_nobody_runs_expires_with_its_window_and_goes_to_a_person(
        self, world: World, jobs: MemoryJobs
    ) -> None:
        world.record(entry(1, reply_until=LATER))
        assert sweep(world.engine, jobs, LATER) == 0
        assert world.states() == [State.EXPIRED]
        assert world.message().review
        assert world.message().reasons == [Reason.DELIVERY_FAILED]
        assert jobs.waiting == []

    @pytest.mark.parametrize(
        ("written_by", "state"), [(None, State.EXPIRED), ("person", State.QUEUED)]
    )
    def test_only_a_persons_own_words_wait_longer_than_the_bot_may(
        self, world: World, jobs: MemoryJobs, written_by: str | None, state: State
    ) -> None:
        until = LATER + timedelta(seconds=1)
        world.record(entry(1, bot_until=LATER, reply_until=until))
        with world.engine.begin() as conn:
            conn.execute(update(ReplyRow).values(written_by=written_by))
        sweep(world.engine, jobs, LATER)
        assert world.states() == [state]
        sweep(world.engine, jobs, until)
        assert world.states() == [State.EXPIRED]

    @pytest.mark.parametrize("ends", ["bot_until", "reply_until"])
    def test_a_proposal_waits_for_as_long_as_the_bot_may_answer(
        self, world: World, jobs: MemoryJobs, ends: str
    ) -> None:
        world.record(entry(1, outcome(**APPROVE), **{ends: LATER}))
        assert world.states() == [State.PROPOSED]
        sweep(world.engine, jobs, LATER)
        assert world.states() == [State.EXPIRED]

    def test_an_open_window_is_left_alone(self, world: World, jobs: MemoryJobs) -> None:
        world.record(entry(1, reply_until=LATER + timedelta(seconds=1)))
        sweep(world.engine, jobs, LATER)
        assert world.states() == [State.QUEUED]
        assert len(jobs.waiting) == 1

    def test_a_send_under_way_at_the_end_of_its_window_is_let_finish(
        self, world: World, jobs: MemoryJobs
    ) -> None:
        world.record(entry(1, reply_until=LATER))
        with world.engine.begin() as conn:
            conn.execute(update(ReplyRow).values(state=State.SENDING))
        sweep(world.engine, jobs, LATER)
        assert world.states() == [State.SENDING]
        sweep(world.engine, jobs, LATER + timedelta(minutes=6))
        assert world.states() == [State.UNKNOWN]
        assert world.message().reasons == [Reason.DELIVERY_UNKNOWN]

    def test_a_deleted_message_is_not_flagged(self, world: World, jobs: MemoryJobs) -> None:
        world.record(entry(1, reply_until=LATER))
        with world.engine.begin() as conn:
            conn.execute(update(MessageRow).values(deleted=True))
        sweep(world.engine, jobs, LATER)
        assert not world.message().review


class Busy(MemoryJobs):
    """Jobs where the reply's job ends, and makes another, just after the sweep has read."""

    world: World

    def list(self, job_ids: Sequence[str] | None = None) -> Sequence[Job]:
        if self.waiting:
            self.world.platform.outcomes = [RetryLater("too_many", after=30)]
            self.work_off(delays=False)
        return super().list(job_ids)


def test_a_reply_that_makes_its_next_job_meanwhile_does_not_get_two(world: World) -> None:
    jobs = Busy()
    jobs.world = World(world.engine, jobs)
    jobs.run(jobs.world.sender.deliver, ["sandbox"])
    jobs.world.record(entry(1))
    assert sweep(world.engine, jobs, LATER) == 0
    assert [reply.job for reply in jobs.waiting] == [2]

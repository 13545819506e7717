"""A reply never waits for a job that is not there."""

from __future__ import annotations

from datetime import timedelta

import pytest

from socialbot.delivery.memory_jobs import MemoryJobs
from socialbot.delivery.sweep import sweep
from socialbot.store.tables import State
from tests.delivery.test_sender import Killed
from tests.delivery.world import World
from tests.store.world import NOW, entry

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

"""Help lines reach who was in distress, also where the message is gone."""

from __future__ import annotations

from dataclasses import replace

from socialbot.delivery.memory_jobs import MemoryJobs
from socialbot.domain import Reason
from socialbot.store.tables import State
from tests.delivery.world import World
from tests.store.world import REPLY, entry, outcome


def test_help_lines_reach_the_writer_of_a_deleted_word_of_distress(
    world: World, jobs: MemoryJobs
) -> None:
    help_lines = replace(REPLY, template="distress")
    in_need = outcome(reasons=(Reason.DISTRESS,), review=True, reply=help_lines)
    world.record(entry(1, in_need))
    world.record(entry(1, deleted=True))
    jobs.work_off()
    assert (world.states(), world.platform.calls) == ([State.SENT], 1)

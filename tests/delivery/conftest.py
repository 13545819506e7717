"""The sender with jobs in memory, on each database."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from socialbot.delivery.memory_jobs import MemoryJobs
from tests.delivery.world import World


@pytest.fixture
def jobs() -> MemoryJobs:
    return MemoryJobs()


@pytest.fixture
def world(engine: Engine, jobs: MemoryJobs) -> World:
    world = World(engine, jobs)
    jobs.run(world.sender.deliver, ["sandbox"])
    return world

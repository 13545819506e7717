"""Chores run in their rhythm, and a chore that fails does not end the others."""

from __future__ import annotations

import asyncio

import pytest
import structlog
from sqlalchemy import Engine

from socialbot import housekeeping
from socialbot.delivery.memory_jobs import MemoryJobs


class Helper(MemoryJobs):
    """Jobs that note how often they were asked to take over, and fail at first."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0
        self.enough = asyncio.Event()

    def take_over(self) -> int:
        self.asked += 1
        if self.asked == 1:
            raise ValueError("0532 000 00 00")
        return 0


def keep_house(engine: Engine, jobs: Helper, *, sends: bool) -> None:
    async def run() -> None:
        task = asyncio.create_task(housekeeping.keep_house(engine, jobs, 180, sends=sends))
        await asyncio.sleep(0.3)
        assert not task.done()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    asyncio.run(run())


def test_failed_chore_is_told_and_tried_again(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(housekeeping, "TAKE_OVER_SECONDS", 0.01)
    jobs = Helper()
    with structlog.testing.capture_logs() as logs:
        keep_house(engine, jobs, sends=True)
    assert jobs.asked > 1
    assert [(log["event"], log["code"], log["error"]) for log in logs] == [
        ("chore_failed", "take_over", "ValueError")
    ]


def test_only_a_process_that_sends_takes_over(engine: Engine) -> None:
    jobs = Helper()
    keep_house(engine, jobs, sends=False)
    assert jobs.asked == 0

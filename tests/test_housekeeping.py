"""Chores run in their rhythm, and a chore that fails does not end the others."""

from __future__ import annotations

import asyncio

import pytest
import structlog
from sqlalchemy import Engine

from socialbot import housekeeping
from socialbot.delivery.memory_jobs import MemoryJobs
from socialbot.housekeeping import keep_house
from socialbot.metrics import Metrics


class Helper(MemoryJobs):
    """Jobs whose take-over fails at first, and tells when it is asked again."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.get_running_loop()
        self.asked = 0
        self.asked_again = asyncio.Event()

    def take_over(self) -> int:
        self.asked += 1
        if self.asked == 1:
            raise ValueError("0532 000 00 00")
        self.loop.call_soon_threadsafe(self.asked_again.set)
        return 0


def test_a_failed_chore_is_told_and_tried_again(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(housekeeping, "TAKE_OVER_SECONDS", 0.0)

    async def run() -> None:
        jobs = Helper()
        task = asyncio.create_task(keep_house(engine, jobs, Metrics(), 180))
        async with asyncio.timeout(20):
            await jobs.asked_again.wait()
        assert not task.done()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    with structlog.testing.capture_logs() as logs:
        asyncio.run(run())
    assert [(log["event"], log["code"], log["error"]) for log in logs] == [
        ("chore_failed", "take_over", "ValueError")
    ]

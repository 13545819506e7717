"""Chores run in their rhythm, and a chore that fails does not end the others."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import structlog
from sqlalchemy import Engine

from socialbot import housekeeping
from socialbot.delivery.memory_jobs import MemoryJobs
from socialbot.domain import Intent
from socialbot.housekeeping import keep_house, look_for_incidents
from socialbot.metrics import Metrics
from socialbot.settings import Incidents
from socialbot.store.records import Records
from socialbot.store.seal import Vault
from socialbot.store.tables import MessageRow
from socialbot.store.totals.reading import Totals
from socialbot.store.totals.tally import tally
from socialbot.triage.bursts import Bursts
from tests.store.world import NOW, SECRET, entry, outcome, record, rows


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


def test_an_incident_is_alerted_once_and_its_end_is_told(engine: Engine) -> None:
    metrics, rule = Metrics(), Bursts.of(Incidents())

    def look(minutes: int) -> tuple[float | None, float | None]:
        look_for_incidents(engine, metrics, rule, False, NOW + timedelta(minutes=minutes))
        read = metrics.registry.get_sample_value
        topic = {"topic": "outage"}
        opened = read("socialbot_incidents_opened_total", topic)
        return opened, read("socialbot_incident_open", topic)

    with structlog.testing.capture_logs() as logs:
        assert look(0) == (None, 0)
        result = outcome(intent=Intent.OUTAGE)
        people = [entry(one, result, author=f"person {one}") for one in range(12)]
        record(Records(engine, Vault(SECRET), 6), *people)
        assert [look(minutes) for minutes in (0, 1, 29, 31, 60)] == [
            (1, 1), (1, 1), (1, 1), (1, 0), (1, 0)
        ]  # fmt: skip
    assert [(log["event"], log["topic"], log["count"]) for log in logs] == [
        ("incident_opened", "outage", 12),
        ("incident_closed", "outage", 12),
    ]


def test_messages_are_counted_in_the_days_of_the_brand(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(Records(engine, Vault(SECRET), 6), entry(1), now=NOW.replace(hour=22))

    async def run() -> None:
        counted, loop = asyncio.Event(), asyncio.get_running_loop()

        def count(*args: Any) -> None:
            tally(*args)
            loop.call_soon_threadsafe(counted.set)

        monkeypatch.setattr(housekeeping, "tally", count)
        zone = ZoneInfo("Europe/Istanbul")
        task = asyncio.create_task(keep_house(engine, MemoryJobs(), Metrics(), 3_000, zone))
        async with asyncio.timeout(20):
            await counted.wait()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    asyncio.run(run())
    assert Totals(engine).extent().first == NOW.date() + timedelta(days=1)


def test_what_goes_is_counted_before(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(housekeeping, "_now", lambda: NOW + timedelta(days=40))
    record(Records(engine, Vault(SECRET), 6), entry(1))
    housekeeping._purge(engine, 30, ZoneInfo("Europe/Istanbul"))
    assert rows(engine, MessageRow) == []
    assert Totals(engine).extent().first == NOW.date()

"""One run of `socialbot benchmark load`: pullers, intake and store as in the running bot."""

from __future__ import annotations

import asyncio
from array import array
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil
from pathlib import Path
from time import perf_counter

from sqlalchemy import Engine, func, select

from socialbot.commands.load_traffic import Load, MemoryPlatform, make_platforms
from socialbot.connectors.base import Batch, Connector
from socialbot.delivery.dbos_jobs import DbosJobs
from socialbot.intake import Intake
from socialbot.metrics import Metrics
from socialbot.pipeline import Pipeline
from socialbot.puller import Puller
from socialbot.settings import Settings
from socialbot.store.records import Records
from socialbot.store.seal import Vault
from socialbot.store.tables import MessageRow

SECRET = "of a benchmark, for nothing else"  # noqa: S105 - nothing is kept
AT_ONCE = 16  # requests of one platform that are under way
LEAD = timedelta(seconds=1)  # until the first message, for all to be started
NOT_YET = -1.0


@dataclass(frozen=True, slots=True)
class Run:
    """A run's figures. Lags are in seconds; memory is that of the whole process, None where the
    system does not tell. recorded counts rows, again what the store had seen before."""

    store: str
    per_second: float
    lag_p50: float
    lag_p95: float
    lag_max: float
    start_mb: float | None
    half_mb: float | None
    end_mb: float | None
    recorded: int
    again: int


class Stopwatch(Intake):
    """Intake that notes for each message when it was committed; its room is taken at once, so that
    noting does not look like a leak."""

    def expect(self, count: int) -> None:
        """So many messages, by their numbers."""
        self.lags = array("d", [NOT_YET]) * count
        self.left = count
        self.half_mb: float | None = None
        self.done = asyncio.Event()

    async def submit(self, connector: Connector, batch: Batch) -> None:
        """See the base."""
        await super().submit(connector, batch)
        now = datetime.now(UTC)
        for message in batch.messages:
            self._note(int(message.id), (now - message.sent_at).total_seconds())

    def _note(self, number: int, lag: float) -> None:
        if self.lags[number] != NOT_YET:
            return
        self.lags[number] = max(0.0, lag)
        self.left -= 1
        if self.left == len(self.lags) // 2:
            self.half_mb = read_memory()
        if not self.left:
            self.done.set()


def run_load(store: str, engine: Engine, pipeline: Pipeline, settings: Settings, load: Load) -> Run:
    """All messages of a load, from five platforms to their commits in one database."""
    vault, metrics = Vault(SECRET), Metrics()
    records = Records(engine, vault, settings.delivery.replies_per_hour, cases=settings.cases)
    intake = Stopwatch(pipeline, records, DbosJobs(engine).enqueue, metrics)
    try:
        start_mb = read_memory()
        seconds = asyncio.run(_run(intake, records, metrics, load))
        end_mb = read_memory()
    finally:
        intake.close()
    lags = sorted(intake.lags)
    with engine.connect() as conn:
        recorded = conn.execute(select(func.count()).select_from(MessageRow)).scalar_one()
    return Run(
        store=store,
        per_second=round(load.count / seconds, 1),
        lag_p50=_rank(lags, 0.50),
        lag_p95=_rank(lags, 0.95),
        lag_max=_rank(lags, 1.0),
        start_mb=start_mb,
        half_mb=intake.half_mb,
        end_mb=end_mb,
        recorded=recorded,
        again=_count_again(metrics),
    )


async def _run(intake: Stopwatch, records: Records, metrics: Metrics, load: Load) -> float:
    """Seconds from the first message to the last commit."""
    intake.expect(load.count)
    begin = datetime.now(UTC) + LEAD
    async with asyncio.TaskGroup() as tasks:
        chores = [tasks.create_task(intake.forget_regularly())]
        for platform in make_platforms(load, begin):
            puller = Puller(platform, intake, records.cursor, metrics)
            chores.append(tasks.create_task(puller.run()))
            if platform.manner.pushes:
                chores.append(tasks.create_task(_push(platform, puller)))
        await asyncio.sleep(LEAD.total_seconds())
        start = perf_counter()
        await intake.done.wait()
        seconds = perf_counter() - start
        for chore in chores:
            chore.cancel()
    return seconds


async def _push(platform: MemoryPlatform, puller: Puller) -> None:
    """The requests of a platform, so many at once as web servers of theirs make."""
    places, place = asyncio.Semaphore(AT_ONCE), 0
    async with asyncio.TaskGroup() as requests:
        while batch := await platform.next_push(place):
            place += len(batch.messages)
            await places.acquire()
            request = requests.create_task(puller.submit(batch))
            request.add_done_callback(lambda _: places.release())


def read_memory() -> float | None:
    """What this process holds now, in MB."""
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS:"):
                return round(int(line.split()[1]) / 1024, 1)
    return None


def _rank(ordered: Sequence[float], share: float) -> float:
    """By the nearest rank."""
    return round(ordered[max(0, ceil(share * len(ordered)) - 1)], 3)


def _count_again(metrics: Metrics) -> int:
    samples = [sample for family in metrics.duplicates.collect() for sample in family.samples]
    return int(sum(one.value for one in samples if one.name.endswith("_total")))

"""A bot on a simulated loop: puller, intake, store, sender as they run, one platform or several."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Coroutine, Mapping
from concurrent.futures import Future
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Engine

from socialbot.brand import load_brand
from socialbot.connectors.base import Batch, Check, Connector
from socialbot.connectors.errors import ConnectorError, SendUnknown
from socialbot.delivery.outlet import Outlet
from socialbot.delivery.sender import Sender
from socialbot.domain import Message
from socialbot.intake import Intake, IntakeError
from socialbot.metrics import Metrics
from socialbot.pipeline import Pipeline
from socialbot.puller import Puller
from socialbot.redirect.library import Depth
from socialbot.store.records import Records
from socialbot.store.seal import Vault
from tests.simulation.jobs import SimulatedJobs
from tests.simulation.loop import SimulatedLoop, SimulatedPause
from tests.store.world import SECRET

T = TypeVar("T")
REST = 10.0  # seconds after a pull that brought nothing


class Rested(Connector):
    """A connector whose pulls take the time of the simulation, and whose messages are of it. `ends`
    counts what its sends came to; `tried` the sends of a text to a place that may have arrived."""

    def __init__(self, inner: Connector, loop: SimulatedLoop) -> None:
        self.platform, self.limits = inner.platform, inner.limits
        self.inner = inner
        self.ends: Counter[str] = Counter()
        self.tried: Counter[tuple[frozenset[tuple[str, str]], str]] = Counter()
        self._loop = loop

    @property
    def account(self) -> str:
        return self.inner.account

    async def open(self) -> None:
        await self.inner.open()

    async def start(self, cursor: str | None) -> str | None:
        return await self.inner.start(cursor)

    async def pull(self, cursor: str | None) -> Batch:
        batch = await self.inner.pull(cursor)
        if not batch.messages:
            await asyncio.sleep(REST)
        return replace(batch, messages=tuple(map(self._stamp, batch.messages)))

    async def send(self, address: Mapping[str, str], text: str) -> str:
        place = frozenset(address.items()), text
        try:
            reply = await self.inner.send(address, text)
        except ConnectorError as error:
            self.ends[type(error).__name__] += 1
            if isinstance(error, SendUnknown):
                self.tried[place] += 1
            raise
        self.ends["sent"] += 1
        self.tried[place] += 1
        return reply

    async def probe(self) -> list[Check]:
        return await self.inner.probe()

    async def close(self) -> None:
        await self.inner.close()

    def _stamp(self, message: Message) -> Message:
        return replace(message, sent_at=self._loop.now())


class Mischief:
    """Between puller and intake: the database is away, a batch comes in another order, or comes
    again; or it was committed and nobody heard of that."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self.done: Counter[str] = Counter()

    async def submit(self, connector: Connector, batch: Batch) -> None:
        """As of intake."""
        if batch.messages:
            self.done["batches"] += 1
        turn = self.done["batches"] % 7 if batch.messages else 0
        match turn:
            case 1:
                self._fail("away")
            case 3:
                self.done["reversed"] += 1
                batch = replace(batch, messages=batch.messages[::-1])
        await self._intake.submit(connector, batch)
        match turn:
            case 5:
                self.done["again"] += 1
                await self._intake.submit(connector, batch)
            case 6:
                self._fail("unheard")

    def _fail(self, kind: str) -> None:
        self.done[kind] += 1
        raise IntakeError("commit_failed")


class SimulatedOutlet(Outlet):
    """Its threads stop the clock only while they work."""

    def _start(self, work: Coroutine[None, None, T]) -> Future[T]:
        assert isinstance(self._loop, SimulatedLoop)
        return self._loop.call_from_thread(work)


class Desk:
    """All of it, but for the platforms' side."""

    def __init__(self, engine: Engine, connectors: list[Connector], loop: SimulatedLoop) -> None:
        self.engine = engine
        self.loop = loop
        self.vault = Vault(SECRET)
        self.metrics = Metrics()
        self.connectors = [Rested(connector, loop) for connector in connectors]
        self.jobs = SimulatedJobs(loop)
        self.records = Records(engine, self.vault, replies_per_hour=100_000)
        self._intake = Intake(
            shared_pipeline(), self.records, self.jobs.enqueue, self.metrics, loop.now
        )
        self.mischief = Mischief(self._intake)
        self._sender = self._make_sender()
        self._running: list[asyncio.Task[None]] = []

    def start(self) -> list[Puller]:
        """Pull, on every platform."""
        pullers = [
            Puller(connector, self.mischief, self.records.cursor, self.metrics)  # type: ignore[arg-type]
            for connector in self.connectors
        ]
        self._running = [self.loop.create_task(puller.run()) for puller in pullers]
        return pullers

    async def stop_pulling(self) -> None:
        """As when the process ends; what was committed stays."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def close(self) -> None:
        """Release all."""
        self._sender.stop()
        await self.stop_pulling()
        self.jobs.stop()
        self._intake.close()

    def _make_sender(self) -> Sender:
        limits = {connector.platform: connector.limits for connector in self.connectors}
        outlet = SimulatedOutlet(self.connectors, self.loop)
        sender = Sender(
            self.engine, self.vault, outlet.send, self.jobs.enqueue, limits, self.loop.now
        )
        pause: Any = SimulatedPause(self.loop)
        sender._stopping = pause
        self.jobs.deliver = sender.deliver
        return sender


@cache
def shared_pipeline() -> Pipeline:
    """It keeps nothing of what it decides, so that one serves all."""
    pipeline = Pipeline(load_brand(), depth=Depth.FILES)
    pipeline.warm_up()
    return pipeline

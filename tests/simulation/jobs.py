"""Reply jobs on a simulated loop: so many at once for each platform, one for each conversation."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Connection, event

from socialbot.delivery.jobs import Deliver
from socialbot.store.entries import QueuedReply
from tests.simulation.loop import SimulatedLoop

AT_ONCE = 8


class SimulatedJobs:
    """`enqueue` as in the port; a job that is due runs in a thread."""

    def __init__(self, loop: SimulatedLoop) -> None:
        self._loop = loop
        self._threads = ThreadPoolExecutor(64, "jobs")
        self._places: dict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(AT_ONCE))
        self._turns: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._tasks: set[asyncio.Task[None]] = set()
        self.deliver: Deliver | None = None

    def enqueue(self, conn: Connection, replies: Sequence[QueuedReply]) -> None:
        """The jobs are there from the commit of the caller's transaction."""
        batch = list(replies)

        def keep(_conn: Connection) -> None:
            self._loop.call_soon_threadsafe(self._take, list(batch))
            batch.clear()

        event.listen(conn, "commit", keep)
        event.listen(conn, "rollback", lambda _conn: batch.clear())

    def _take(self, replies: list[QueuedReply]) -> None:
        for reply in replies:
            task = self._loop.create_task(self._run(reply))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _run(self, reply: QueuedReply) -> None:
        await asyncio.sleep(reply.delay)
        async with self._turns[reply.conversation], self._places[reply.platform]:
            assert self.deliver is not None
            await self._loop.run_in_executor(self._threads, self.deliver, reply.id)

    def stop(self) -> None:
        """Forget what waits."""
        for task in self._tasks:
            task.cancel()
        self._threads.shutdown(wait=False, cancel_futures=True)

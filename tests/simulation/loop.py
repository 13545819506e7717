"""An event loop whose time passes at once when nobody has anything to do.

Sockets and threads are real: while a thread works, or bytes are under way between two sockets of
this process, time stands still. So an hour takes seconds, and all happens in its order.
"""

from __future__ import annotations

import asyncio
import selectors
import threading
from collections.abc import Coroutine, Iterator
from concurrent.futures import Future, thread
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

GRACE = 0.001  # real seconds in which bytes that were sent have surely come
LOOK = 0.02  # real seconds between two looks at the threads


class SimulatedLoop(asyncio.SelectorEventLoop):
    """`busy` counts the threads that work; one that waits for this loop does not."""

    def __init__(self) -> None:
        self._passed = 0.0
        self._started = datetime.now(UTC)
        self._guard = threading.Lock()
        self.busy = 0
        super().__init__(_Selector(self))

    def time(self) -> float:
        """Simulated seconds."""
        return self._passed

    def now(self) -> datetime:
        """The simulated time of day."""
        return self._started + timedelta(seconds=self._passed)

    def pass_time(self, seconds: float) -> None:
        """Nobody has anything to do until then."""
        self._passed += seconds

    def occupy(self, count: int = 1) -> None:
        """A thread begins to work (1), or ends (-1)."""
        with self._guard:
            self.busy += count

    def call_from_thread(self, work: Coroutine[None, None, Any]) -> Future[Any]:
        """Run it here, for a thread that waits for it meanwhile."""

        async def run() -> Any:
            try:
                return await work
            finally:
                self.occupy()  # before the thread hears of it, so that no time passes in between

        future = asyncio.run_coroutine_threadsafe(run(), self)
        self.occupy(-1)
        return future


class _Selector(selectors.DefaultSelector):
    def __init__(self, loop: SimulatedLoop) -> None:
        super().__init__()
        self._loop = loop

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout is not None and timeout <= 0:
            return super().select(0)
        events = super().select(GRACE)
        while not events and self._loop.busy > 0:
            events = super().select(LOOK)
        if events:
            return events
        if timeout is None:
            return super().select(LOOK)
        self._loop.pass_time(timeout)
        return []


@contextmanager
def counted_threads(loop: SimulatedLoop) -> Iterator[None]:
    """Every thread pool tells the loop what it works on."""
    make, run = thread._WorkItem.__init__, thread._WorkItem.run

    def make_counted(item: Any, future: Future[Any], *args: Any) -> None:
        make(item, future, *args)
        loop.occupy()
        item.counted = True

        def let_go(ended: Future[Any]) -> None:
            if ended.cancelled():
                release(item)

        future.add_done_callback(let_go)

    def run_counted(item: Any, *args: Any) -> None:
        try:
            run(item, *args)
        finally:
            release(item)  # only now has the loop been told of the result

    def release(item: Any) -> None:
        if item.__dict__.pop("counted", False):
            loop.occupy(-1)

    thread._WorkItem.__init__, thread._WorkItem.run = make_counted, run_counted  # type: ignore
    try:
        yield
    finally:
        thread._WorkItem.__init__, thread._WorkItem.run = make, run  # type: ignore


class SimulatedPause:
    """In place of the event with which a sender waits: its time is the loop's."""

    def __init__(self, loop: SimulatedLoop) -> None:
        self._loop = loop
        self._is_set = False

    def set(self) -> None:
        """Stop."""
        self._is_set = True

    def is_set(self) -> bool:
        """Whether to stop."""
        return self._is_set

    def wait(self, seconds: float) -> bool:
        """Called in a thread."""
        self._loop.call_from_thread(asyncio.sleep(seconds)).result()
        return self._is_set

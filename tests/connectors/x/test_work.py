"""A call in a thread: when its time begins, and what is certain where it ends."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from socialbot.connectors.x.work import NeverBegan, run

pytestmark = pytest.mark.anyio
LONG = 20.0


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    gate = threading.Event()
    yield gate
    gate.set()


@pytest.fixture
def threads(gate: threading.Event) -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as threads:
        yield threads
        gate.set()


async def test_the_result_comes_back(threads: ThreadPoolExecutor) -> None:
    assert await run(threads, lambda: 7, LONG) == 7


async def test_what_no_thread_took_was_not_done(
    threads: ThreadPoolExecutor, gate: threading.Event
) -> None:
    done: list[int] = []
    threads.submit(gate.wait)
    with pytest.raises(NeverBegan):
        await run(threads, lambda: done.append(1), 0.05)
    gate.set()
    await run(threads, lambda: None, LONG)
    assert done == []


async def test_of_what_began_nothing_is_known(
    threads: ThreadPoolExecutor, gate: threading.Event
) -> None:
    with pytest.raises(TimeoutError):
        await run(threads, gate.wait, 0.05)


async def test_the_time_in_the_queue_does_not_count(
    threads: ThreadPoolExecutor, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, begun, end = [100.0], threading.Event(), threading.Event()
    monkeypatch.setattr("socialbot.connectors.x.work.time.monotonic", lambda: now[0])
    wait, waits = asyncio.wait, []

    async def play(work: list[asyncio.Future[int]], **limits: float) -> object:
        """It waits for its thread until shortly before the end of the first wait."""
        waits.append(limits["timeout"])
        now[0] += waits[-1] - 5.0
        if len(waits) == 1:
            gate.set()
            await asyncio.to_thread(begun.wait)
            now[0] += 5.0
            return None
        end.set()
        return await wait(work, timeout=LONG)

    def call() -> int:
        begun.set()
        end.wait()
        return 7

    monkeypatch.setattr(asyncio, "wait", play)
    threads.submit(gate.wait)
    assert await run(threads, call, 30.0) == 7
    assert waits == [30.0, 25.0]


async def test_who_is_cancelled_takes_back_what_has_not_begun(
    threads: ThreadPoolExecutor, gate: threading.Event
) -> None:
    done: list[int] = []
    threads.submit(gate.wait)
    task = asyncio.create_task(run(threads, lambda: done.append(1), LONG))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    gate.set()
    await run(threads, lambda: None, LONG)
    assert done == []


async def test_closed_threads_take_nothing(threads: ThreadPoolExecutor) -> None:
    threads.shutdown()
    with pytest.raises(NeverBegan):
        await run(threads, lambda: 7, LONG)


async def test_what_waits_while_the_threads_are_closed_was_not_done(
    threads: ThreadPoolExecutor, gate: threading.Event
) -> None:
    threads.submit(gate.wait)
    task = asyncio.create_task(run(threads, lambda: 7, LONG))
    await asyncio.sleep(0)
    threads.shutdown(wait=False, cancel_futures=True)
    with pytest.raises(NeverBegan):
        await task

"""The simulated loop: time passes when nobody works, and stands still while somebody does."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from tests.simulation.loop import SimulatedLoop, SimulatedPause, counted_threads


def play(scene: Callable[[SimulatedLoop], Coroutine[Any, Any, object]]) -> object:
    loop = SimulatedLoop()
    with counted_threads(loop), asyncio.Runner(loop_factory=lambda: loop) as runner:
        return runner.run(scene(loop))


def test_a_day_passes_at_once_and_in_its_order() -> None:
    async def scene(loop: SimulatedLoop) -> list[tuple[str, float]]:
        seen: list[tuple[str, float]] = []

        async def note(name: str, hours: float) -> None:
            await asyncio.sleep(hours * 3_600)
            seen.append((name, round(loop.time() / 3_600, 6)))

        began = loop.now()
        await asyncio.gather(note("night", 24), note("noon", 12), note("morning", 8))
        assert round((loop.now() - began).total_seconds()) == 86_400
        return seen

    assert play(scene) == [("morning", 8.0), ("noon", 12.0), ("night", 24.0)]


def test_time_stands_still_while_a_thread_works() -> None:
    async def scene(loop: SimulatedLoop) -> None:
        timer = asyncio.create_task(asyncio.sleep(5))
        with ThreadPoolExecutor(1) as threads:
            await loop.run_in_executor(threads, threading.Event().wait, 0.1)
            assert loop.time() == 0.0
            assert not timer.done()
        await timer
        assert loop.time() == 5.0
        assert loop.busy == 0

    play(scene)


def test_a_thread_that_waits_for_the_loop_lets_time_pass() -> None:
    async def scene(loop: SimulatedLoop) -> None:
        with ThreadPoolExecutor(1) as threads:
            await loop.run_in_executor(threads, SimulatedPause(loop).wait, 7.0)
        assert loop.time() == 7.0
        assert loop.busy == 0

    play(scene)


def test_work_that_is_cancelled_before_it_began_counts_no_more() -> None:
    async def scene(loop: SimulatedLoop) -> None:
        release = threading.Event()
        with ThreadPoolExecutor(1) as threads:
            running = loop.run_in_executor(threads, release.wait)
            waiting = loop.run_in_executor(threads, release.wait)
            assert loop.busy == 2
            waiting.cancel()
            release.set()
            await running
        await asyncio.sleep(3)
        assert (loop.busy, loop.time()) == (0, 3.0)

    play(scene)

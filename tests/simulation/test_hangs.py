"""A platform that hangs does not hold up the others, in one whole bot with its own job engine.

Nothing is timed: what hangs does so until the test lets it go, and what the others have done is
counted before that.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pydantic import SecretStr

import socialbot.brand
from socialbot.bot import Bot
from socialbot.commands.db import upgrade_database
from socialbot.connectors.base import Batch
from socialbot.domain import Kind
from socialbot.serving import listen
from socialbot.settings import Database, Settings
from tests.simulation.memory_world import MemoryConnector, MemoryWorld
from tests.simulation.people import SAID

WORKERS = 4
SAMPLE = Path(socialbot.brand.__file__).parents[1] / "sample" / "brand.toml"


class Hang:
    """Calls that end when they are let go; in the loop, or in threads as those of a library that
    knows no other way."""

    def __init__(self, threads: ThreadPoolExecutor | None) -> None:
        self.count = 0
        self._threads = threads
        self._over = asyncio.Event()
        self._over_in_threads = threading.Event()

    async def wait(self) -> None:
        """Until it is over."""
        self.count += 1
        if self._threads is None:
            await self._over.wait()
        else:
            loop = asyncio.get_running_loop()
            await loop.run_in_executor(self._threads, self._over_in_threads.wait)

    def end(self) -> None:
        """Let all go."""
        self._over.set()
        self._over_in_threads.set()


class Well(MemoryConnector):
    """Waits for messages as a long poll does."""

    async def pull(self, cursor: str | None) -> Batch:
        while int(cursor or 0) >= len(self.messages):  # noqa: ASYNC110 - a long poll
            await asyncio.sleep(0.02)
        return await super().pull(cursor)


class HangingPull(Well):
    """Never answers a question for news."""

    hang: Hang

    async def pull(self, cursor: str | None) -> Batch:
        await self.hang.wait()
        return await super().pull(cursor)


class HangingSend(Well):
    """Never takes an answer."""

    hang: Hang

    async def send(self, address: Mapping[str, str], text: str) -> str:
        await self.hang.wait()
        return await super().send(address, text)


class Scene:
    """Three platforms in one bot: two that hang, and one that is well."""

    def __init__(self, threads: ThreadPoolExecutor | None) -> None:
        self.pulling, self.sending = HangingPull("pulling"), HangingSend("sending")
        self.well = Well("well")
        self.pulling.hang, self.sending.hang = Hang(threads), Hang(threads)

    @property
    def connectors(self) -> list[MemoryConnector]:
        return [self.pulling, self.sending, self.well]

    def end(self) -> None:
        """Nothing hangs any more."""
        self.pulling.hang.end()
        self.sending.hang.end()


async def write(connector: MemoryConnector, count: int) -> None:
    """So many people ask something."""
    world = MemoryWorld(connector.platform)
    world.connector = connector
    for number in range(count):
        await world.write(SAID["access"][number % 5], author=f"person {number}", kind=Kind.DM)


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not holds():  # noqa: ASYNC110 - other threads send
            await asyncio.sleep(0.02)


@contextlib.asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[None]:
    bot, bound = Bot(settings), listen("127.0.0.1", 0)
    task = asyncio.create_task(bot.run(bound))
    await bot.started()
    yield
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


@pytest.mark.usefixtures("_unread_replies")
@pytest.mark.parametrize("in_threads", [False, True])
def test_what_hangs_holds_up_no_other_platform(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_threads: bool
) -> None:
    settings = Settings(
        secret_key=SecretStr("k" * 40),
        brand=SAMPLE,
        database=Database(url=f"sqlite:///{tmp_path / 'bot.db'}"),
        delivery={"workers": WORKERS},  # type: ignore[arg-type]
    )
    upgrade_database(settings)

    async def play(threads: ThreadPoolExecutor | None) -> None:
        scene = Scene(threads)
        monkeypatch.setattr("socialbot.bot.make_connectors", lambda *_: scene.connectors)
        async with running(settings):
            try:
                await hold_up(scene)
            finally:
                scene.end()
            await until(lambda: len(scene.sending.posted) == 3 * WORKERS)
            await until(lambda: len(scene.pulling.posted) == 1)

    with ThreadPoolExecutor(2 * WORKERS) as threads:
        asyncio.run(play(threads if in_threads else None))


async def hold_up(scene: Scene) -> None:
    """Both hang; the third is asked and answers all the same."""
    await write(scene.pulling, 1)
    await until(lambda: scene.pulling.hang.count == 1)
    await write(scene.sending, 3 * WORKERS)
    await until(lambda: scene.sending.hang.count == WORKERS)
    await write(scene.well, 6 * WORKERS)
    await until(lambda: len(scene.well.posted) == 6 * WORKERS)
    assert len({posted.in_reply_to for posted in scene.well.posted}) == 6 * WORKERS
    assert scene.sending.hang.count == WORKERS  # no more of it than its own places
    assert scene.sending.posted == scene.pulling.posted == []
    assert scene.pulling.hang.count == 1

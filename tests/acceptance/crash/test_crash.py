"""Kill the bot again and again: every message once, every answer at most once, nothing kept."""

from __future__ import annotations

import asyncio
import os
import random
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, func, make_url, select

from socialbot.sandbox.network import Network
from socialbot.sandbox.people import People
from socialbot.sandbox.platform import Platform
from socialbot.serving import address_of, listen, serve
from socialbot.store.tables import CursorRow, MessageRow, ReplyRow, State
from tests.acceptance.crash.bot import BotProcess
from tests.acceptance.crash.letters import Letter, find_planted, make_letters

KILLS = int(os.environ.get("SOCIALBOT_CRASH_KILLS", "4"))
MESSAGES = int(os.environ.get("SOCIALBOT_CRASH_MESSAGES", "100"))
SHORTEST_LIFE, LONGEST_LIFE = 1.0, 6.0
UNFINISHED = (State.QUEUED, State.SENDING)
PATIENCE = 180.0

pytestmark = [pytest.mark.crash, pytest.mark.timeout(1200)]


@pytest.fixture
def reader(database_url: str) -> Iterator[Engine]:
    """A second pair of eyes on the bot's database."""
    engine = create_engine(database_url)
    yield engine
    engine.dispose()


@asynccontextmanager
async def serve_network(network: Network) -> AsyncIterator[str]:
    platform = Platform(network)
    bound = listen("127.0.0.1", 0)
    serving = asyncio.create_task(serve(platform.build_app(), bound, closing=platform.close))
    yield address_of(bound)
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)


def count(engine: Engine, query: object) -> int:
    with engine.connect() as conn:
        return conn.execute(query).scalar_one()  # type: ignore[call-overload, no-any-return]


async def until(engine: Engine, query: object, wanted: int) -> None:
    """Wait until the query counts that many."""
    async with asyncio.timeout(PATIENCE):
        while await asyncio.to_thread(count, engine, query) != wanted:  # noqa: ASYNC110 - another process writes
            await asyncio.sleep(0.2)


async def take_baseline(bot: BotProcess, reader: Engine) -> None:
    """Let the bot see the platform once, so that no message counts as older than the bot."""
    await bot.upgrade()
    process = await bot.run()
    await until(reader, select(func.count()).select_from(CursorRow), 1)
    process.kill()
    await process.wait()


async def write_all(url: str, letters: list[Letter], seconds: float) -> None:
    people = People(url)
    for letter in letters:
        await people.write(letter.draft)
        await asyncio.sleep(seconds / len(letters))
    await people.close()


async def finish(bot: BotProcess, reader: Engine) -> None:
    """Let the bot do in peace what is left, then ask it to end."""
    process = await bot.run()
    await until(reader, select(func.count()).select_from(MessageRow), MESSAGES)
    unfinished = select(func.count()).where(ReplyRow.state.in_(UNFINISHED))
    await until(reader, unfinished, 0)
    process.terminate()
    async with asyncio.timeout(5):
        assert await process.wait() == 0


async def live_through(bot: BotProcess, reader: Engine, network: Network, url: str) -> None:
    chance = random.Random(2026)
    lives = [chance.uniform(SHORTEST_LIFE, LONGEST_LIFE) for _ in range(KILLS)]
    await take_baseline(bot, reader)
    writing = asyncio.create_task(write_all(url, make_letters(MESSAGES), sum(lives)))
    for life in lives:
        await bot.kill_after(life)
    await writing
    await finish(bot, reader)


def test_killed_bot_loses_nothing_and_says_nothing_twice(
    tmp_path: Path,
    database_url: str,
    reader: Engine,
    request: pytest.FixtureRequest,
    record_property: pytest.RecordProperty,
) -> None:
    network = Network()
    folder = tmp_path / "bot"
    folder.mkdir()

    async def run() -> None:
        async with serve_network(network) as url:
            bot = BotProcess(folder, database_url, url)
            await live_through(bot, reader, network, url)

    asyncio.run(run())
    answered = Counter(
        post.in_reply_to for post in network.posts(10_000) if post.author == network.brand
    )
    assert max(answered.values()) == 1, "somebody was answered twice"
    with reader.connect() as conn:
        states = Counter(conn.execute(select(ReplyRow.state)).scalars())
        recorded = conn.execute(select(MessageRow.message_hash)).scalars().all()
    assert len(set(recorded)) == len(recorded) == MESSAGES
    assert states[State.SENT] <= len(answered) <= states[State.SENT] + states[State.UNKNOWN]
    assert set(states) <= {State.SENT, State.UNKNOWN}
    record_property("unknown", states[State.UNKNOWN])
    print(f"{KILLS} kills, {MESSAGES} messages: {dict(states)}")  # noqa: T201

    folders = [tmp_path]
    if make_url(database_url).get_backend_name() == "postgresql":
        folders.append(request.getfixturevalue("postgres_folder"))
    assert find_planted(make_letters(MESSAGES), folders) == []

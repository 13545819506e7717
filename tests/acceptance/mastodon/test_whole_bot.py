"""The whole bot on a Mastodon server that others wrote: from a mention to the answer under it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from mastodon import Mastodon as Person
from mastodon_mock.testing import MockServer
from pydantic import SecretStr

import socialbot
from socialbot import housekeeping
from socialbot.bot import Bot
from socialbot.commands.connectors import read_standings
from socialbot.commands.db import upgrade_database
from socialbot.connectors.mastodon import connector as module
from socialbot.serving import listen
from socialbot.settings import Database, Mastodon, Settings
from tests.acceptance.mastodon.conftest import QUICK, TOKENS

SAMPLE = Path(socialbot.__file__).parent / "sample" / "brand.toml"
PHONE = "0532 123 45 67"


@pytest.fixture
def settings(server: MockServer, tmp_path: Path) -> Settings:
    settings = Settings(
        brand=SAMPLE,
        secret_key=SecretStr("k" * 40),
        database=Database(url=f"sqlite:///{tmp_path / 'bot.db'}"),
        mastodon=Mastodon(url=server.base_url, access_token=TOKENS["papatya"]),
    )
    upgrade_database(settings)
    return settings


@contextlib.asynccontextmanager
async def run(settings: Settings) -> AsyncIterator[None]:
    bot, bound = Bot(settings), listen("127.0.0.1", 0)
    running = asyncio.create_task(bot.run(bound))
    await bot.started()
    yield
    running.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await running


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(40):
        while not await asyncio.to_thread(holds):  # noqa: ASYNC110 - another process' answer
            await asyncio.sleep(0.1)


def test_a_person_is_answered_and_the_connector_is_seen_to_run(
    settings: Settings, ayse: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "Timings", lambda: QUICK)
    monkeypatch.setattr(housekeeping, "CONNECTOR_SECONDS", 0.2)

    async def scene() -> None:
        async with run(settings):
            public = ayse.status_post("@papatya hesabıma giremiyorum", visibility="unlisted")
            await until(lambda: bool(ayse.status_context(public.id).descendants))
            private = ayse.status_post(f"@papatya numaram {PHONE}", visibility="direct")
            await until(lambda: bool(ayse.status_context(private.id).descendants))
            (first,) = ayse.status_context(public.id).descendants
            (second,) = ayse.status_context(private.id).descendants
            assert (first.visibility, second.visibility) == ("unlisted", "direct")
            assert first.content.startswith("<p>@ayse ")
            assert PHONE not in second.content
            await until(lambda: read_standings(settings, datetime.now(UTC))[0].state == "running")
            (standing,) = read_standings(settings, datetime.now(UTC))
            assert standing.traffic.messages == 2

    asyncio.run(scene())
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if b"123 45 67" in path.read_bytes()]


def test_the_bot_keeps_out_where_the_team_has_answered(
    settings: Settings, server: MockServer, ayse: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "Timings", lambda: QUICK)
    team, mert = server.client("papatya"), server.client("mert")

    async def scene() -> None:
        async with run(settings):
            team.status_post("@mert ben Deniz, size yazıyorum", visibility="direct")
            taken = mert.status_post("@papatya hesabıma giremiyorum", visibility="direct")
            free = ayse.status_post("@papatya hesabıma giremiyorum", visibility="direct")
            await until(lambda: bool(ayse.status_context(free.id).descendants))
            await asyncio.sleep(1)
            assert mert.status_context(taken.id).descendants == []

    asyncio.run(scene())

"""The bot as a whole on a Facebook page: what people write is answered once, and stays answered."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import hmac
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

import socialbot
from socialbot.bot import Bot, Role
from socialbot.commands.db import upgrade_database
from socialbot.connectors.facebook import connector
from socialbot.connectors.graph.timings import Timings
from socialbot.serving import address_of, listen
from socialbot.settings import Database, Settings
from tests.connectors.graph.conftest import config
from tests.doubles.graph.double import APP_ID, APP_SECRET, GraphDouble
from tests.doubles.graph.facebook import ALL, KINDS, PAGE_ID, Facebook
from tests.doubles.graph.nodes import Node
from tests.doubles.serving import hang, serve

BRAND = Path(socialbot.__file__).parent / "sample" / "brand.toml"
HURRIED = Timings(answer=1.0, whole=2.0, gap=0.02, shortest_pause=0.05, longest_pause=0.1)
ACCESS, OUTAGE = "hesabıma giremiyorum", "site açılmıyor, çöktü mü?"


class Stage:
    """A page with people, and as many processes of the bot as a test starts."""

    def __init__(self, page: Facebook, settings: Settings) -> None:
        self.page = page
        self.settings = settings
        self.address = ""

    @contextlib.asynccontextmanager
    async def bot(self, role: Role = Role.ALL) -> AsyncIterator[None]:
        bot, bound, ready = Bot(self.settings, role), listen("127.0.0.1", 0), asyncio.Event()
        self.address = address_of(bound)
        running = asyncio.create_task(bot.run(bound, ready.set))
        await ready.wait()
        await bot.started()
        # However long the start took, what people write from here on is new.
        self.page.double.now = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=1)
        yield
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running

    def own(self, kind: str = "Message") -> list[Node]:
        """What the bot has written."""
        nodes = self.page.double.nodes.values()
        return [one for one in nodes if one.kind == kind and one.values.get("from") == self.brand]

    @property
    def brand(self) -> dict[str, str]:
        return self.page.brand

    async def wait_for(self, count: int, kind: str = "Message") -> list[Node]:
        """So many answers, and no more a little later."""
        async with asyncio.timeout(40):
            while len(self.own(kind)) < count:  # noqa: ASYNC110 - the bot works in threads
                await asyncio.sleep(0.05)
        await asyncio.sleep(0.5)
        assert len(self.own(kind)) == count
        return self.own(kind)

    async def push(self) -> list[int]:
        """Meta pushes all that happened, some of it twice and in any order."""
        entries = [_entry(field, value) for field, value in self.page.double.pushed]
        statuses = []
        async with httpx.AsyncClient(trust_env=False) as meta:
            for part in (entries, entries[::-1], entries[:1]):
                raw = json.dumps({"object": "page", "entry": part}).encode()
                signature = hmac.new(APP_SECRET.encode(), raw, hashlib.sha256).hexdigest()
                headers = {"x-hub-signature-256": f"sha256={signature}"}
                url = f"{self.address}/webhooks/facebook"
                statuses.append((await meta.post(url, content=raw, headers=headers)).status_code)
        return statuses


def _entry(field: str, value: dict[str, Any]) -> dict[str, Any]:
    if field == "messaging":
        return {"id": PAGE_ID, "time": value["timestamp"], "messaging": [value]}
    change = {"field": field, "value": value}
    return {"id": PAGE_ID, "time": value["created_time"], "changes": [change]}


@pytest.fixture
def play(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Run a scene on a stage of its own."""
    monkeypatch.setattr(connector, "Timings", lambda: HURRIED)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")

    async def run(scene: Callable[[Stage], Awaitable[None]], given: dict[str, Any]) -> None:
        double = GraphDouble(KINDS, ALL)
        async with serve(double):
            settings = Settings(
                secret_key=SecretStr("k" * 40),
                brand=BRAND,
                database=Database(url=f"sqlite:///{tmp_path / 'bot.db'}"),
                facebook=config(double, **given),
            )
            await asyncio.to_thread(upgrade_database, settings)
            await scene(Stage(Facebook(double), settings))

    return lambda scene, **given: asyncio.run(run(scene, given))


def test_what_is_polled_is_answered_in_its_place_and_echoes_are_not_the_teams(play) -> None:
    async def scene(stage: Stage) -> None:
        post = stage.page.post("Yeni kampanya!")
        stage.page.message("Old", ACCESS)
        async with stage.bot():
            stage.page.double.tick()
            stage.page.message("Ayşe", ACCESS)
            comment = stage.page.comment(post, stage.page.person("Mert"), ACCESS)
            (answer,) = await stage.wait_for(1)
            (under,) = await stage.wait_for(1, "Comment")
            assert answer.values["to"]["data"] == [stage.page.person("Ayşe")]
            assert under.values["parent"] is comment
            stage.page.double.tick(5)
            stage.page.message("Ayşe", OUTAGE)
            await stage.wait_for(2)

    play(scene)


def test_echoes_are_not_the_teams_in_another_process_but_the_teams_answer_is(play) -> None:
    async def scene(stage: Stage) -> None:
        double = stage.page.double
        async with stage.bot(Role.INTAKE), stage.bot(Role.WORKER):
            double.tick()
            stage.page.message("Ayşe", ACCESS)
            await stage.wait_for(1)
            double.tick(2)
            stage.page.message("Ayşe", OUTAGE)
            await stage.wait_for(2)
            double.tick(60)
            stage.page.answer(stage.page.person("Ayşe")["id"], "Ben Zeynep", None, APP_ID + 1)
            double.tick()
            stage.page.message("Ayşe", "peki para yatırma ne zaman düzelir?")
            stage.page.message("Mert", ACCESS)
            # The team's own is one of them; Ayşe hears nothing more from the bot.
            answers = await stage.wait_for(4)
            assert answers[-1].values["to"]["data"] == [stage.page.person("Mert")]

    play(scene)


def test_what_is_pushed_again_and_in_any_order_is_answered_once(play) -> None:
    async def scene(stage: Stage) -> None:
        async with stage.bot():
            stage.page.double.tick(2)
            post = stage.page.post("Yeni kampanya!")
            stage.page.message("Ayşe", ACCESS)
            stage.page.comment(post, stage.page.person("Mert"), ACCESS)
            assert await stage.push() == [200, 200, 200]
            await stage.wait_for(1)
            await stage.wait_for(1, "Comment")
            assert await stage.push() == [200, 200, 200]  # now with the echoes
            stage.page.double.tick(5)
            stage.page.message("Ayşe", OUTAGE)
            assert await stage.push() == [200, 200, 200]
            await stage.wait_for(2)

    play(scene, mode="webhook", verify_token="verify-1")


def test_an_answer_in_doubt_is_not_sent_again(play) -> None:
    async def scene(stage: Stage) -> None:
        async with stage.bot():
            stage.page.double.faults["POST", "Page/messages"] = [hang]
            stage.page.double.tick()
            stage.page.message("Ayşe", ACCESS)
            stage.page.message("Mert", ACCESS)
            await stage.wait_for(1)
            sends = [call for call in stage.page.double.calls if call[1] == "Page/messages"]
            assert len(sends) == 2

    play(scene)

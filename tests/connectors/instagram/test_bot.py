"""The bot as a whole on an Instagram account: what people write is answered once, in its place."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

import socialbot
from socialbot.bot import Bot, Role
from socialbot.commands.db import upgrade_database
from socialbot.connectors.graph.timings import Timings
from socialbot.connectors.instagram import connector
from socialbot.serving import address_of, listen
from socialbot.settings import Database, Settings
from tests.connectors.instagram.conftest import VERIFY_TOKEN, config
from tests.connectors.instagram.payloads import pushed_by, sign
from tests.doubles.graph.double import GraphDouble
from tests.doubles.graph.instagram import USERNAME, Instagram
from tests.doubles.graph.instagram_kinds import ALL, KINDS
from tests.doubles.graph.nodes import Node
from tests.doubles.serving import serve

BRAND = Path(socialbot.__file__).parent / "sample" / "brand.toml"
HURRIED = Timings(answer=1.0, whole=2.0, gap=0.02, shortest_pause=0.05, longest_pause=0.1)
ACCESS, OUTAGE = "hesabıma giremiyorum", "site açılmıyor, çöktü mü?"
PERSONAL = "giremiyorum, numaram 0532 000 00 00"


class Stage:
    """An account with people, and as many processes of the bot as a test starts."""

    def __init__(self, insta: Instagram, settings: Settings) -> None:
        self.insta = insta
        self.settings = settings
        self.address = ""

    @contextlib.asynccontextmanager
    async def bot(self, role: Role = Role.ALL) -> AsyncIterator[None]:
        bot, bound, ready = Bot(self.settings, role), listen("127.0.0.1", 0), asyncio.Event()
        self.address = address_of(bound)
        running = asyncio.create_task(bot.run(bound, ready.set))
        try:
            await ready.wait()
            await bot.started()
            self.insta.double.now = datetime.now(UTC).replace(microsecond=0)  # starting takes time
            yield
        finally:
            running.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await running

    def own(self, kind: str = "Message") -> list[Node]:
        """What the brand has written."""
        nodes = [node for node in self.insta.double.nodes.values() if node.kind == kind]
        return [one for one in nodes if one.values.get("from", {}).get("username") == USERNAME]

    async def wait_for(self, count: int, kind: str = "Message") -> list[Node]:
        """So many answers, and no more a little later."""
        async with asyncio.timeout(40):
            while len(self.own(kind)) < count:  # noqa: ASYNC110 - the bot works in threads
                await asyncio.sleep(0.05)
        await asyncio.sleep(0.5)
        assert len(self.own(kind)) == count
        return self.own(kind)

    async def push(self) -> None:
        """Meta pushes all that happened since, and does so twice."""
        raw = pushed_by(self.insta.double)
        url = f"{self.address}/webhooks/instagram"
        async with httpx.AsyncClient(trust_env=False) as meta:
            for _ in range(2):
                assert (await meta.post(url, content=raw, headers=sign(raw))).status_code == 200
            assert (await meta.post(url, content=raw, headers=sign(raw, "x"))).status_code == 403

    async def ask(self, **query: str) -> httpx.Response:
        """Meta checks the address."""
        named = {f"hub.{name}": value for name, value in query.items()}
        async with httpx.AsyncClient(trust_env=False) as meta:
            return await meta.get(f"{self.address}/webhooks/instagram", params=named)


@pytest.fixture
def play(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Run a scene on a stage of its own."""
    monkeypatch.setattr(connector, "Timings", lambda: HURRIED)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    brand = tmp_path / "brand.toml"
    kept, hides = "hide_personal_posts = false", "hide_personal_posts = true"
    text = BRAND.read_text(encoding="utf-8")
    assert kept in text
    brand.write_text(text.replace(kept, hides), "utf-8")

    async def run(scene: Callable[[Stage], Awaitable[None]], given: dict[str, Any]) -> None:
        double = GraphDouble(KINDS, ALL)
        async with serve(double):
            settings = Settings(
                secret_key=SecretStr("k" * 40),
                brand=brand,
                database=Database(url=f"sqlite:///{tmp_path / 'bot.db'}"),
                instagram=config(double, **given),
            )
            await asyncio.to_thread(upgrade_database, settings)
            await scene(Stage(Instagram(double), settings))

    return lambda scene, **given: asyncio.run(run(scene, given))


def test_what_is_polled_is_answered_in_its_place(play) -> None:
    async def scene(stage: Stage) -> None:
        media = stage.insta.media("Yeni kampanya!")
        stage.insta.message("Old", ACCESS)
        async with stage.bot():
            stage.insta.double.tick()
            stage.insta.message("Ayşe", ACCESS)
            comment = stage.insta.comment(media, stage.insta.person("Mert"), ACCESS)
            (answer,) = await stage.wait_for(1)
            (under,) = await stage.wait_for(1, "IGComment")
            assert answer.values["to"]["data"] == [stage.insta.person("Ayşe")]
            assert under.values["parent_id"] == comment.id
            stage.insta.double.tick(5)
            stage.insta.message("Ayşe", OUTAGE)
            await stage.wait_for(2)

    play(scene)


def test_a_comment_with_personal_data_is_hidden_and_answered_in_private(play) -> None:
    async def scene(stage: Stage) -> None:
        media = stage.insta.media("Yeni kampanya!")
        async with stage.bot():
            stage.insta.double.tick()
            comment = stage.insta.comment(media, stage.insta.person("Mert"), PERSONAL)
            (answer,) = await stage.wait_for(1)
            assert comment.values["hidden"]
            assert answer.values["to"]["data"] == [stage.insta.person("Mert")]
            assert stage.own("IGComment") == []
            stage.insta.double.tick(5)
            stage.insta.message("Mert", OUTAGE)  # the bot's own answer was not the team's
            await stage.wait_for(2)

    play(scene)


def test_the_teams_answer_silences_the_bot_and_its_own_does_not_in_another_process(play) -> None:
    async def scene(stage: Stage) -> None:
        double = stage.insta.double
        async with stage.bot(Role.INTAKE), stage.bot(Role.WORKER):
            double.tick()
            stage.insta.message("Ayşe", ACCESS)
            await stage.wait_for(1)
            double.tick(2)
            stage.insta.message("Ayşe", OUTAGE)
            await stage.wait_for(2)
            double.tick(60)
            stage.insta.answer(stage.insta.person("Ayşe")["id"], "Ben Zeynep")
            double.tick()
            stage.insta.message("Ayşe", "peki para yatırma ne zaman düzelir?")
            stage.insta.message("Mert", ACCESS)
            # The team's own is one of them; Ayşe hears nothing more from the bot.
            answers = await stage.wait_for(4)
            assert answers[-1].values["to"]["data"] == [stage.insta.person("Mert")]

    play(scene)


def test_what_is_pushed_is_answered_once_mentions_elsewhere_too(play) -> None:
    async def scene(stage: Stage) -> None:
        async with stage.bot():
            stage.insta.double.tick(2)
            stage.insta.message("Ayşe", ACCESS)
            comment = stage.insta.comment(
                stage.insta.media("Yeni!"), stage.insta.person("Mert"), ACCESS
            )
            mention = stage.insta.comment_mention("Zehra", f"@{USERNAME} {OUTAGE}")
            await stage.push()
            await stage.wait_for(1)
            answers = await stage.wait_for(2, "IGComment")
            places = {a.values.get("parent_id") or a.values["under"].id for a in answers}
            assert places == {comment.id, mention.id}
            await stage.push()  # the echoes
            stage.insta.double.tick(5)
            stage.insta.message("Ayşe", OUTAGE)
            await stage.push()
            await stage.wait_for(2)

    play(scene, mode="webhook", verify_token=VERIFY_TOKEN)


def test_meta_can_check_the_address(play) -> None:
    async def scene(stage: Stage) -> None:
        async with stage.bot():
            known = {"mode": "subscribe", "challenge": "11582"}
            right = await stage.ask(**known, verify_token=VERIFY_TOKEN)
            wrong = await stage.ask(**known, verify_token="another")
            assert (right.status_code, right.text) == (200, "11582")
            assert (wrong.status_code, wrong.text) == (403, "")

    play(scene, mode="webhook", verify_token=VERIFY_TOKEN)

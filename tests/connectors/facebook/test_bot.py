"""The bot as a whole on a Facebook page: what people write is answered once, and stays answered."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from socialbot.bot import Role
from socialbot.settings import Settings
from tests.connectors.graph.conftest import config
from tests.connectors.graph.stage import ACCESS, HURRIED, OUTAGE, Stage, perform
from tests.connectors.whole_bot import make_settings
from tests.doubles.graph.double import APP_ID, GraphDouble
from tests.doubles.graph.facebook import ALL, KINDS, PAGE_ID, Facebook
from tests.doubles.graph.nodes import Node
from tests.doubles.serving import hang


class PageStage(Stage):
    platform = "facebook"

    def __init__(self, page: Facebook, settings: Settings) -> None:
        super().__init__(page.double, settings)
        self.page = page

    def is_own(self, node: Node) -> bool:
        return node.values.get("from") == self.page.brand

    async def push(self) -> list[int]:
        """Meta pushes all that happened, some of it twice and in any order."""
        entries = [_entry(field, value) for field, value in self.double.pushed]
        parts = (entries, entries[::-1], entries[:1])
        bodies = [json.dumps({"object": "page", "entry": part}).encode() for part in parts]
        return [await self.post(body) for body in bodies]


def _entry(field: str, value: dict[str, Any]) -> dict[str, Any]:
    if field == "messaging":
        return {"id": PAGE_ID, "time": value["timestamp"], "messaging": [value]}
    change = {"field": field, "value": value}
    return {"id": PAGE_ID, "time": value["created_time"], "changes": [change]}


@pytest.fixture
def play(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _unread_replies: None):
    """Run a scene on a stage of its own."""
    monkeypatch.setattr("socialbot.connectors.facebook.connector.Timings", lambda: HURRIED)

    def run(scene: Callable[[PageStage], Awaitable[None]], **given: Any) -> None:
        double = GraphDouble(KINDS, ALL)

        def build() -> PageStage:
            settings = make_settings(tmp_path, facebook=config(double, **given))
            return PageStage(Facebook(double), settings)

        perform(scene, double, build)

    return run


def test_what_is_polled_is_answered_in_its_place_and_echoes_are_not_the_teams(play) -> None:
    async def scene(stage: PageStage) -> None:
        post = stage.page.post("Yeni kampanya!")
        stage.page.message("Old", ACCESS)
        async with stage.bot():
            stage.double.tick()
            stage.page.message("Ayşe", ACCESS)
            comment = stage.page.comment(post, stage.page.person("Mert"), ACCESS)
            (answer,) = await stage.wait_for(1)
            (under,) = await stage.wait_for(1, "Comment")
            assert answer.values["to"]["data"] == [stage.page.person("Ayşe")]
            assert under.values["parent"] is comment
            stage.double.tick(5)
            stage.page.message("Ayşe", OUTAGE)
            await stage.wait_for(2)

    play(scene)


def test_echoes_are_not_the_teams_in_another_process_but_the_teams_answer_is(play) -> None:
    async def scene(stage: PageStage) -> None:
        double = stage.double
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
    async def scene(stage: PageStage) -> None:
        async with stage.bot():
            stage.double.tick(2)
            post = stage.page.post("Yeni kampanya!")
            stage.page.message("Ayşe", ACCESS)
            stage.page.comment(post, stage.page.person("Mert"), ACCESS)
            assert await stage.push() == [200, 200, 200]
            await stage.wait_for(1)
            await stage.wait_for(1, "Comment")
            assert await stage.push() == [200, 200, 200]  # now with the echoes
            stage.double.tick(5)
            stage.page.message("Ayşe", OUTAGE)
            assert await stage.push() == [200, 200, 200]
            await stage.wait_for(2)

    play(scene, mode="webhook", verify_token="verify-1")


def test_an_answer_in_doubt_is_not_sent_again(play) -> None:
    async def scene(stage: PageStage) -> None:
        async with stage.bot():
            stage.double.faults["POST", "Page/messages"] = [hang]
            stage.double.tick()
            stage.page.message("Ayşe", ACCESS)
            stage.page.message("Mert", ACCESS)
            await stage.wait_for(1)
            sends = [call for call in stage.double.calls if call[1] == "Page/messages"]
            assert len(sends) == 2

    play(scene)

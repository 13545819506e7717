"""The bot as a whole on an Instagram account: what people write is answered once, in its place."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from socialbot.bot import Role
from socialbot.settings import Settings
from tests.connectors.graph.stage import ACCESS, HURRIED, OUTAGE, Stage, perform
from tests.connectors.instagram.conftest import VERIFY_TOKEN, config
from tests.connectors.instagram.payloads import pushed_by
from tests.connectors.whole_bot import brand_that_hides, make_settings
from tests.doubles.graph.double import GraphDouble
from tests.doubles.graph.instagram import USERNAME, Instagram
from tests.doubles.graph.instagram_kinds import ALL, KINDS
from tests.doubles.graph.nodes import Node

PERSONAL = "giremiyorum, numaram 0532 000 00 00"


class AccountStage(Stage):
    platform = "instagram"

    def __init__(self, insta: Instagram, settings: Settings) -> None:
        super().__init__(insta.double, settings)
        self.insta = insta

    def is_own(self, node: Node) -> bool:
        return bool(node.values.get("from", {}).get("username") == USERNAME)

    async def push(self) -> None:
        """Meta pushes all that happened since, and does so twice."""
        raw = pushed_by(self.double)
        assert [await self.post(raw), await self.post(raw)] == [200, 200]
        assert await self.post(raw, "another secret") == 403


@pytest.fixture
def play(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _unread_replies: None):
    """Run a scene on a stage of its own."""
    monkeypatch.setattr("socialbot.connectors.instagram.connector.Timings", lambda: HURRIED)

    def run(scene: Callable[[AccountStage], Awaitable[None]], **given: Any) -> None:
        double = GraphDouble(KINDS, ALL)

        def build() -> AccountStage:
            brand = brand_that_hides(tmp_path)
            settings = make_settings(tmp_path, brand, instagram=config(double, **given))
            return AccountStage(Instagram(double), settings)

        perform(scene, double, build)

    return run


def test_what_is_polled_is_answered_in_its_place(play) -> None:
    async def scene(stage: AccountStage) -> None:
        media = stage.insta.media("Yeni kampanya!")
        stage.insta.message("Old", ACCESS)
        async with stage.bot():
            stage.double.tick()
            stage.insta.message("Ayşe", ACCESS)
            comment = stage.insta.comment(media, stage.insta.person("Mert"), ACCESS)
            (answer,) = await stage.wait_for(1)
            (under,) = await stage.wait_for(1, "IGComment")
            assert answer.values["to"]["data"] == [stage.insta.person("Ayşe")]
            assert under.values["parent_id"] == comment.id
            stage.double.tick(5)
            stage.insta.message("Ayşe", OUTAGE)
            await stage.wait_for(2)

    play(scene)


def test_a_comment_with_personal_data_is_hidden_and_answered_in_private(play) -> None:
    async def scene(stage: AccountStage) -> None:
        media = stage.insta.media("Yeni kampanya!")
        async with stage.bot():
            stage.double.tick()
            comment = stage.insta.comment(media, stage.insta.person("Mert"), PERSONAL)
            (answer,) = await stage.wait_for(1)
            assert comment.values["hidden"]
            assert answer.values["to"]["data"] == [stage.insta.person("Mert")]
            assert stage.own("IGComment") == []
            stage.double.tick(5)
            stage.insta.message("Mert", OUTAGE)  # the bot's own answer was not the team's
            await stage.wait_for(2)

    play(scene)


def test_the_teams_answer_silences_the_bot_and_its_own_does_not_in_another_process(play) -> None:
    async def scene(stage: AccountStage) -> None:
        double = stage.double
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
    async def scene(stage: AccountStage) -> None:
        async with stage.bot():
            stage.double.tick(2)
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
            stage.double.tick(5)
            stage.insta.message("Ayşe", OUTAGE)
            await stage.push()
            await stage.wait_for(2)

    play(scene, mode="webhook", verify_token=VERIFY_TOKEN)


def test_meta_can_check_the_address(play) -> None:
    async def scene(stage: AccountStage) -> None:
        async with stage.bot():
            known = {"mode": "subscribe", "challenge": "11582"}
            right = await stage.ask(**known, verify_token=VERIFY_TOKEN)
            wrong = await stage.ask(**known, verify_token="another")
            assert (right.status_code, right.text) == (200, "11582")
            assert (wrong.status_code, wrong.text) == (403, "")

    play(scene, mode="webhook", verify_token=VERIFY_TOKEN)

"""Public posts with personal data, from the sandbox's page to the hidden post."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import httpx
import pytest

import socialbot
from socialbot.connectors.sandbox.connector import SandboxConnector
from socialbot.delivery import hide_retries
from socialbot.domain import Kind
from socialbot.store import hooks
from tests.test_bot import PHONE, Stage, play, stored, until

__all__ = ["play"]
SAMPLE = Path(socialbot.__file__).parent / "sample" / "brand.toml"
TEXT = f"@papatya hesabıma giremiyorum, numaram {PHONE}"


def allow(stage: Stage, tmp_path: Path, hides: bool = True) -> None:
    """The sample brand, with or without the permission."""
    said = "hide_personal_posts = false"
    text = SAMPLE.read_text(encoding="utf-8")
    assert said in text
    path = tmp_path / "brand.toml"
    path.write_text(text.replace(said, f"hide_personal_posts = {str(hides).lower()}"), "utf-8")
    stage.settings = stage.settings.model_copy(update={"brand": path})


def hidden(stage: Stage) -> set[str]:
    return {post.id for post in stage.network.posts(100) if post.hidden}


async def count(stage: Stage, result: str) -> str:
    async with httpx.AsyncClient(trust_env=False) as http:
        metrics = (await http.get(f"{stage.addresses[-1]}/metrics")).text
    name = f'socialbot_hides_total{{platform="sandbox",result="{result}"}} '
    return next((line[len(name) :] for line in metrics.splitlines() if line.startswith(name)), "")


def test_a_public_post_with_personal_data_is_hidden_and_answered(play, tmp_path: Path) -> None:
    async def scene(stage: Stage) -> None:
        allow(stage, tmp_path)
        async with stage.bot():
            clean = await stage.write("@papatya hesabıma giremiyorum", Kind.MENTION, "Ece")
            private = await stage.write(f"hesabıma giremiyorum, numaram {PHONE}", Kind.DM, "Can")
            public = await stage.write(TEXT, Kind.MENTION)
            for post_id in (clean, private, public):
                await stage.answer_to(post_id)
            assert hidden(stage) == {public}
            assert await count(stage, "done") == "1.0"
        shown = {post["id"]: post for post in await stage.people.feed()}
        assert (shown[public]["hidden"], shown[public]["text"]) == (True, "")
        assert PHONE in shown[private]["text"]
        assert PHONE not in stored(stage.settings.database.url)

    play(scene)


def test_the_profile_must_allow_it(play, tmp_path: Path) -> None:
    async def scene(stage: Stage) -> None:
        allow(stage, tmp_path, hides=False)
        async with stage.bot():
            await stage.answer_to(await stage.write(TEXT, Kind.MENTION))
        assert hidden(stage) == set()

    play(scene)


def test_the_connector_must_be_able_to(
    play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SandboxConnector, "hides", False)

    async def scene(stage: Stage) -> None:
        allow(stage, tmp_path)
        async with stage.bot():
            await stage.answer_to(await stage.write(TEXT, Kind.MENTION))
            assert await count(stage, "failed") == ""
        assert hidden(stage) == set()

    play(scene)


@pytest.mark.parametrize(("fault", "result"), [("404", "failed"), ("500", "due"), ("429", "due")])
def test_a_failing_hide_stops_no_reply(play, tmp_path: Path, fault: str, result: str) -> None:
    async def scene(stage: Stage) -> None:
        allow(stage, tmp_path)
        await stage.people.plan_fault("hidden", fault)
        async with stage.bot():
            post_id = await stage.write(TEXT, Kind.MENTION)
            await until(lambda: bool(stage.replies_to(post_id)))
            assert hidden(stage) == set()
            assert await count(stage, result) == "1.0"

    play(scene)


def test_a_hide_that_did_not_come_through_is_tried_again_after_a_restart(
    play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hooks, "FIRST_WAIT", timedelta(seconds=0.1))
    monkeypatch.setattr(hide_retries, "IDLE_SECONDS", 0.05)

    async def scene(stage: Stage) -> None:
        allow(stage, tmp_path)
        await stage.people.plan_fault("hidden", "500", times=1)
        with pytest.MonkeyPatch.context() as before:
            before.setattr(hide_retries, "IDLE_SECONDS", 3600)
            async with stage.bot():
                post_id = await stage.write(TEXT, Kind.MENTION)
                await until(lambda: bool(stage.replies_to(post_id)))
                assert hidden(stage) == set()
        async with stage.bot():
            await until(lambda: hidden(stage) == {post_id})
            assert len(stage.replies_to(post_id)) == 1

    play(scene)

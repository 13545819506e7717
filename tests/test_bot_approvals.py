"""A proposed answer, from the sandbox's page over the team's queue to the reply that was read."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta
from html import unescape
from pathlib import Path

import httpx
import pytest

import socialbot
from socialbot.store.database import open_engine
from socialbot.store.seal import Vault
from socialbot.store.team import Team
from tests.test_bot import Stage, play

__all__ = ["play"]
SAMPLE = Path(socialbot.__file__).parent / "sample" / "brand.toml"
FIRST_MODES = '\n[modes]\naccount_access = "approve"\n'
SHUT = '[live_chat.hours]\nmonday-sunday = ["03:00-03:01"]\n'
PASSWORD = "a long password of a test"
WORDING = re.compile(r'name="words" value="(\w+)"[^>]*> <span[^>]*>([^<]*)</span>')


def set_profile(stage: Stage, tmp_path: Path, rules: str) -> None:
    path = tmp_path / "brand.toml"
    path.write_text(SAMPLE.read_text(encoding="utf-8") + rules, encoding="utf-8")
    stage.settings = stage.settings.model_copy(update={"brand": path})


def add_member(stage: Stage) -> None:
    engine = open_engine(stage.settings.database.url)
    secret = stage.settings.secret_key.get_secret_value()
    Team(engine, Vault(secret)).add_user("deniz", PASSWORD, ["agent"])
    engine.dispose()


class Member:
    """A member of the team with a browser."""

    def __init__(self, address: str) -> None:
        self.http = httpx.AsyncClient(base_url=address, trust_env=False, follow_redirects=True)
        self.address = address

    async def enter(self) -> None:
        await self.send("/login", await self.read("/login"), name="deniz", password=PASSWORD)

    async def read(self, path: str) -> str:
        return (await self.http.get(path)).text

    async def send(self, path: str, page: str, **fields: str) -> str:
        """Send the form of a page, with what is hidden in it."""
        hidden = dict(
            re.findall(r'type="hidden" name="(form_token|version)" value="([^"]*)"', page)
        )
        headers = {"origin": self.address}
        return (await self.http.post(path, data={**hidden, **fields}, headers=headers)).text

    async def waits(self) -> str:
        """The path of the first item that waits, once there is one."""
        async with asyncio.timeout(30):
            while not (found := re.search(r'data-id="(\d+)"', await self.read("/queue"))):  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        return f"/queue/{found[1]}"


def first_wording(page: str) -> tuple[str, str]:
    """The mark and the words of the best wording on a page."""
    found = WORDING.search(page)
    assert found
    return found[1], unescape(found[2])


def test_what_live_chats_hours_have_overtaken_is_read_again_before_it_is_sent(
    play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socialbot.store.queue.answers.HOLD", timedelta(0))

    async def scene(stage: Stage) -> None:
        await asyncio.to_thread(add_member, stage)
        set_profile(stage, tmp_path, FIRST_MODES)
        async with stage.bot():
            post = await stage.write("hesabıma giremiyorum")
            member = Member(stage.addresses[-1])
            await member.enter()
            place = await member.waits()
            mark, text = first_wording(await member.read(place))
            assert "03.00" not in text
            await member.http.aclose()
        set_profile(stage, tmp_path, FIRST_MODES + SHUT)
        async with stage.bot():
            member = Member(stage.addresses[-1])
            await member.enter()
            page = await member.read(place)
            told = await member.send(place, page, act="answer", words=mark)
            assert "o sözler artık uygun değil" in told
            assert "Bot başka sözler önermişti" in told
            new, said = first_wording(told)
            assert "03.00" in said
            assert stage.replies_to(post) == []
            await member.send(place, told, act="answer", words=new)
            assert await stage.answer_to(post) == said
            await member.http.aclose()

    play(scene)


def test_what_has_not_changed_is_sent_as_it_was_proposed(
    play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socialbot.store.queue.answers.HOLD", timedelta(0))

    async def scene(stage: Stage) -> None:
        await asyncio.to_thread(add_member, stage)
        set_profile(stage, tmp_path, FIRST_MODES)
        async with stage.bot() as bot:
            post = await stage.write("hesabıma giremiyorum")
            member = Member(stage.addresses[-1])
            await member.enter()
            place = await member.waits()
            page = await member.read(place)
            assert "Bot başka sözler önermişti" not in page
            mark, text = first_wording(page)
            with bot._engine.connect() as conn:
                proposed = conn.exec_driver_sql("SELECT text FROM sb_replies").scalar_one()
            assert text == proposed
            await member.send(place, page, act="answer", words=mark)
            assert await stage.answer_to(post) == text
            await member.http.aclose()

    play(scene)

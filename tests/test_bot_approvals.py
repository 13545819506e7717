"""A proposed answer, from the sandbox's page over the team's list to the reply that was read."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import httpx

import socialbot
from socialbot.store.database import open_engine
from socialbot.store.seal import Vault
from socialbot.store.team import Team
from tests.test_bot import Stage, play, until

__all__ = ["play"]
SAMPLE = Path(socialbot.__file__).parent / "sample" / "brand.toml"
FIRST_MODES = '\n[modes]\naccount_access = "approve"\n'
SHUT = '[live_chat.hours]\nmonday-sunday = ["03:00-03:01"]\n'
PASSWORD = "a long password of a test"


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

    async def send(self, path: str, page: str, **fields: str) -> str:
        """Send the form of a page, with what is hidden in it."""
        html = (await self.http.get(page)).text
        hidden = dict(re.findall(r'type="hidden" name="(form_token|shown)" value="([^"]*)"', html))
        headers = {"origin": self.address}
        return (await self.http.post(path, data={**hidden, **fields}, headers=headers)).text

    async def approve(self, reply_id: str) -> str:
        return await self.send(f"/replies/{reply_id}", "/flagged", decision="approve")


def test_what_live_chats_hours_have_overtaken_is_read_again_before_it_is_sent(
    play, tmp_path: Path
) -> None:
    async def scene(stage: Stage) -> None:
        await asyncio.to_thread(add_member, stage)
        set_profile(stage, tmp_path, FIRST_MODES)
        async with stage.bot() as bot:
            post = await stage.write("hesabıma giremiyorum")
            await until(lambda: bool(bot.records.flagged()))
            (first,) = bot.records.flagged()
        set_profile(stage, tmp_path, FIRST_MODES + SHUT)
        async with stage.bot() as bot:
            member = Member(stage.addresses[-1])
            await member.send("/login", "/login", name="deniz", password=PASSWORD)
            assert "yenilendi" in await member.approve(str(first.reply_id))
            (again,) = bot.records.flagged()
            assert "03.00" in str(again.reply_text)
            assert "03.00" not in str(first.reply_text)
            assert stage.replies_to(post) == []
            await member.approve(str(first.reply_id))
            assert await stage.answer_to(post) == again.reply_text
            await member.http.aclose()

    play(scene)

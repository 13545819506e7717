"""The bot as a whole, with one connector to a double of its platform."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from pydantic import SecretStr

import socialbot
from socialbot.bot import Bot, Role
from socialbot.serving import address_of, listen
from socialbot.settings import Database, Settings

BRAND = Path(socialbot.__file__).parent / "sample" / "brand.toml"
KEPT, HIDDEN = "hide_personal_posts = false", "hide_personal_posts = true"


def make_settings(folder: Path, brand: Path = BRAND, **platform: Any) -> Settings:
    """The settings of a bot that keeps its records in this folder."""
    return Settings(
        secret_key=SecretStr("k" * 40),
        brand=brand,
        database=Database(url=f"sqlite:///{folder / 'bot.db'}"),
        **platform,
    )


def brand_that_hides(folder: Path) -> Path:
    """The sample brand, but that it hides posts with personal data."""
    path = folder / "brand.toml"
    path.write_text(BRAND.read_text(encoding="utf-8"), encoding="utf-8")
    change(path, KEPT, HIDDEN)
    return path


def change(profile: Path, old: str, new: str) -> None:
    """One setting of a profile."""
    text = profile.read_text(encoding="utf-8")
    assert text.count(old) == 1
    profile.write_text(text.replace(old, new), encoding="utf-8")


@contextlib.asynccontextmanager
async def running(settings: Settings, role: Role = Role.ALL) -> AsyncIterator[str]:
    """A process of the bot; gives the address that it is reached at."""
    bot, bound, ready = Bot(settings, role), listen("127.0.0.1", 0), asyncio.Event()
    task = asyncio.create_task(bot.run(bound, ready.set))
    try:
        await ready.wait()
        await bot.started()
        yield address_of(bound)
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task

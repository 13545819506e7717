"""`socialbot demo`: bot, admin and a sandbox network with sample traffic, in one process."""

from __future__ import annotations

import asyncio
import itertools
import logging
import os
import secrets
import socket
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import SecretStr
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource
from rich.console import Console

from socialbot.bot import Bot
from socialbot.commands.db import upgrade_database
from socialbot.commands.demo_past import write_past
from socialbot.commands.run import run_until_signal
from socialbot.commands.user import add_member
from socialbot.errors import OperatorError
from socialbot.logs import set_up_logs
from socialbot.redirect.start import load_profile
from socialbot.sandbox.crowd import play, read_traffic
from socialbot.sandbox.network import Network
from socialbot.sandbox.platform import Platform
from socialbot.serving import address_of, listen, serve
from socialbot.settings import Database, Sandbox, Settings, Web
from socialbot.store.database import open_engine

HOST = "127.0.0.1"
PACE = 2.5  # seconds between two messages of the crowd, on average


class DemoSettings(Settings):
    """Settings that nothing outside decides: a demo never touches a real installation."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what the demo itself says."""
        return (init_settings,)


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for: `seconds` None runs until Ctrl-C; `data` None keeps the
    records in a temporary folder that is removed at the end. The sandbox takes the next port."""

    seconds: float | None
    port: int
    data: Path | None


def run_demo(options: Options, console: Console) -> None:
    """Run until Ctrl-C or until the time is over; raises OperatorError."""
    set_up_logs(level=logging.ERROR)
    console.print("Starting ...")
    with _open_folder(options.data) as name:
        admin = listen(HOST, options.port)
        sandbox = listen(HOST, options.port + 1 if options.port else 0)
        settings = _make_settings(Path(name), admin, sandbox)
        upgrade_database(settings)
        login = f"demo-{secrets.token_hex(2)}"
        password = add_member(settings, login, "lead")
        ready = asyncio.Event()

        def announce() -> None:
            _announce(console, admin, sandbox, f"{login} / {password}")
            ready.set()

        endings = [] if options.seconds is None else [_wait(ready, options.seconds)]
        bot = Bot(settings)
        _write_past(bot, settings)
        run_until_signal(_run(bot, admin, sandbox, announce), *endings)


def _write_past(bot: Bot, settings: Settings) -> None:
    """What the insights show of the time before the demo."""
    zone = ZoneInfo(load_profile(settings.brand, settings.replies).time_zone)
    engine = open_engine(settings.database.url)
    write_past(engine, bot.pipeline, read_traffic(), zone, datetime.now(UTC))
    engine.dispose()


async def _wait(ready: asyncio.Event, seconds: float) -> None:
    """The time counts from the moment that there is something to see."""
    await ready.wait()
    await asyncio.sleep(seconds)


async def _run(
    bot: Bot, admin: socket.socket, sandbox: socket.socket, announce: Callable[[], None]
) -> None:
    platform = Platform(Network())
    started = asyncio.Event()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(serve(platform.build_app(), sandbox, started.set, platform.close))
        await started.wait()
        tasks.create_task(bot.run(admin, announce))
        await bot.started()
        tasks.create_task(_play(address_of(sandbox)))


async def _play(url: str) -> None:
    """Play the sample again and again, each time by other people."""
    lines = read_traffic()
    for turn in itertools.count(1):
        names = "" if turn == 1 else f"_{turn}"
        await play(url, [replace(line, author=line.author + names) for line in lines], PACE)


def _make_settings(folder: Path, admin: socket.socket, sandbox: socket.socket) -> Settings:
    return DemoSettings(
        secret_key=SecretStr(_read_secret(folder / "secret.key")),
        database=Database(url=f"sqlite:///{folder / 'socialbot.db'}"),
        web=Web(port=admin.getsockname()[1]),
        sandbox=Sandbox(url=address_of(sandbox)),
    )


def _open_folder(data: Path | None) -> AbstractContextManager[str]:
    if data is None:
        return tempfile.TemporaryDirectory(prefix="socialbot-demo-", ignore_cleanup_errors=True)
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OperatorError(f"--data {data} cannot be made: {error.strerror}") from None
    return nullcontext(str(data))


def _read_secret(path: Path) -> str:
    """The secret of this folder, made at the first start and readable by its owner only."""
    try:
        if not path.exists():
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(48))
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise OperatorError(f"{path} cannot be used: {error.strerror}") from None


def _announce(console: Console, admin: socket.socket, sandbox: socket.socket, login: str) -> None:
    console.print("[bold]socialbot demo[/bold] - a fictional brand, invented people, real code\n")
    console.print(f"  Sandbox network   {address_of(sandbox)}/   write as an end user")
    console.print(f"  Admin             {address_of(admin)}/")
    console.print(f"  Report form       {address_of(admin)}/form")
    console.print(f"  Login             {login}", highlight=False)
    console.print("\n  Messages arrive every few seconds. Ctrl-C ends it.")

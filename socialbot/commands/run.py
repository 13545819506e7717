"""`socialbot run`: the bot with the connectors that socialbot.toml names."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Coroutine

import structlog

from socialbot.bot import Bot, Role
from socialbot.errors import OperatorError
from socialbot.logs import set_up_logs
from socialbot.serving import address_of, listen
from socialbot.settings import Settings

log = structlog.get_logger()


def read_role(name: str) -> Role:
    """The role of that name; raises OperatorError."""
    try:
        return Role(name)
    except ValueError:
        raise OperatorError(f"--role {name} is unknown: use {', '.join(Role)}") from None


def run_bot(settings: Settings, role: Role) -> None:
    """Run until SIGINT or SIGTERM; raises OperatorError where something must be mended first."""
    set_up_logs()
    bot = Bot(settings, role)
    bound = listen(settings.web.host, settings.web.port)
    address = address_of(bound)
    run_until_signal(bot.run(bound, lambda: log.info("running", role=role, address=address)))


def run_until_signal(
    work: Coroutine[None, None, None], *endings: Coroutine[None, None, None]
) -> None:
    """Run a coroutine until it ends, a signal asks for an end, or one of the endings is over."""
    asyncio.run(_run_until_signal(work, *endings))


async def _run_until_signal(
    work: Coroutine[None, None, None], *endings: Coroutine[None, None, None]
) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, stop.set)
    working = asyncio.create_task(work)
    waiting = [asyncio.create_task(ending) for ending in (stop.wait(), *endings)]
    await asyncio.wait({working, *waiting}, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()
    if working.done():
        working.result()
    working.cancel()
    await asyncio.gather(working, *waiting, return_exceptions=True)

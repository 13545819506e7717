"""`socialbot sandbox`: the sandbox network alone."""

from __future__ import annotations

import asyncio
import socket

from socialbot.commands.run import run_until_signal
from socialbot.logs import set_up_logs
from socialbot.sandbox.crowd import play, read_traffic
from socialbot.sandbox.network import Network
from socialbot.sandbox.platform import Platform
from socialbot.serving import address_of, listen, serve


def run_sandbox(port: int, *, traffic: bool) -> None:
    """Serve until a signal; with traffic the sample messages are played once."""
    set_up_logs()
    bound = listen("127.0.0.1", port)
    run_until_signal(_run(bound, traffic=traffic))


async def _run(bound: socket.socket, *, traffic: bool) -> None:
    platform = Platform(Network())

    def announce() -> None:
        print(f"Sandbox network: {address_of(bound)}/", flush=True)  # noqa: T201

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(serve(platform.build_app(), bound, announce, platform.close))
        if traffic:
            tasks.create_task(_play(address_of(bound)))


async def _play(url: str) -> None:
    await play(url, read_traffic())

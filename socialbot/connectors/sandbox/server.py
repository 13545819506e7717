"""Runs the platform: binds a port, serves, and stops at once in spite of open streams."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import socket
from collections.abc import Callable, Generator

import uvicorn

from socialbot.connectors.sandbox.network import Network
from socialbot.connectors.sandbox.platform import Platform


class PortInUse(OSError):
    """Another program listens there; choose another port."""

    def __init__(self, port: int) -> None:
        super().__init__(errno.EADDRINUSE, f"port_in_use {port}")
        self.port = port


class _Server(uvicorn.Server):
    """Leaves signals to whoever runs it, and says when it listens."""

    ready: Callable[[], None] | None = None

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.ready:
            self.ready()


def listen(host: str, port: int) -> socket.socket:
    """A socket bound to that address; port 0 takes a free one. Raises PortInUse or OSError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio turns Nagle's delay off only where the protocol is named
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":  # elsewhere it would share the port instead
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        bound.listen(256)
    except OSError as error:
        bound.close()
        if error.errno == errno.EADDRINUSE:
            raise PortInUse(port) from None
        raise
    return bound


async def serve(
    host: str, port: int, ready: Callable[[], None] | None = None, account: str = "Papatya"
) -> None:
    """Run a new, empty network there until cancelled; `ready` is called once it listens.
    `account` is the brand's name on it. Raises PortInUse or OSError."""
    await serve_platform(Platform(Network(account)), listen(host, port), ready)


async def serve_platform(
    platform: Platform, bound: socket.socket, ready: Callable[[], None] | None = None
) -> None:
    """Run this platform on that socket until cancelled; then close it within a second."""
    config = uvicorn.Config(
        platform.build_app(),
        access_log=False,
        log_config=None,
        log_level="critical",  # a traceback could carry what somebody wrote
        lifespan="off",
        timeout_graceful_shutdown=1,
        server_header=False,
    )
    server = _Server(config)
    server.ready = ready
    running = asyncio.create_task(server.serve(sockets=[bound]))
    try:
        await asyncio.shield(running)
    finally:
        platform.close()
        server.should_exit = True
        await running

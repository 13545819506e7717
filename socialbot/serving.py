"""Serves an ASGI application on a bound port, and stops at once in spite of open streams."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import socket
from collections.abc import Callable, Generator

import uvicorn
from starlette.types import ASGIApp

from socialbot.errors import OperatorError


class PortInUse(OperatorError):
    """The port cannot be had."""


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
    """A socket bound to that address; port 0 takes a free one. Raises PortInUse."""
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
        raise PortInUse(_explain(host, port, error)) from None
    return bound


def address_of(bound: socket.socket) -> str:
    """The URL of a bound socket, without a path."""
    host, port = bound.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


async def serve(
    app: ASGIApp,
    bound: socket.socket,
    ready: Callable[[], None] | None = None,
    closing: Callable[[], None] | None = None,
) -> None:
    """Serve until cancelled, then stop within a second; `closing` ends streams of the app's own."""
    config = uvicorn.Config(
        app,
        access_log=False,
        log_config=None,
        log_level="critical",  # a traceback could carry what somebody wrote
        lifespan="off",
        proxy_headers=False,
        timeout_graceful_shutdown=1,
        server_header=False,
    )
    server = _Server(config)
    server.ready = ready
    running = asyncio.create_task(server.serve(sockets=[bound]))
    try:
        await asyncio.shield(running)
    finally:
        if closing:
            closing()
        server.should_exit = True
        await running


def _explain(host: str, port: int, error: OSError) -> str:
    match error.errno:
        case errno.EADDRINUSE:
            return f"port {port} is in use: choose another with --port or web.port"
        case errno.EACCES:
            return f"port {port} needs more rights: choose one above 1023"
        case _:
            return f"cannot listen on {host}:{port}: check web.host and web.port"

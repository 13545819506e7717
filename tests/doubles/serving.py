"""A double served for one test, and the trouble that any platform can make."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Protocol

import uvicorn
from starlette.applications import Starlette
from starlette.responses import Response, StreamingResponse

Trouble = Callable[[], Awaitable[Response]]


class Double(Protocol):
    """A platform's double: `url` is where it is served, `serving` may be cancelled to take it
    away."""

    url: str
    serving: asyncio.Task[None]

    def app(self) -> Starlette:
        """Its API."""


def raw(status: int, body: bytes, headers: Mapping[str, str] | None = None) -> Trouble:
    """The next call is answered with these bytes."""

    async def meet() -> Response:
        return Response(body, status, {"content-type": "text/html", **(headers or {})})

    return meet


async def hang() -> Response:
    """The next call is never answered."""
    await asyncio.sleep(30)
    return Response("")


async def drip() -> Response:
    """The next call is answered a byte at a time, for ever."""

    async def bytes_for_ever() -> AsyncIterator[bytes]:
        while True:
            yield b" "
            await asyncio.sleep(0.05)

    return StreamingResponse(bytes_for_ever(), media_type="application/json")


@contextlib.asynccontextmanager
async def serve(double: Double, *, date_header: bool = True) -> AsyncIterator[None]:
    """Serves until the end of the block; without a date header where the double gives its own."""
    async with serve_app(double.app(), date_header=date_header) as (double.url, double.serving):
        yield


@contextlib.asynccontextmanager
async def serve_app(
    app: Starlette, *, date_header: bool = True
) -> AsyncIterator[tuple[str, asyncio.Task[None]]]:
    """The app's address, and the task that serves it until the end of the block."""
    with socket.socket(proto=socket.IPPROTO_TCP) as bound:  # named, or answers come 40 ms late
        bound.bind(("127.0.0.1", 0))
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            lifespan="off",
            ws="none",
            date_header=date_header,
        )
        server = uvicorn.Server(config)
        task = asyncio.create_task(_run(server, bound))
        while not server.started:  # noqa: ASYNC110 - uvicorn has only this flag
            await asyncio.sleep(0.001)
        try:
            yield f"http://127.0.0.1:{bound.getsockname()[1]}", task
        finally:
            await end(task)


async def _run(server: uvicorn.Server, bound: socket.socket) -> None:
    """Ends at once when cancelled; uvicorn's own end takes its time."""
    try:
        await server._serve([bound])
    finally:
        for listening in server.servers:
            listening.close()
        for connection in list(server.server_state.connections):
            connection.transport.abort()
        for task in list(server.server_state.tasks):
            task.cancel()


async def end(task: asyncio.Task[None]) -> None:
    """Stops a served platform; safe to call twice."""
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task

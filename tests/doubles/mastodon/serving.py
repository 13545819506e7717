"""The double served for one test, and the trouble that it can make."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator

import uvicorn
from starlette.responses import Response, StreamingResponse

from tests.connectors.telegram.fake import _run, end
from tests.doubles.mastodon.double import MastodonDouble, Trouble, refuse, too_many


def trouble(status: int, error: str = "") -> Trouble:
    """The next call is refused so."""

    async def meet() -> Response:
        return refuse(status, error)

    return meet


def limited(seconds: int) -> Trouble:
    """The next call has to wait."""

    async def meet() -> Response:
        return too_many(seconds)

    return meet


def raw(status: int, body: bytes, headers: dict[str, str] | None = None) -> Trouble:
    """The next call is answered with these bytes."""

    async def meet() -> Response:
        return Response(body, status, headers)

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
async def serve(double: MastodonDouble) -> AsyncIterator[asyncio.Task[None]]:
    """Serves until the end of the block; the task may be cancelled to take the server away."""
    with socket.socket(proto=socket.IPPROTO_TCP) as bound:  # named, or answers come 40 ms late
        bound.bind(("127.0.0.1", 0))
        double.url = f"http://127.0.0.1:{bound.getsockname()[1]}"
        config = uvicorn.Config(
            double.app(),
            log_config=None,
            access_log=False,
            lifespan="off",
            ws="none",
            date_header=False,  # the double tells its own, which its limits are counted by
        )
        server = uvicorn.Server(config)
        task = asyncio.create_task(_run(server, bound))
        while not server.started:  # noqa: ASYNC110 - uvicorn has only this flag
            await asyncio.sleep(0.001)
        try:
            yield task
        finally:
            await end(task)

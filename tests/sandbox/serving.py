"""The platform served for a test."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

from socialbot.sandbox.platform import Platform
from socialbot.serving import address_of, listen, serve
from tests.doubles.serving import end


@contextlib.asynccontextmanager
async def serve_here(platform: Platform) -> AsyncIterator[tuple[str, asyncio.Task[None]]]:
    """The platform's address, and the task that serves it."""
    bound, listening = listen("127.0.0.1", 0), asyncio.Event()
    url = address_of(bound)
    serving = asyncio.create_task(serve(platform.build_app(), bound, listening.set, platform.close))
    await listening.wait()
    try:
        yield url, serving
    finally:
        await end(serving)

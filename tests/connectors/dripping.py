"""A server whose answers begin and whose headers never end, a line at a time: no time-out of a
socket ends such a call, for each line begins it anew."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

PATIENCE = 20.0  # seconds for calls whose own time-outs are a fraction of that


@contextlib.asynccontextmanager
async def dripping() -> AsyncIterator[str]:
    """Its address, until the end of the block."""
    server = await asyncio.start_server(_drip, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.close()
        for task in [task for task in asyncio.all_tasks() if task.get_name() == _NAME]:
            task.cancel()


_NAME = "dripping"


async def _drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    task = asyncio.current_task()
    assert task is not None
    task.set_name(_NAME)
    with contextlib.suppress(OSError, asyncio.CancelledError):
        await reader.read(1)
        writer.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            writer.write(b"X-Drop: and another\r\n")
            await writer.drain()
            await asyncio.sleep(0.1)
    writer.transport.abort()

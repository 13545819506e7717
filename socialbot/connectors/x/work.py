"""A call that blocks, in a thread: how long it may take, and whether it was made at all."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


class NeverBegan(Exception):
    """No thread took the call in time, or the threads are closed: it certainly was not made."""


async def run(threads: ThreadPoolExecutor, call: Callable[[], T], limit: float) -> T:
    """The call's result, which must not raise. Raises NeverBegan after `limit` seconds in the
    queue, and TimeoutError so many seconds after it began: what it does then is not known."""
    began: list[float] = []

    def begin() -> T:
        began.append(time.monotonic())
        return call()

    try:
        work = threads.submit(begin)
    except RuntimeError:
        raise NeverBegan from None
    future = asyncio.wrap_future(work)
    try:
        await asyncio.wait([future], timeout=limit)
        if work.cancel():
            raise NeverBegan
        if not work.done() and began:
            # It has waited for a thread before, and the time that X has for it begins after that.
            rest = began[0] + limit - time.monotonic()
            await asyncio.wait([future], timeout=max(0.0, rest))
        if not work.done():
            raise TimeoutError
        return work.result()
    finally:
        future.cancel()  # takes back what has not begun where the caller is cancelled

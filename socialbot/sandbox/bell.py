"""A bell that wakes everybody who waits for news, and once for all when the platform closes."""

from __future__ import annotations

import asyncio


class Bell:
    """Rung after each change. Waiters look first and wait after, so that no ring is missed."""

    def __init__(self) -> None:
        self._news = asyncio.Event()
        self.closed = False

    def ring(self) -> None:
        """Wake all who wait now."""
        news, self._news = self._news, asyncio.Event()
        news.set()

    def close(self) -> None:
        """Wake all who wait, and let nobody wait again."""
        self.closed = True
        self._news.set()

    async def wait(self, seconds: float) -> bool:
        """Whether the bell rang within that time."""
        try:
            await asyncio.wait_for(self._news.wait(), seconds)
        except TimeoutError:
            return False
        return True

    async def wait_for_close(self, seconds: float) -> None:
        """Wait for the end, at most so long; rings are slept through."""
        end = asyncio.get_running_loop().time() + seconds
        while not self.closed and (left := end - asyncio.get_running_loop().time()) > 0:
            await self.wait(left)

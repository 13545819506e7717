"""Turns for what hashes passwords: each takes a core and 64 MB for half a second."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import anyio

from socialbot.admin.team import Refusal, Refused

PARALLEL = 2  # that hash at the same time
WAITING = 16  # further ones that may wait for their turn

T = TypeVar("T")


class Slots:
    """One for all pages of a process."""

    def __init__(self) -> None:
        self._slots = anyio.CapacityLimiter(PARALLEL)
        self._inside = 0

    async def run(self, work: Callable[..., T], *args: object) -> T | Refused:
        """What `work` returns, done in a thread; BUSY where too many wait already."""
        if self._inside >= PARALLEL + WAITING:
            return Refused(Refusal.BUSY)
        self._inside += 1
        try:
            return await anyio.to_thread.run_sync(work, *args, limiter=self._slots)
        finally:
            self._inside -= 1

"""How long to wait between two polls."""

from __future__ import annotations

import asyncio
import time

from socialbot.connectors.graph.timings import Timings
from socialbot.connectors.graph.usage import Usage

SLOWER = 1.5
WATCHFUL = 75.0  # percent of a limit, from where on polls are rare
SCARCE = 90.0
FAR_APART = 4


def next_pause(pause: float, found: bool, usage: Usage, timings: Timings) -> float:
    """Seconds: short while people write, longer and longer while nobody does, and long where the
    limits come near, so that answers still go out."""
    if usage.percent >= SCARCE:
        return max(timings.longest_pause * FAR_APART, usage.regain)
    if usage.percent >= WATCHFUL:
        return timings.longest_pause
    longer = max(pause, timings.shortest_pause) * SLOWER
    return timings.shortest_pause if found else min(longer, timings.longest_pause)


class Rhythm:
    """Waits before each poll but the first."""

    def __init__(self, timings: Timings) -> None:
        self._timings = timings
        self._pause = timings.shortest_pause
        self._due = 0.0

    async def wait(self) -> None:
        """Until the next poll is due; a poll that fails is due again at once."""
        await asyncio.sleep(max(0.0, self._due - time.monotonic()))

    def note(self, found: bool, usage: Usage) -> None:
        """After a poll."""
        self._pause = next_pause(self._pause, found, usage, self._timings)
        self._due = time.monotonic() + self._pause

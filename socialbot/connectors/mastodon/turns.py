"""When something is due again."""

from __future__ import annotations

import asyncio
import time


class Turns:
    """Times of day play no part here, only what has passed since."""

    def __init__(self) -> None:
        self._due: dict[str, float] = {}

    def take(self, what: str, seconds: float) -> None:
        """It is due again after so many seconds."""
        self._due[what] = time.monotonic() + seconds

    def free(self, what: str) -> None:
        """It is due at once."""
        self._due.pop(what, None)

    def is_due(self, what: str) -> bool:
        """Whether the time has passed; true before the first turn."""
        return time.monotonic() >= self._due.get(what, 0.0)

    async def wait(self, what: str = "poll") -> None:
        """Until it is due."""
        await asyncio.sleep(max(0.0, self._due.get(what, 0.0) - time.monotonic()))

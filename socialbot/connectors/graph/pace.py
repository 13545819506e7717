"""Calls one after the other, with a gap between them."""

from __future__ import annotations

import asyncio
import time
from weakref import WeakValueDictionary


class Pace:
    """At most one turn every `gap` seconds."""

    def __init__(self, gap: float) -> None:
        self._gap = gap
        self._next = 0.0

    async def turn(self) -> None:
        """Wait for the next free place, and take it."""
        now = time.monotonic()
        place = max(now, self._next)
        self._next = place + self._gap
        if place > now:
            await asyncio.sleep(place - now)


_SHARED: WeakValueDictionary[tuple[str, str, float], Pace] = WeakValueDictionary()


def pace_of(api_url: str, page_id: str, gap: float) -> Pace:
    """The one pace of a page in this process: Meta counts the calls of its Messenger and of the
    Instagram account that is tied to it together."""
    return _SHARED.setdefault((api_url, page_id, gap), Pace(gap))

"""X's rate limits by endpoint, and the headers that tell of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from tests.doubles.x.problems import Problem

WINDOW = 900
LIMITS = {
    "me": 75,
    "mentions": 300,
    "own_posts": 900,
    "dm_events": 15,
    "tweets": 100,
    "dm": 15,
    "hidden": 50,
}


class Rates:
    """Calls by endpoint within a window that begins with the first."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.limits = dict(LIMITS)
        self._clock = clock
        self._began: dict[str, float] = {}
        self._calls: dict[str, int] = defaultdict(int)

    def take(self, endpoint: str) -> None:
        """Count a call; raises Problem when it is one too many."""
        now = self._clock()
        if now >= self._began.get(endpoint, -WINDOW) + WINDOW:
            self._began[endpoint], self._calls[endpoint] = now, 0
        if self._calls[endpoint] >= self.limits[endpoint]:
            raise Problem(429, "Too Many Requests", "Too Many Requests")
        self._calls[endpoint] += 1

    def headers(self, endpoint: str) -> dict[str, str]:
        """As X tells them."""
        limit = self.limits[endpoint]
        reset = self._began.get(endpoint, self._clock()) + WINDOW
        return {
            "x-rate-limit-limit": str(limit),
            "x-rate-limit-remaining": str(max(0, limit - self._calls[endpoint])),
            "x-rate-limit-reset": str(int(reset)),
        }

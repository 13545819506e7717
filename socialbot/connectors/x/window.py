"""X's rate limits, kept on our side: a call that would go beyond one is not made."""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Sequence

from socialbot.connectors.errors import RetryLater
from socialbot.connectors.x.faults import Allowance

QUARTER = 900.0
DAY = 86_400.0
MENTIONS = ((300, QUARTER),)
MESSAGES = ((15, QUARTER),)
POSTS = ((100, QUARTER),)
SENT_MESSAGES = ((15, QUARTER), (1_440, DAY))
HIDES = ((50, QUARTER),)
"""Calls within seconds, a user. https://docs.x.com/x-api/fundamentals/rate-limits"""

SHORTEST_WAIT = 1.0
"""After a refusal, whatever X says: its times are whole seconds, and may have passed already."""


class Window:
    """One endpoint's limits. Times are in seconds of any clock that only goes forward."""

    def __init__(self, limits: Sequence[tuple[int, float]]) -> None:
        self._limits = limits
        self._calls: deque[float] = deque()
        self._used_up_until = 0.0
        self._refusals = 0

    def check(self, now: float) -> None:
        """Raise RetryLater where a call would be one too many."""
        if (wait := self.wait(now)) > 0:
            raise RetryLater("limit_reached", wait)

    def take(self, now: float) -> None:
        """Note a call that is made now; raises RetryLater where it would be one too many."""
        self.check(now)
        self._calls.append(now)

    def give_back(self, taken: float) -> None:
        """The call that was taken then certainly never left."""
        with contextlib.suppress(ValueError):
            self._calls.remove(taken)

    def wait(self, now: float) -> float:
        """Seconds until the next call fits."""
        longest = max(seconds for _, seconds in self._limits)
        while self._calls and self._calls[0] <= now - longest:
            self._calls.popleft()
        waits = [self._used_up_until - now]
        for most, seconds in self._limits:
            if len(self._calls) >= most:
                waits.append(self._calls[-most] + seconds - now)
        return max(0.0, *waits)

    def left(self, now: float) -> tuple[int, int]:
        """How many calls still fit, of how many, by the limit that is nearest. May be asked from
        any thread."""
        if self._used_up_until > now:
            return 0, self._limits[0][0]
        calls = self._calls.copy()  # another thread may add one meanwhile
        counts = [
            (most - sum(at > now - seconds for at in calls), most) for most, seconds in self._limits
        ]
        return min(counts)

    def note(self, allowance: Allowance | None, now: float) -> None:
        """What X itself says is left: other programs may use the same account."""
        if allowance and allowance.left <= 0:
            self._used_up_until = max(self._used_up_until, now + allowance.seconds)

    def refuse(self, after: float | None, now: float) -> float:
        """X refused a call as one too many. Returns the seconds until the next: those that X says,
        but never fewer than one, and twice as many each time that it is refused again."""
        if now >= self._used_up_until:  # else it was on its way when another one was refused
            self._refusals = min(self._refusals + 1, 10)
        own = min(QUARTER, SHORTEST_WAIT * 2.0 ** max(0, self._refusals - 1))
        wait = max(own, after or 0.0)
        self.note(Allowance(0, wait), now)
        return wait

    def accept(self, allowance: Allowance | None, now: float) -> None:
        """X took a call, and says what is left."""
        self._refusals = 0
        self.note(allowance, now)

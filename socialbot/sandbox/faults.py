"""Faults on demand: the next calls of an endpoint fail as real platforms fail."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

ENDPOINTS = ("events", "replies", "hidden", "me")


class Fault(StrEnum):
    """How a call fails. LOST does what was asked and then never answers; HANG only the latter."""

    UNAUTHORISED = "401"
    MISSING = "404"
    LIMITED = "429"
    BROKEN = "500"
    GARBAGE = "garbage"
    HANG = "hang"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Planned:
    """One failure to come; `after` is what a 429 says in its Retry-After header, in seconds."""

    fault: Fault
    after: int = 1


class Faults:
    """The failures to come, by endpoint, in the order in which they were asked for."""

    def __init__(self) -> None:
        self._planned: dict[str, deque[Planned]] = {name: deque(maxlen=1_000) for name in ENDPOINTS}

    def plan(self, endpoint: str, planned: Planned, times: int) -> None:
        """The next calls of the endpoint fail that way."""
        self._planned[endpoint].extend([planned] * times)

    def take(self, endpoint: str) -> Planned | None:
        """The failure that this call is due, if any."""
        planned = self._planned[endpoint]
        return planned.popleft() if planned else None

    def clear(self) -> None:
        """All is well again."""
        for planned in self._planned.values():
            planned.clear()


class RateLimit:
    """At most so many calls in any one second."""

    def __init__(self, per_second: int, clock: Callable[[], float]) -> None:
        self._calls: deque[float] = deque(maxlen=per_second)
        self._clock = clock

    def admit(self) -> bool:
        """Whether one more call fits; it counts when it does."""
        now = self._clock()
        if len(self._calls) == self._calls.maxlen and now - self._calls[0] < 1:
            return False
        self._calls.append(now)
        return True

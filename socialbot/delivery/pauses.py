"""When a platform as a whole has to wait: it told two conversations so, or it stopped us."""

from __future__ import annotations

import random
import threading
from datetime import datetime, timedelta

SHORTEST_STOP = timedelta(seconds=60)
LONGEST_STOP = timedelta(minutes=15)
LONGEST_BACK_OFF = 300.0


class Pauses:
    """Pauses of the platforms in this process; kept in memory, so a restart tries at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._until: dict[str, datetime] = {}
        self._told: dict[str, tuple[str, datetime]] = {}
        self._stops: dict[str, int] = {}

    def until(self, platform: str) -> datetime | None:
        """When sending on a platform may go on, or None where nothing holds it."""
        with self._lock:
            return self._until.get(platform)

    def told_to_wait(
        self, platform: str, conversation: str, until: datetime, now: datetime
    ) -> None:
        """One conversation waits alone; where a second is told so meanwhile, the platform waits."""
        with self._lock:
            other, since = self._told.get(platform, ("", now))
            if other not in ("", conversation) and since > now:
                self._extend(platform, until)
            else:
                self._told[platform] = conversation, until

    def told_of_kind(self, platform: str, kind: str, until: datetime) -> None:
        """All sends of one kind wait: the limit that was met is theirs alone."""
        with self._lock:
            self._extend(_name(platform, kind), until)

    def until_of_kind(self, platform: str, kind: str) -> datetime | None:
        """When sending that kind may go on, or None where nothing holds it."""
        return self.until(_name(platform, kind))

    def stopped(self, platform: str, now: datetime) -> None:
        """The platform refuses us; try again in a minute, then in two, up to fifteen."""
        with self._lock:
            count = self._stops.get(platform, 0)
            self._stops[platform] = count + 1
            self._extend(platform, now + min(SHORTEST_STOP * 2 ** min(count, 8), LONGEST_STOP))

    def worked(self, platform: str) -> None:
        """A send went through: what held the platform is over."""
        with self._lock:
            self._stops.pop(platform, None)
            self._until.pop(platform, None)

    def _extend(self, platform: str, until: datetime) -> None:
        self._until[platform] = max(until, self._until.get(platform, until))


def _name(platform: str, kind: str) -> str:
    return f"{platform} {kind}"


def back_off(attempts: int) -> float:
    """Seconds to wait after so many attempts where the platform did not say: 1, 2, 4 ... 300,
    each up to half longer by chance."""
    return min(2.0 ** min(attempts, 16), LONGEST_BACK_OFF) * random.uniform(1, 1.5)  # noqa: S311

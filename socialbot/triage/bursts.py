"""When many people who report the same fault are one incident. Looks at topics, times and numbers,
never at a text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from socialbot.domain import Intent, Wave
from socialbot.settings import Incidents
from socialbot.triage.topic import THRESHOLD

FALLEN = 0.1  # of the peak: the wave is over
# In parts of the rate that opens an incident: above the lower one the usual trickle would keep it
# open for ever, and with the higher one it would open and close again and again.
LEAST_FALLEN = 0.25
MOST_FALLEN = 0.5
# The form's share of the reporters that open an incident, at most: addresses are easier to come by
# than accounts, so some people must have written too.
MOST_OF_FORM = 0.75


@dataclass(frozen=True, slots=True)
class Bursts:
    """The rule of one installation. `confidence` is how sure triage must be of a topic for a
    message to count."""

    topics: frozenset[Intent]
    reporters: int
    window: timedelta
    quiet: timedelta
    confidence: float = THRESHOLD

    @classmethod
    def of(cls, settings: Incidents) -> Bursts:
        """The rule as the operator wants it."""
        return cls(
            frozenset(Intent(topic) for topic in settings.topics),
            settings.reporters,
            timedelta(minutes=settings.window_minutes),
            timedelta(minutes=settings.quiet_minutes),
        )

    def since(self, now: datetime, closed_at: datetime | None) -> datetime:
        """From when on reports count for a new incident: those of the one before are not counted
        again, so that it cannot open anew by itself."""
        start = now - self.window
        return max(start, closed_at) if closed_at else start

    def opens(self, people: int, clients: int = 0) -> bool:
        """Whether so many people who wrote, and clients of the form, are an incident: both within
        the window, each counted once."""
        return people + min(clients, int(MOST_OF_FORM * self.reporters)) >= self.reporters

    def closes(self, wave: Wave, now: datetime) -> bool:
        """Whether the wave is over: by its last window and by the whole quiet period too few
        report it. None closes before it is as old as that period."""
        if now - wave.opened_at < self.quiet:
            return False
        least, most = LEAST_FALLEN * self.reporters, MOST_FALLEN * self.reporters
        few = min(max(FALLEN * wave.peak, least), most)
        return wave.in_window < few and wave.in_quiet * (self.window / self.quiet) < few

"""How long the connector waits for X, and how often it asks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """Seconds between two readings: the fewest while people write, the most while nobody does, and
    those after a first failure, which double with each further one."""

    busy: float
    quiet: float
    trouble: float = 30.0


@dataclass(frozen=True, slots=True)
class Timings:
    """Seconds: to connect, for an answer's next byte, for a call as a whole, and how long a pull
    waits for the next reading. Legacy messages can be read once a minute, mentions 20 times."""

    connect: float = 5.0
    answer: float = 15.0
    whole: float = 30.0
    wait: float = 25.0
    mentions: Interval = Interval(10.0, 120.0)
    messages: Interval = Interval(60.0, 300.0)


BESIDE_WEBHOOK = Interval(900.0, 900.0)
"""What is pushed may have been missed while the bot was away, so it is also read, but rarely."""

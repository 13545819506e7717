"""How long the Graph API is waited for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timings:
    """Seconds: to connect, for a part of an answer, for the whole of it, between two reads (the
    Conversations API allows two calls a second for a page), and between two pulls: at least, and
    at most where nobody writes or the limits are nearly used up."""

    connect: float = 5.0
    answer: float = 15.0
    whole: float = 30.0
    gap: float = 0.5
    shortest_pause: float = 3.0
    longest_pause: float = 30.0

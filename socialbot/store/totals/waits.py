"""How long people waited for an answer, in classes that can be added up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from datetime import timedelta

MINUTE, HOUR, DAY = 60, 3_600, 86_400
EDGES = (
    *(2, 5, 10, 20, 30, 45),
    *(MINUTE, 2 * MINUTE, 3 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE),
    *(HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 12 * HOUR),
    *(DAY, 2 * DAY, 3 * DAY, 7 * DAY),
)
"""The longest wait of each class, in seconds; those that took longer are in one more class."""
LONGEST = 14 * DAY  # where that last class ends for the reckoning


def wait_class(wait: timedelta) -> str:
    """The name of a wait's class: its longest seconds, "more" for the last. A clock that is ahead
    makes no wait shorter than none."""
    place = bisect_left(EDGES, max(0.0, wait.total_seconds()))
    return str(EDGES[place]) if place < len(EDGES) else "more"


def quantile(classes: Mapping[str, int], share: float) -> float | None:
    """The seconds within which this share of the answers came; None without any. Within a class
    they are taken as evenly spread."""
    total = sum(classes.values())
    if total <= 0:
        return None
    wanted, seen, lower = share * total, 0, 0.0
    for upper, name in [*((edge, str(edge)) for edge in EDGES), (LONGEST, "more")]:
        count = classes.get(name, 0)
        if count and seen + count >= wanted:
            return lower + (upper - lower) * (wanted - seen) / count
        seen, lower = seen + count, float(upper)
    return lower

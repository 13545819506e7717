"""X's ids carry the time at which they were made: milliseconds since an epoch of its own, then 22
bits that tell apart what happened within one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

EPOCH = datetime(2010, 11, 4, 1, 42, 54, 657_000, tzinfo=UTC)
BITS = 22
MILLISECOND = timedelta(milliseconds=1)


def time_of(snowflake: int) -> datetime:
    """When the id was made."""
    return EPOCH + (snowflake >> BITS) * MILLISECOND


def id_at(moment: datetime) -> int:
    """The smallest id of a moment: every id that was made before it is smaller."""
    return max(0, (moment - EPOCH) // MILLISECOND) << BITS

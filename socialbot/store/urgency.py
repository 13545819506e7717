"""How soon a person must look: despair and threats first, then minors, then lost control."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from socialbot.domain import Reason

URGENT = MappingProxyType(
    {Reason.DISTRESS: 3, Reason.THREAT: 3, Reason.UNDERAGE: 2, Reason.RESPONSIBLE_USE: 1}
)


def urgency_of(reasons: Iterable[Reason]) -> int:
    """3 is the most urgent; 0 where nobody is at risk."""
    return max((URGENT.get(reason, 0) for reason in reasons), default=0)

"""How soon a person must look: despair and threats first, then minors, then lost control."""

from __future__ import annotations

from collections.abc import Iterable, Set
from types import MappingProxyType

from socialbot.domain import Reason

URGENT = MappingProxyType(
    {Reason.DISTRESS: 3, Reason.THREAT: 3, Reason.UNDERAGE: 2, Reason.RESPONSIBLE_USE: 1}
)


def urgency_of(reasons: Iterable[Reason]) -> int:
    """3 is the most urgent; 0 where nobody is at risk."""
    return max((URGENT.get(reason, 0) for reason in reasons), default=0)


def gravest_of(reasons: Set[Reason]) -> Reason | None:
    """The risk that a person must hear of first; None where nobody is at risk."""
    return next((reason for reason in URGENT if reason in reasons), None)

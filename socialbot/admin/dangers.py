"""Which reasons a page marks: whoever may be at risk is not overlooked."""

from __future__ import annotations

from socialbot.domain import Reason

DANGERS = frozenset({Reason.DISTRESS, Reason.THREAT})
RISKS = frozenset({Reason.UNDERAGE, Reason.RESPONSIBLE_USE})

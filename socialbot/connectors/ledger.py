"""What a platform that charges for calls has cost. The sums are kept outside of the connector, so
that they survive a restart and all processes of one bot count together."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Mapping
from typing import Protocol

from socialbot.domain import Spent


class Ledger(Protocol):
    """Keeps sums by platform, month ("2026-11") and operation. Blocks; may be called from any
    thread."""

    def add(self, platform: str, month: str, operation: str, count: int, micros: int) -> int:
        """Add (or take back, with numbers below zero) and return the month's sum in micros."""

    def spent(self, platform: str, month: str) -> Mapping[str, Spent]:
        """The month's sums by operation."""


class MemoryLedger:
    """Sums that end with the process, for checks and tests."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sums: dict[tuple[str, str], dict[str, Spent]] = defaultdict(dict)

    def add(self, platform: str, month: str, operation: str, count: int, micros: int) -> int:
        """See Ledger."""
        with self._lock:
            sums = self._sums[platform, month]
            so_far = sums.get(operation, Spent(0, 0))
            sums[operation] = Spent(so_far.count + count, so_far.micros + micros)
            return sum(each.micros for each in sums.values())

    def spent(self, platform: str, month: str) -> Mapping[str, Spent]:
        """See Ledger."""
        with self._lock:
            return dict(self._sums[platform, month])

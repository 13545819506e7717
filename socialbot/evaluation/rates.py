"""Shares with their numbers, and how sure one may be of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

Z = 1.959964  # of the normal distribution, for 95%


@dataclass(frozen=True, slots=True)
class Rate:
    """`hits` of `n`."""

    hits: int
    n: int

    @classmethod
    def of(cls, answers: Iterable[bool]) -> Rate:
        """How many of the answers are yes."""
        counted = list(answers)
        return cls(sum(counted), len(counted))

    @property
    def share(self) -> float | None:
        """0..1; None of nothing."""
        return self.hits / self.n if self.n else None

    def interval(self) -> tuple[float, float] | None:
        """The 95% interval of the share after E. B. Wilson, "Probable inference, the law of
        succession, and statistical inference", JASA 22 (1927)."""
        if self.share is None:
            return None
        spread = Z * Z / self.n
        middle = self.share + spread / 2
        half = Z * sqrt(self.share * (1 - self.share) / self.n + spread / (4 * self.n))
        low, high = (middle - half) / (1 + spread), (middle + half) / (1 + spread)
        return max(0.0, low), min(1.0, high)


@dataclass(frozen=True, slots=True)
class Spans:
    """Characters that are labelled, that were found, and that are both."""

    labelled: int = 0
    found: int = 0
    both: int = 0

    def __add__(self, other: Spans) -> Spans:
        return Spans(
            self.labelled + other.labelled, self.found + other.found, self.both + other.both
        )

    def f2(self) -> float | None:
        """The F measure that weighs recall twice as much as precision (C. J. van Rijsbergen,
        "Information Retrieval", 1979): 5 both / (4 labelled + found). None of nothing."""
        total = 4 * self.labelled + self.found
        return 5 * self.both / total if total else None

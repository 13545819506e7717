"""Totals in memory: what the pages need of store.totals.reading.Totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from socialbot.store.totals.book import Measure
from socialbot.store.totals.reading import Daily, Extent, Sums, Total, Trouble, Window


@dataclass
class MemoryTotals:
    """Totals as they are kept, and who took them away."""

    kept: list[Total] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    exported: list[str] = field(default_factory=list)

    def put(self, day: date, measure: str, platform: str, name: str, count: int = 1) -> None:
        self.kept.append(Total(day, measure, platform, name, count))

    def extent(self) -> Extent:
        platforms = {one.platform for one in self.kept if one.measure == Measure.MESSAGES}
        first = min((one.day for one in self.kept), default=None)
        return Extent(first, tuple(sorted(platforms)))

    def sums(self, window: Window) -> Sums:
        counts: Counter[tuple[str, str]] = Counter()
        for one in self._within(window):
            counts[one.measure, one.name] += one.count
        return dict(counts)

    def daily(self, window: Window) -> list[Daily]:
        return [
            Daily(
                one.measure,
                one.day,
                one.platform if one.measure == Measure.MESSAGES else one.name,
                one.count,
            )
            for one in self._within(window)
        ]

    def incidents(self, since: datetime, before: datetime, platform: str | None) -> list[Trouble]:
        return [one for one in self.troubles if since <= one.opened_at < before]

    def rows(self, window: Window) -> Iterator[Total]:
        return iter(self._within(window))

    def note_export(self, by: str) -> None:
        self.exported.append(by)

    def _within(self, window: Window) -> list[Total]:
        return [
            one
            for one in self.kept
            if window.first <= one.day <= window.last
            and (window.platform is None or one.platform in {window.platform, ""})
        ]

"""The figures of a period, grouped for what shows them. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from socialbot.admin.insights.periods import Period
from socialbot.store.totals.book import Measure
from socialbot.store.totals.reading import Daily, Sums, Trouble
from socialbot.store.totals.waits import quantile

OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Figures:
    """What was counted in a period, and in the one before; `before` is None where the counting
    had not begun by then."""

    period: Period
    sums: Sums
    before: Sums | None
    daily: Sequence[Daily]
    incidents: Sequence[Trouble] = field(default=())

    def of(self, measure: Measure) -> dict[str, int]:
        """The sums of a measure by name, the highest first."""
        return _of(self.sums, measure)

    def of_before(self, measure: Measure) -> dict[str, int] | None:
        """The same of the period before."""
        return None if self.before is None else _of(self.before, measure)

    def total(self, measure: Measure) -> int:
        """All of a measure."""
        return sum(self.of(measure).values())

    def total_before(self, measure: Measure) -> int | None:
        """The same of the period before."""
        found = self.of_before(measure)
        return None if found is None else sum(found.values())

    def steps(self, measure: Measure) -> dict[str, list[int]]:
        """What came in each step, by part: the highest part first."""
        rows: dict[str, list[int]] = {}
        for one in self.daily:
            if one.measure == measure:
                row = rows.setdefault(one.part, [0] * len(self.period.starts))
                row[self.period.place(one.day)] += one.count
        return dict(sorted(rows.items(), key=lambda item: (-sum(item[1]), item[0])))

    def waits(self, by: Iterable[str]) -> dict[str, int]:
        """How many answers waited how long, of all whom `by` names."""
        return _classes(self.of(Measure.WAITS), by)

    def waits_before(self, by: Iterable[str]) -> dict[str, int]:
        """The same of the period before."""
        return _classes(self.of_before(Measure.WAITS) or {}, by)

    def middle_waits(self, by: str) -> list[float | None]:
        """The middle wait of each step, None where nobody was answered."""
        steps: list[Counter[str]] = [Counter() for _ in self.period.starts]
        for one in self.daily:
            who, _, name = one.part.partition(":")
            if one.measure == Measure.WAITS and who == by:
                steps[self.period.place(one.day)][name] += one.count
        return [quantile(classes, 0.5) for classes in steps]


def fold_parts(rows: Mapping[str, list[int]], most: int) -> dict[str, list[int]]:
    """At most so many parts: the smallest are put together."""
    if len(rows) <= most:
        return dict(rows)
    names = list(rows)
    rest = [rows[name] for name in names[most - 1 :]]
    kept = {name: rows[name] for name in names[: most - 1]}
    return {**kept, OTHERS: [sum(column) for column in zip(*rest, strict=True)]}


def _of(sums: Sums, measure: Measure) -> dict[str, int]:
    found = {name: count for (kind, name), count in sums.items() if kind == measure and count}
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _classes(found: Mapping[str, int], by: Iterable[str]) -> dict[str, int]:
    wanted, classes = set(by), Counter[str]()
    for part, count in found.items():
        who, _, name = part.partition(":")
        if who in wanted:
            classes[name] += count
    return dict(classes)

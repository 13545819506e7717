"""Periods of days, weeks or months, and the one before that they are compared with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DAY = timedelta(days=1)
EARLIEST = date(2000, 1, 1)


class Unit(StrEnum):
    """What one step of a chart stands for. A week begins on Monday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time in steps, and its name in addresses."""

    key: str
    unit: Unit
    steps: int


SPANS = {
    span.key: span
    for span in (
        Span("7d", Unit.DAY, 7),
        Span("30d", Unit.DAY, 30),
        Span("12w", Unit.WEEK, 12),
        Span("12m", Unit.MONTH, 12),
    )
}
USUAL = "30d"


@dataclass(frozen=True, slots=True)
class Period:
    """The steps of a span, by their first days, up to `last`; of the last step only the days
    until today count. before_first and before_last are as many days of the steps before."""

    span: Span
    starts: tuple[date, ...]
    last: date
    before_first: date
    before_last: date
    today: date

    @property
    def first(self) -> date:
        return self.starts[0]

    @property
    def is_open(self) -> bool:
        """Whether its last step is not over yet."""
        return self.last >= self.today

    @property
    def earlier(self) -> date:
        """A day of the period before this one."""
        return self.first - DAY

    @property
    def later(self) -> date | None:
        """A day of the period after this one; None where that has not begun."""
        following = step_after(self.last, self.span.unit, self.span.steps)
        return min(following, self.today) if self.last < self.today else None

    def place(self, day: date) -> int:
        """The number of the step that a day of this period belongs to."""
        start = step_start(day, self.span.unit)
        if self.span.unit is Unit.MONTH:
            return (start.year - self.first.year) * 12 + start.month - self.first.month
        return (start - self.first).days // (7 if self.span.unit is Unit.WEEK else 1)


def make_period(span: Span, until: date, today: date) -> Period:
    """The period whose last step holds the day `until`, which is today at the latest."""
    until = max(EARLIEST, min(until, today))
    end = step_start(until, span.unit)
    starts = tuple(
        step_after(end, span.unit, number - span.steps + 1) for number in range(span.steps)
    )
    last = min(step_after(end, span.unit, 1) - DAY, today)
    before_first = step_after(starts[0], span.unit, -span.steps)
    before_last = min(before_first + (last - starts[0]), starts[0] - DAY)
    return Period(span, starts, last, before_first, before_last, today)


def step_start(day: date, unit: Unit) -> date:
    """The first day of the step that a day belongs to."""
    if unit is Unit.MONTH:
        return day.replace(day=1)
    return day - timedelta(days=day.weekday()) if unit is Unit.WEEK else day


def step_after(day: date, unit: Unit, steps: int) -> date:
    """The first day of the step that is so many steps after (or before) that of this day."""
    start = step_start(day, unit)
    if unit is not Unit.MONTH:
        return start + timedelta(days=steps * (7 if unit is Unit.WEEK else 1))
    months = start.year * 12 + start.month - 1 + steps
    return date(months // 12, months % 12 + 1, 1)

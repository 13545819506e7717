"""Numbers, sums, waits and days as the team says them."""

from __future__ import annotations

from datetime import date

from socialbot.admin.insights.periods import Period, Unit
from socialbot.admin.texts import Texts, say

MINUS = "\N{MINUS SIGN}"
MILLION = 1_000_000
UNITS = ((86_400, "day_wait"), (3_600, "hour"), (60, "minute"), (1, "second"))
LEAST_CENT = 0.1  # sums below it are told in tenths of a cent


class Words:
    """The words of one language."""

    def __init__(self, texts: Texts) -> None:
        self.t: dict[str, str] = texts["insights"]
        self._texts = texts
        self._marks = str.maketrans({",": self.t["thousands"], ".": self.t["decimal"]})

    def name(self, section: str, key: str) -> str:
        """What the team calls a name of the vocabulary."""
        return say(self._texts, section, key)

    def number(self, value: float, places: int = 0) -> str:
        """1234567.8 as "1,234,568" or "1.234.568"."""
        text = f"{abs(value):,.{places}f}"
        return f"{MINUS if value < 0 else ''}{text.translate(self._marks)}"

    def short(self, value: float) -> str:
        """A number for the side of a chart: thousands as one letter."""
        for size, key in ((MILLION, "million"), (1_000, "thousand")):
            if value >= 10 * size or (value >= size and value % (size / 10) == 0):
                places = 0 if value % size == 0 else 1
                return self.t[key].format(n=self.number(value / size, places))
        return self.number(value)

    def percent(self, share: float) -> str:
        """0.123 as "12%" or "%12"; what is there but less than half of one is "<1%"."""
        whole = round(share * 100)
        text = "<1" if share > 0 and whole == 0 else self.number(whole)
        return self.t["percent"].format(n=text)

    def change(self, now: float, before: float) -> str | None:
        """By how much more or less; None where there was nothing to compare with."""
        if not before:
            return None
        share = (now - before) / before
        sign = "+" if share > 0 else MINUS if share < 0 else ""
        return sign + self.t["percent"].format(n=self.number(abs(round(share * 100))))

    def money(self, micros: float) -> str:
        """Millionths of a dollar as dollars; small sums in tenths of a cent."""
        dollars = micros / MILLION
        places = 3 if 0 < abs(dollars) < LEAST_CENT else 2
        return self.t["money"].format(n=self.number(dollars, places))

    def wait(self, seconds: float) -> str:
        """About how long: "8 s", "3 min", "1.5 h"."""
        size, key = next((size, key) for size, key in UNITS if seconds >= size or size == 1)
        count = round(seconds / size, 1)
        places = 1 if count < 10 and size > 60 and count % 1 else 0
        if key == "day_wait" and count != 1:
            key = "day_waits"
        return self.t[key].format(n=self.number(count, places))

    def count(self, n: int, key: str) -> str:
        """A counted thing in the right form: `key` for one, `key`s for others."""
        return self.t[key if n == 1 else f"{key}s"].format(n=self.number(n))

    def day(self, day: date) -> str:
        """A day in full."""
        month = self._texts["months"][day.month - 1]
        return str(self._texts["date"]).format(day=day.day, month=month, year=day.year)

    def days(self, first: date, last: date) -> str:
        """A range of days."""
        if first == last:
            return self.day(first)
        return self.t["days"].format(first=self.day(first), last=self.day(last))

    def label(self, period: Period, place: int) -> str:
        """A step in few letters, for the foot of a chart."""
        start = period.starts[place]
        month = self.t["short_months"].split()[start.month - 1]
        if period.span.unit is Unit.MONTH:
            return month if start.month > 1 else str(start.year)
        return self.t["short_day"].format(day=start.day, month=month)

    def step(self, period: Period, place: int) -> str:
        """A step in full, for tables."""
        start = period.starts[place]
        if period.span.unit is Unit.MONTH:
            return f"{self._texts['months'][start.month - 1]} {start.year}"
        if period.span.unit is Unit.WEEK:
            return self.t["week_of"].format(day=self.day(start))
        return self.day(start)

"""Bars that lie: one for each name, the longest first, with its words above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from socialbot.admin.charts.elements import element, joined, percent
from socialbot.admin.charts.frame import Caption, picture

ROW = 42
LONGEST = 36  # letters that have room on a telephone beside the figure


@dataclass(frozen=True, slots=True)
class Bar:
    """A name with its value and what is written beside it. before is the value of the period
    before, None where that is not known."""

    name: str
    value: float
    said: str
    before: float | None = None


def draw_bars(caption: Caption, bars: Sequence[Bar]) -> Markup:
    """The bars, with a thin mark where each was before."""
    highest = max((max(bar.value, bar.before or 0) for bar in bars), default=0) or 1
    rows = (joined(_row(bar, place * ROW, highest)) for place, bar in enumerate(bars))
    return picture(caption, max(1, len(bars)) * ROW, *rows)


def _row(bar: Bar, y: int, highest: float) -> Iterator[Markup]:
    name = bar.name if len(bar.name) <= LONGEST else f"{bar.name[: LONGEST - 1]}…"
    yield element("text", name, x=0, y=y + 14, class_="name")
    yield element("text", bar.said, x="100%", y=y + 14, text_anchor="end")
    yield element("rect", x=0, y=y + 21, width="100%", height=10, rx=3, class_="track")
    if bar.value > 0:
        width = percent(bar.value / highest)
        yield element("rect", x=0, y=y + 21, width=width, height=10, rx=3, class_="c0")
    if bar.before is not None:
        place = percent(min(bar.before / highest, 0.995))
        yield element("rect", x=place, y=y + 18, width=2, height=16, class_="before")

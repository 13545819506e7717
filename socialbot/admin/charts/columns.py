"""Columns over time, each stacked of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from socialbot.admin.charts.elements import element, joined, percent
from socialbot.admin.charts.frame import (
    HEIGHT,
    LEFT,
    RIGHT,
    Caption,
    Series,
    across,
    down,
    hits,
    labels_below,
    lines_across,
    picture,
)
from socialbot.admin.charts.patterns import fill_of, patterns
from socialbot.admin.charts.scales import Scale

WIDTH = 0.72  # of a step; the rest is the gap


def draw_columns(
    caption: Caption,
    labels: Sequence[str],
    parts: Sequence[Series],
    scale: Scale,
    tips: Sequence[str],
) -> Markup:
    """A column for each label, with the first part at its foot. tips says each in words."""
    return picture(
        caption,
        HEIGHT,
        patterns(caption.chart, len(parts)),
        lines_across(scale),
        joined(
            block
            for place in range(len(labels))
            for block in _column(caption.chart, place, len(labels), parts, scale)
        ),
        labels_below(labels),
        hits(tips),
    )


def _column(
    chart: str, place: int, count: int, parts: Sequence[Series], scale: Scale
) -> Iterator[Markup]:
    below = 0.0
    for number, part in enumerate(parts):
        value = part.values[place] or 0
        if value <= 0:
            continue
        foot, top = down(scale.place(below)), down(scale.place(below + value))
        below += value
        yield element(
            "rect",
            x=percent(across((place + (1 - WIDTH) / 2) / count)),
            y=top,
            width=percent((RIGHT - LEFT) / count * WIDTH),
            height=max(foot - top, 1.0),
            **fill_of(chart, number),
        )

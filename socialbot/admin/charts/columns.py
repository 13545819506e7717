"""Columns over time, each stacked of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from socialbot.admin.charts.elements import attributes, element, joined, percent
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
    wide = percent((RIGHT - LEFT) / len(labels) * WIDTH)
    fills = [attributes(width=wide, **fill_of(caption.chart, n)) for n in range(len(parts))]
    return picture(
        caption,
        HEIGHT,
        patterns(caption.chart, len(parts)),
        lines_across(scale),
        joined(
            block
            for place in range(len(labels))
            for block in _column(place, len(labels), parts, scale, fills)
        ),
        labels_below(labels),
        hits(tips),
    )


def _column(
    place: int, count: int, parts: Sequence[Series], scale: Scale, fills: Sequence[str]
) -> Iterator[Markup]:
    left = percent(across((place + (1 - WIDTH) / 2) / count))
    below, foot = 0.0, down(scale.place(0.0))
    for part, fill in zip(parts, fills, strict=True):
        value = part.values[place] or 0
        if value <= 0:
            continue
        below += value
        top = down(scale.place(below))
        yield element("rect", shared=fill, x=left, y=top, height=max(foot - top, 1.0))
        foot = top

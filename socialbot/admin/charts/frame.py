"""What charts over time share: the picture with its title, the lines across, the labels below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from socialbot.admin.charts.elements import attributes, element, joined, percent
from socialbot.admin.charts.scales import Scale

LEFT, RIGHT = 0.11, 0.99  # of the width; left of it stand the labels of the lines
TOP, FOOT = 10, 168  # pixels from the top
HEIGHT = 196
MOST_LABELS = 6  # as many as have room on a telephone


@dataclass(frozen=True, slots=True)
class Caption:
    """What a picture is called, and what it says in words. `chart` is its name in the page."""

    chart: str
    title: str
    desc: str


@dataclass(frozen=True, slots=True)
class Series:
    """One part over the steps of the chart; None where there is no value."""

    name: str
    values: tuple[float | None, ...]


def picture(caption: Caption, height: int, *inside: Markup) -> Markup:
    """A picture with a title and a description, whatever it shows."""
    title, desc = f"{caption.chart}-title", f"{caption.chart}-desc"
    return element(
        "svg",
        element("title", caption.title, id=title),
        element("desc", caption.desc, id=desc),
        *inside,
        class_="chart",
        width="100%",
        height=height,
        role="img",
        aria_labelledby=f"{title} {desc}",
    )


def across(share: float) -> float:
    """Where a share of the plot's width is in the picture's."""
    return LEFT + (RIGHT - LEFT) * share


def down(share: float) -> float:
    """Where a share of the plot's height is, in pixels from the top."""
    return FOOT - (FOOT - TOP) * share


def lines_across(scale: Scale) -> Markup:
    """The marks of the scale, each with its label."""
    return joined(
        element(
            "line",
            x1=percent(LEFT),
            x2=percent(RIGHT),
            y1=down(tick.share),
            y2=down(tick.share),
            class_="foot" if tick.share == 0 else "grid",
        )
        + element(
            "text",
            tick.label,
            x=percent(LEFT - 0.015),
            y=down(tick.share) + 4.0,
            text_anchor="end",
        )
        for tick in scale.ticks
    )


def labels_below(labels: Sequence[str]) -> Markup:
    """The names of the steps: of as many as have room, the last one among them."""
    every = -(-len(labels) // MOST_LABELS)
    last = len(labels) - 1
    return joined(
        element(
            "text",
            label,
            x=percent(across((place + 0.5) / len(labels))),
            y=HEIGHT - 8,
            text_anchor="middle",
        )
        for place, label in enumerate(labels)
        if (last - place) % every == 0
    )


def hits(tips: Sequence[str]) -> Markup:
    """An unseen column over each step: the pointer's rest there tells its figures."""
    width = percent((RIGHT - LEFT) / len(tips))
    column = attributes(y=TOP, width=width, height=FOOT - TOP, class_="hit")
    return joined(
        element(
            "rect",
            element("title", tip),
            shared=column,
            x=percent(across(place / len(tips))),
        )
        for place, tip in enumerate(tips)
    )

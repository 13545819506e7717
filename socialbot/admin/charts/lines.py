"""Lines over time; each has dashes and marks of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from socialbot.admin.charts.elements import element, joined, percent
from socialbot.admin.charts.frame import (
    FOOT,
    HEIGHT,
    LEFT,
    MOST_LABELS,
    RIGHT,
    TOP,
    Caption,
    Series,
    across,
    down,
    hits,
    labels_below,
    lines_across,
    picture,
)
from socialbot.admin.charts.scales import Scale

DASHES = (None, "7 4", "2 4")
MARKS = (
    "M0,-4 A4,4 0 1 0 0,4 A4,4 0 1 0 0,-4Z",
    "M-4,-4 h8 v8 h-8Z",
    "M0,-5 L5,4 H-5Z",
)
MOST = len(MARKS)
SPARSE = 14  # with more steps only some of them have a mark
SIDE = 1000


def draw_lines(
    caption: Caption,
    labels: Sequence[str],
    parts: Sequence[Series],
    scale: Scale,
    tips: Sequence[str],
) -> Markup:
    """A line for each part; where a step has no value the line is broken."""
    return picture(
        caption,
        HEIGHT,
        lines_across(scale),
        _strokes(parts, scale),
        joined(mark for number, part in enumerate(parts) for mark in _marks(number, part, scale)),
        labels_below(labels),
        hits(tips),
    )


def line_swatch(number: int) -> Markup:
    """A little piece of a part's line, for the legend."""
    stroke = element(
        "line",
        x1=0,
        x2=26,
        y1=7,
        y2=7,
        stroke_dasharray=DASHES[number],
        class_=f"stroke s{number}",
    )
    mark = element("path", d=MARKS[number], transform="translate(13 7)", class_=f"c{number}")
    return element("svg", stroke, mark, class_="swatch", width=26, height=14, aria_hidden="true")


def _strokes(parts: Sequence[Series], scale: Scale) -> Markup:
    """The lines stretch with the picture, the pen does not."""
    strokes = [
        element(
            "polyline",
            points=" ".join(f"{x:.0f},{y:.0f}" for x, y in run),
            stroke_dasharray=DASHES[number],
            vector_effect="non-scaling-stroke",
            class_=f"stroke s{number}",
        )
        for number, part in enumerate(parts)
        for run in _runs(part.values, scale)
    ]
    return element(
        "svg",
        *strokes,
        x=percent(LEFT),
        y=TOP,
        width=percent(RIGHT - LEFT),
        height=FOOT - TOP,
        viewBox=f"0 0 {SIDE} {SIDE}",
        preserveAspectRatio="none",
        overflow="visible",
    )


def _runs(values: Sequence[float | None], scale: Scale) -> Iterator[list[tuple[float, float]]]:
    """The stretches of steps with a value, two at least."""
    run: list[tuple[float, float]] = []
    for place, value in enumerate([*values, None]):
        if value is not None:
            x = (place + 0.5) / len(values)
            run.append((x * SIDE, (1 - scale.place(value)) * SIDE))
            continue
        if len(run) > 1:
            yield run
        run = []


def _marks(number: int, part: Series, scale: Scale) -> Iterator[Markup]:
    count = len(part.values)
    every = 1 if count <= SPARSE else -(-count // MOST_LABELS)
    for place, value in enumerate(part.values):
        if value is None or ((count - 1 - place) % every and not _is_alone(part.values, place)):
            continue
        yield element(
            "svg",
            element("path", d=MARKS[number], class_=f"c{number}"),
            x=percent(across((place + 0.5) / count)),
            y=down(scale.place(value)),
            overflow="visible",
        )


def _is_alone(values: Sequence[float | None], place: int) -> bool:
    """Whether no line leads to it."""
    around = [*values[max(place - 1, 0) : place], *values[place + 1 : place + 2]]
    return all(value is None for value in around)

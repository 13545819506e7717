"""Fills that stay apart without colour: each has a pattern of its own."""

from __future__ import annotations

from markupsafe import Markup

from socialbot.admin.charts.elements import element, joined

MARKS = (
    None,
    "M-2,2 2,-2 M0,8 8,0 M6,10 10,6",
    "M2,2 h.01 M6,6 h.01",
    "M0,2 h8 M0,6 h8",
    "M2,0 v8 M6,0 v8",
    "M0,0 8,8 M8,0 0,8",
)
MOST = len(MARKS)
"""So many fills there are; a chart with more parts puts the last ones together."""


def patterns(chart: str, count: int) -> Markup:
    """The fills of a chart's parts, to be named by fill_of."""
    return element("defs", joined(_pattern(chart, number) for number in range(1, count)))


def fill_of(chart: str, number: int) -> dict[str, str]:
    """The attributes of a shape in the fill of a part."""
    if number == 0:
        return {"class_": "c0"}
    return {"fill": f"url(#{chart}-p{number})"}


def swatch(chart: str, number: int) -> Markup:
    """A little square in the fill of a part, for the legend."""
    square = element("rect", width=14, height=14, rx=3, **fill_of(chart, number))
    return element("svg", square, class_="swatch", width=14, height=14, aria_hidden="true")


def _pattern(chart: str, number: int) -> Markup:
    dots = " dots" if number == 2 else ""
    return element(
        "pattern",
        element("rect", width=8, height=8, class_=f"c{number}"),
        element("path", d=MARKS[number], class_=f"cut{dots}"),
        id=f"{chart}-p{number}",
        width=8,
        height=8,
        patternUnits="userSpaceOnUse",
    )

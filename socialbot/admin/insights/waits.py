"""The panel of how long people waited for an answer."""

from __future__ import annotations

from collections.abc import Sequence

from socialbot.admin.charts.frame import Caption, Series
from socialbot.admin.charts.lines import draw_lines, line_swatch
from socialbot.admin.charts.scales import wide_scale
from socialbot.admin.insights.figures import Figures
from socialbot.admin.insights.panels import Entry, Panel, Table, empty_panel
from socialbot.admin.insights.words import Words
from socialbot.store.totals.answers import By
from socialbot.store.totals.waits import DAY, HOUR, MINUTE, quantile

KEY = "waits"
MARKS = (1, 10, MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, DAY, 7 * DAY, 30 * DAY)
MOST = 0.9  # of the answers


def show_waits(figures: Figures, words: Words) -> Panel:
    """The middle wait of each step, by who answered."""
    parts = [
        (by, Series(words.name("by", by), tuple(figures.middle_waits(by))))
        for by in By
        if figures.waits([by])
    ]
    if not parts:
        return empty_panel(KEY, words)
    series = [one for _, one in parts]
    values = [value for one in series for value in one.values if value is not None]
    steps = range(len(figures.period.starts))
    title = words.t[KEY]
    return Panel(
        KEY,
        title,
        words.t[f"{KEY}_lead"],
        draw_lines(
            Caption(KEY, title, _describe(figures, words)),
            [words.label(figures.period, place) for place in steps],
            series,
            wide_scale(values, MARKS, words.wait),
            [_tip(figures, series, place, words) for place in steps],
        ),
        _table(figures, series, words),
        tuple(
            Entry(line_swatch(number), one.name, _summary(figures, [by], words))
            for number, (by, one) in enumerate(parts)
        ),
        words.t["waits_note"],
    )


def _describe(figures: Figures, words: Words) -> str:
    said = [
        f"{words.name('by', by)}: {_summary(figures, [by], words)}"
        for by in By
        if figures.waits([by])
    ]
    return ". ".join(said) + "."


def _summary(figures: Figures, by: Sequence[str], words: Words) -> str:
    classes = figures.waits(by)
    middle, most = quantile(classes, 0.5), quantile(classes, MOST)
    return words.t["wait_summary"].format(
        middle=words.wait(middle or 0), most=words.wait(most or 0)
    )


def _table(figures: Figures, series: Sequence[Series], words: Words) -> Table:
    period = figures.period
    head = (words.t[period.span.unit], *(one.name for one in series))
    rows = (
        (
            words.step(period, place),
            *("–" if (value := one.values[place]) is None else words.wait(value) for one in series),
        )
        for place in range(len(period.starts))
    )
    return Table(head, tuple(rows))


def _tip(figures: Figures, series: Sequence[Series], place: int, words: Words) -> str:
    said = [
        f"{one.name} {words.wait(value)}"
        for one in series
        if (value := one.values[place]) is not None
    ]
    return f"{words.step(figures.period, place)}: {', '.join(said) or '–'}"

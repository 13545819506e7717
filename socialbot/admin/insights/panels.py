"""What stands on the page: a picture with its legend, and the table behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from socialbot.admin.charts import columns, patterns
from socialbot.admin.charts.bars import Bar, draw_bars
from socialbot.admin.charts.frame import Caption, Series
from socialbot.admin.charts.scales import even_scale
from socialbot.admin.insights.figures import OTHERS, fold_parts
from socialbot.admin.insights.periods import Period
from socialbot.admin.insights.words import Words

MOST_BARS = 16


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a legend."""

    swatch: Markup
    name: str
    said: str


@dataclass(frozen=True, slots=True)
class Table:
    """Cells as they are read; the first of each row is its head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    foot: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the page. picture is None where there is nothing to draw; note is a plain line
    under it, more a second table."""

    key: str
    title: str
    lead: str
    picture: Markup | None
    table: Table | None
    legend: tuple[Entry, ...] = field(default=())
    note: str = ""
    more: Table | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """What a panel is about: its key is that of its words, `name` says what a part is called and
    `say` how much it is."""

    key: str
    name: Callable[[str], str]
    say: Callable[[float], str]
    short: Callable[[float], str]
    least_step: float = 1


def empty_panel(key: str, words: Words) -> Panel:
    """A panel with nothing to show yet."""
    return Panel(key, words.t[key], words.t[f"{key}_lead"], None, None)


def over_time(
    subject: Subject, period: Period, rows: Mapping[str, list[int]], words: Words
) -> Panel:
    """Columns by step, stacked of their parts."""
    parts = {name: values for name, values in rows.items() if any(values)}
    if not parts:
        return empty_panel(subject.key, words)
    drawn = fold_parts(parts, patterns.MOST)
    names = {name: part_name(subject, name, words) for name in (*parts, *drawn)}
    series = [Series(names[name], tuple(values)) for name, values in drawn.items()]
    totals = [sum(column) for column in zip(*parts.values(), strict=True)]
    labels = [words.label(period, place) for place in range(len(totals))]
    tips = [
        _tip(subject, words.step(period, place), place, series, total)
        for place, total in enumerate(totals)
    ]
    title = words.t[subject.key]
    return Panel(
        subject.key,
        title,
        words.t[f"{subject.key}_lead"],
        columns.draw_columns(
            Caption(subject.key, title, describe(subject, period, totals, words)),
            labels,
            series,
            even_scale(max(totals), subject.short, subject.least_step),
            tips,
        ),
        step_table(subject, period, parts, totals, words),
        tuple(
            Entry(patterns.swatch(subject.key, number), one.name, subject.say(_sum(one)))
            for number, one in enumerate(series)
        ),
    )


def by_name(
    subject: Subject, now: Mapping[str, int], before: Mapping[str, int] | None, words: Words
) -> Panel:
    """Lying bars, the longest first, with their share and what was before."""
    if not now:
        return empty_panel(subject.key, words)
    total = sum(now.values())
    title = words.t[subject.key]
    bars = [
        Bar(
            part_name(subject, name, words),
            value,
            f"{subject.say(value)} · {words.percent(value / total)}",
            None if before is None else _before(name, before, now),
        )
        for name, value in _shorten(now).items()
    ]
    first = bars[0]
    desc = words.t["desc_bars"].format(n=len(now), name=first.name, value=first.said)
    picture = draw_bars(Caption(subject.key, title, desc), bars)
    lead = words.t[f"{subject.key}_lead"]
    return Panel(subject.key, title, lead, picture, name_table(subject, now, before, words))


def step_table(
    subject: Subject,
    period: Period,
    parts: Mapping[str, list[int]],
    totals: Sequence[int],
    words: Words,
) -> Table:
    """A row for each step, a column for each part, and the sums."""
    head = (words.t[period.span.unit], *(part_name(subject, name, words) for name in parts))
    rows = tuple(
        (
            words.step(period, place),
            *(subject.say(values[place]) for values in parts.values()),
            subject.say(total),
        )
        for place, total in enumerate(totals)
    )
    foot = [subject.say(sum(values)) for values in parts.values()]
    sums = (words.t["all"], *foot, subject.say(sum(totals)))
    return Table((*head, words.t["all"]), rows, sums)


def name_table(
    subject: Subject, now: Mapping[str, int], before: Mapping[str, int] | None, words: Words
) -> Table:
    """A row for each name: how much, its share, and what was before."""
    total = sum(now.values())
    names = [*now, *(name for name in before or {} if name not in now)]
    head = [words.t["name"], words.t["now"], words.t["share"]]
    rows = []
    for name in names:
        value = now.get(name, 0)
        row = [part_name(subject, name, words), subject.say(value), words.percent(value / total)]
        if before is not None:
            was = before.get(name, 0)
            row += [subject.say(was), words.change(value, was) or "–"]
        rows.append(tuple(row))
    if before is not None:
        head += [words.t["before"], words.t["change"]]
    return Table(tuple(head), tuple(rows))


def describe(subject: Subject, period: Period, totals: Sequence[int], words: Words) -> str:
    """What columns over time show, in a sentence."""
    most = max(range(len(totals)), key=lambda place: totals[place])
    return words.t["desc_steps"].format(
        total=subject.say(sum(totals)),
        most=subject.say(totals[most]),
        step=words.step(period, most),
    )


def part_name(subject: Subject, name: str, words: Words) -> str:
    """What a part is called; the smallest ones may be put together."""
    return words.t[OTHERS] if name == OTHERS else subject.name(name)


def _shorten(now: Mapping[str, int]) -> dict[str, int]:
    """The longest bars, and one for all the rest."""
    if len(now) <= MOST_BARS:
        return dict(now)
    items = list(now.items())
    rest = sum(value for _, value in items[MOST_BARS - 1 :])
    return {**dict(items[: MOST_BARS - 1]), OTHERS: rest}


def _before(name: str, before: Mapping[str, int], now: Mapping[str, int]) -> int:
    """What a bar was before; all the rest is whatever has no bar of its own."""
    own = _shorten(now)
    if name != OTHERS or name in now:
        return before.get(name, 0)
    return sum(value for key, value in before.items() if key not in own)


def _tip(subject: Subject, step: str, place: int, parts: Sequence[Series], total: int) -> str:
    said = [f"{one.name} {subject.say(one.values[place] or 0)}" for one in parts]
    whole = subject.say(total)
    return f"{step}: {whole}" if len(said) == 1 else f"{step}: {whole} ({', '.join(said)})"


def _sum(series: Series) -> float:
    return sum(value or 0 for value in series.values)

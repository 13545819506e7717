"""Scales: where a value stands between the foot and the top of a chart, and what marks the way."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Say = Callable[[float], str]


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the chart, at a share of its height."""

    share: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """`place` gives the share of the height that a value reaches."""

    place: Callable[[float], float]
    ticks: tuple[Tick, ...]


def even_scale(highest: float, say: Say, least_step: float = 1) -> Scale:
    """From nought to a round number, in two to five even steps of 1, 2 or 5 and noughts."""
    step = max(least_step, _round_up(max(highest, 0) / 4))
    count = max(1, math.ceil(max(highest, 0) / step - 1e-9))
    top = step * count
    ticks = tuple(Tick(number / count, say(step * number)) for number in range(count + 1))
    return Scale(lambda value: min(1.0, max(0.0, value / top)), ticks)


def wide_scale(values: Sequence[float], marks: Sequence[float], say: Say) -> Scale:
    """For values of very different size: each mark, of which `marks` has the possible ones in
    order, is as far from the next. It begins and ends with the marks around the values."""
    low, high = (min(values), max(values)) if values else (marks[0], marks[0])
    first = max((place for place, mark in enumerate(marks) if mark <= low), default=0)
    last = min((place for place, mark in enumerate(marks) if mark >= high), default=len(marks) - 1)
    first = min(first, len(marks) - 2)
    used = marks[first : max(last, first + 1) + 1]
    ends = math.log(used[0]), math.log(used[-1])

    def place(value: float) -> float:
        share = (math.log(max(value, used[0])) - ends[0]) / (ends[1] - ends[0])
        return min(1.0, share)

    return Scale(place, tuple(Tick(place(mark), say(mark)) for mark in used))


def _round_up(number: float) -> float:
    """The next of 1, 2, 5, 10, 20, 50 ..."""
    if number <= 0:
        return 0
    size: float = 10.0 ** math.floor(math.log10(number))
    return next(size * step for step in (1, 2, 5, 10) if size * step >= number - size * 1e-9)

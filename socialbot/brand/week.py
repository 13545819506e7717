"""Opening hours of a week, as a profile writes them: "monday-friday" = ["09:00-18:00"]."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from socialbot.brand.faults import Fault, refuse

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
EVERY_DAY = "every_day"
HOLIDAYS = "holidays"
HALF_HOLIDAYS = "half_holidays"
AS_USUAL = "as_usual"
MIDNIGHT = 24 * 60
WEEK = len(DAYS) * MIDNIGHT

_PERIOD = re.compile(r"(\d{2}):(\d{2})-(\d{2}):(\d{2})")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From start to end, in minutes after the midnight that begins its day; an end beyond
    MIDNIGHT is on the next day. It belongs to the day on which it starts."""

    start: int
    end: int


Periods = tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """The periods of Monday to Sunday, and those of holidays and half holidays; None: such a day
    is like any other."""

    days: tuple[Periods, ...]
    holidays: Periods | None = ()
    half_holidays: Periods | None = None


ALWAYS = Week(days=((Period(0, MIDNIGHT),),) * len(DAYS), holidays=None)


def read_week(raw: object) -> Week:
    """The week of a profile's table; raises ValidationError with all that is wrong in it."""
    if isinstance(raw, Week):
        return raw
    refuse("hours", _find_faults(raw))
    assert isinstance(raw, Mapping)
    days: list[Periods] = [()] * len(DAYS)
    for key, texts in raw.items():
        for day in days_of(key):
            days[day] = _read_periods(texts)
    return Week(
        tuple(days),
        _read_special(raw.get(HOLIDAYS, [])),
        _read_special(raw.get(HALF_HOLIDAYS, AS_USUAL)),
    )


def days_of(key: object) -> tuple[int, ...]:
    """The days that a key names, 0 for Monday: "friday", "friday-monday" or "every_day"; none
    for what is no such key."""
    if key == EVERY_DAY:
        return tuple(range(len(DAYS)))
    first, _, last = str(key).partition("-")
    if first not in DAYS or (last or first) not in DAYS or str(key).endswith("-"):
        return ()
    start = DAYS.index(first)
    count = (DAYS.index(last or first) - start) % len(DAYS) + 1
    return tuple((start + step) % len(DAYS) for step in range(count))


def read_period(text: object) -> Period | None:
    """09:00-18:00, 22:00-02:00 or 00:00-24:00; None for what is no period, or an empty one."""
    match = _PERIOD.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        return None
    hour, minute, last_hour, last_minute = map(int, match.groups())
    start, end = hour * 60 + minute, last_hour * 60 + last_minute
    if max(minute, last_minute) > 59 or start >= MIDNIGHT or end > MIDNIGHT or start == end:
        return None
    return Period(start, end if end > start else end + MIDNIGHT)


def _read_periods(texts: object) -> Periods:
    found = [read_period(text) for text in texts] if isinstance(texts, list) else []
    return tuple(sorted(period for period in found if period))


def _read_special(texts: object) -> Periods | None:
    return None if texts == AS_USUAL else _read_periods(texts)


def _find_faults(raw: object) -> Iterator[Fault]:
    if not isinstance(raw, Mapping):
        yield (), "is no table of days"
        return
    taken: set[int] = set()
    for key, texts in raw.items():
        special = key in {HOLIDAYS, HALF_HOLIDAYS}
        if not special and not days_of(key):
            yield (str(key),), f"no day; write {DAYS[0]}, {DAYS[0]}-{DAYS[4]} or {EVERY_DAY}"
        if not taken.isdisjoint(days_of(key)):
            yield (str(key),), "names a day that another key names too"
        taken.update(days_of(key))
        if not (special and texts == AS_USUAL):
            yield from _find_bad_periods(str(key), texts)
    yield from _find_overlaps(raw)
    if not any(days_of(key) and _read_periods(texts) for key, texts in raw.items()):
        yield (), "no period on any day; without this table live chat is always open"


def _find_bad_periods(key: str, texts: object) -> Iterator[Fault]:
    if not isinstance(texts, list):
        yield (key,), 'must be a list of periods such as ["09:00-18:00"]'
        return
    for number, text in enumerate(texts):
        if read_period(text) is None:
            yield (key, number), 'no period; write one such as "09:00-18:00" or "22:00-02:00"'


def _find_overlaps(raw: Mapping[object, object]) -> Iterator[Fault]:
    """Periods that meet, over midnight too: what stands late on Sunday reaches into Monday."""
    spans = sorted(_spread(raw))
    if spans:
        start, end, name = spans[0]
        spans.append((start + WEEK, end + WEEK, name))
    late = {name for (_, end, _), (start, _, name) in pairwise(spans) if start < end}
    for key in (HOLIDAYS, HALF_HOLIDAYS):
        if any(later.start < one.end for one, later in pairwise(_read_periods(raw.get(key)))):
            late.add(key)
    yield from (((name,), "periods overlap") for name in sorted(late))


def _spread(raw: Mapping[object, object]) -> Iterator[tuple[int, int, str]]:
    """Each period of the week with its key, in minutes after Monday's midnight."""
    for key, texts in raw.items():
        for day in days_of(key):
            for period in _read_periods(texts):
                yield day * MIDNIGHT + period.start, day * MIDNIGHT + period.end, str(key)

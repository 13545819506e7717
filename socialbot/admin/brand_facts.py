"""A brand profile as the team reads it: hours in a week, and where each topic goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from socialbot.brand import Brand
from socialbot.brand.week import ALWAYS, DAYS, MIDNIGHT, Period, Periods, Week
from socialbot.domain import Intent


@dataclass(frozen=True, slots=True)
class Hours:
    """Days in a row that have the same hours: names of the first and the last, and the periods as
    texts; none on a closed day."""

    first: str
    last: str
    periods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """Where a topic goes, and what the bot may do by itself. own: the profile says so, not the
    rule book."""

    intent: str
    channel: str
    mode: str
    own: bool


def list_hours(week: Week) -> list[Hours] | None:
    """The hours of a week, days that are alike in one; None where it is always open."""
    if week is ALWAYS:
        return None
    found: list[Hours] = []
    for day, periods in zip(DAYS, week.days, strict=True):
        texts = describe_periods(periods)
        if found and found[-1].periods == texts:
            found[-1] = Hours(found[-1].first, day, texts)
        else:
            found.append(Hours(day, day, texts))
    return found


def describe_periods(periods: Periods) -> tuple[str, ...]:
    """Such as "09:00–12:30"."""
    return tuple(f"{_clock(p.start)}–{_end(p)}" for p in periods)


def list_routes(brand: Brand) -> Sequence[Route]:
    """Every topic with its channel."""
    return [
        Route(
            intent,
            brand.channel_of(intent),
            brand.mode_of(intent),
            intent in brand.channels or intent in brand.modes,
        )
        for intent in Intent
    ]


def _end(period: Period) -> str:
    """The end of a day is written as 24:00, what reaches into the next by its clock."""
    return "24:00" if period.end == MIDNIGHT else _clock(period.end % MIDNIGHT)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"

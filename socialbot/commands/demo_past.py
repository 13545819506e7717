"""The demo's half year before it began: the sample traffic counted again and again, on invented
platforms and days, so that the insights have something to show. Only totals are written."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from socialbot.connectors.x.prices import PRICES, Operation
from socialbot.domain import Channel, Intent, Kind, Message
from socialbot.pipeline import Pipeline
from socialbot.sandbox.crowd import Line
from socialbot.store.database import writing
from socialbot.store.totals.answers import By, wait_name
from socialbot.store.totals.book import Measure, Slot, add
from socialbot.store.totals.messages import slots_of
from socialbot.store.totals.reading import Totals

DAYS = 200
PLATFORMS = {"telegram": 12.0, "x": 9.0, "instagram": 6.0}  # messages on a usual day
WEEKEND, BUSY = 0.6, 3.5  # times as many on such days
ODDS_OF_INCIDENT = 0.03
AREAS = {"access": 5, "display": 2, "function": 3, "speed": 2}
WAITS = {By.BOT: (6.0, 0.5), By.APPROVED: (600.0, 0.8), By.PERSON: (3_000.0, 1.0)}
"""The middle wait in seconds and how far others are from it, as the logarithm's spread."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A line of the traffic as it would have been counted."""

    platform: str
    kind: str
    intent: str
    channel: str
    blocked: bool
    review: bool
    found: tuple[str, ...]
    answered: bool


def write_past(
    engine: Engine, pipeline: Pipeline, lines: Sequence[Line], zone: ZoneInfo, now: datetime
) -> None:
    """Write the totals of the days before today, unless there are any already."""
    if Totals(engine).extent().first:
        return
    samples = [_sample(line, pipeline, now) for line in lines]
    dice = random.Random(7)  # noqa: S311 - the same past for everybody
    today = now.astimezone(zone).date()
    counts: Counter[Slot] = Counter()
    for back in range(DAYS, 0, -1):
        for slot, count in _day(today - timedelta(days=back), samples, dice):
            counts[slot] += count
    with writing(engine) as conn:
        add(conn, counts)


def _sample(line: Line, pipeline: Pipeline, now: datetime) -> Sample:
    text = line.text if line.edit is None else line.edit
    outcome = pipeline.triage(
        Message("sandbox", "demo", "past", "past", line.author, line.kind, text, now)
    )
    return Sample(
        "",
        line.kind,
        outcome.intent,
        outcome.channel,
        outcome.blocked,
        outcome.review,
        tuple(str(finding.type) for finding in outcome.findings),
        outcome.reply is not None,
    )


def _day(day: date, samples: Sequence[Sample], dice: random.Random) -> Iterator[tuple[Slot, int]]:
    incident = dice.random() < ODDS_OF_INCIDENT
    if incident:
        yield Slot(Measure.INCIDENTS, day, "", Intent.OUTAGE), 1
    for area in dice.choices(
        list(AREAS), list(AREAS.values()), k=dice.randint(0, 2 + 6 * incident)
    ):
        yield Slot(Measure.REPORTS, day, "", area), 1
    busy = (WEEKEND if day.weekday() > 4 else 1.0) * (BUSY if incident else 1.0)
    for platform, usual in PLATFORMS.items():
        for one in dice.choices(samples, k=round(usual * busy * dice.uniform(0.6, 1.4))):
            yield from _message(replace(one, platform=platform), day, dice)


def _message(one: Sample, day: date, dice: random.Random) -> Iterator[tuple[Slot, int]]:
    for slot in slots_of(one, day):
        yield slot, 1
    for kind in one.found:
        yield Slot(Measure.FOUND, day, one.platform, kind), 1
    if one.platform == "x":
        yield from _costs(one, day)
    if by := _who_answers(one, dice):
        middle, spread = WAITS[by]
        wait = timedelta(seconds=middle * dice.lognormvariate(0, spread))
        yield Slot(Measure.ANSWERS, day, one.platform, by), 1
        yield Slot(Measure.WAITS, day, one.platform, wait_name(by, wait)), 1


def _who_answers(one: Sample, dice: random.Random) -> By | None:
    if one.channel == Channel.HUMAN and dice.random() < 0.5:
        return By.PERSON
    if not one.answered:
        return None
    return By.APPROVED if one.review and dice.random() < 0.5 else By.BOT


def _costs(one: Sample, day: date) -> Iterator[tuple[Slot, int]]:
    public = one.kind == Kind.MENTION
    done = [Operation.READ_MENTION if public else Operation.READ_MESSAGE]
    if one.answered:
        done.append(Operation.REPLY if public else Operation.SEND_MESSAGE)
    for operation in done:
        yield Slot(Measure.COST, day, one.platform, operation), PRICES[operation]
        yield Slot(Measure.CALLS, day, one.platform, operation), 1

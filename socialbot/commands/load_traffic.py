"""Five platforms in memory for `socialbot benchmark load`: what each hands over, and how."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from math import ceil

from socialbot.connectors.base import Batch, Check, Connector, Limits
from socialbot.domain import Kind, Message

ACCOUNT = "papatya"
LIMITS = Limits(1e6, 0.0, 4_096, timedelta(days=1))
MESSAGES_OF_ONE = 3  # then another person writes
PUBLIC = 3  # one message in so many is public
SYLLABLES = ("ka", "lu", "mi", "ro", "te", "şa", "bö", "vi", "ne", "du", "gı", "pe")


@dataclass(frozen=True, slots=True)
class Manner:
    """How a platform hands over: by one request for each `page` messages where it pushes, else by
    pages that are asked for, all at once every `seconds`. So many messages come once more with the
    page after theirs."""

    platform: str
    pushes: bool
    page: int
    seconds: float = 0.0
    again: int = 0


MANNERS = (
    Manner("telegram", pushes=False, page=100),
    Manner("x", pushes=True, page=1),
    Manner("facebook", pushes=True, page=4),
    Manner("instagram", pushes=True, page=4),
    Manner("mastodon", pushes=False, page=40, seconds=5.0, again=1),
)


@dataclass(frozen=True, slots=True)
class Load:
    """`count` messages with these texts in turn, `rate` of them a second; 0: all at once."""

    texts: Sequence[str] = field(repr=False)
    count: int
    rate: float


@dataclass(frozen=True, slots=True)
class Schedule:
    """When each of `count` messages is written: one after the other at `rate` a second from
    `start` on, or all at the start where the rate is 0."""

    start: datetime
    count: int
    rate: float

    def due(self, number: int) -> datetime:
        """When it is written."""
        return self.start + timedelta(seconds=number / self.rate if self.rate else 0.0)


class Writers:
    """Any message by its number: the same texts again and again, each with a word that nobody has
    written before, so that nothing can be learned by heart."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    def write(self, platform: str, number: int, at: datetime) -> Message:
        """One message of somebody."""
        author = f"person {number // (MESSAGES_OF_ONE * len(MANNERS))}"
        public = number // len(MANNERS) % PUBLIC == 0
        return Message(
            platform=platform,
            account=ACCOUNT,
            id=str(number),
            conversation=f"post {number}" if public else f"of {author}",
            author=author,
            kind=Kind.MENTION if public else Kind.DM,
            text=f"{self._texts[number % len(self._texts)]} {_make_word(number)}",
            sent_at=at,
            address={"message": str(number)},
        )


class MemoryPlatform(Connector):
    """One of the platforms and its connector: it holds every fifth message of a schedule. Nothing
    is kept: a message is written when it is handed over."""

    limits = LIMITS

    def __init__(self, manner: Manner, first: int, schedule: Schedule, writers: Writers) -> None:
        self.platform = manner.platform
        self.manner = manner
        self._numbers = range(first, schedule.count, len(MANNERS))
        self._schedule = schedule
        self._writers = writers

    @property
    def account(self) -> str:
        """The brand's."""
        return ACCOUNT

    async def open(self) -> None:
        """Nothing to check."""

    async def start(self, cursor: str | None) -> str | None:
        """Before the first message."""
        return cursor or "0"

    async def pull(self, cursor: str | None) -> Batch:
        """The next page, when something is there; a platform that pushes has none."""
        place = int(cursor or 0)
        if self.manner.pushes or place >= len(self._numbers):
            await asyncio.Event().wait()
        await _wait_until(self._shown_at(place))
        begin, end = max(0, place - self.manner.again), place
        latest = min(place + self.manner.page, len(self._numbers))
        while end < latest and self._shown_at(end) <= datetime.now(UTC):
            end += 1
        return Batch(self._write(begin, end), cursor=str(end))

    async def next_push(self, place: int) -> Batch | None:
        """The request after so many messages, when it is made; None after the last."""
        end = min(place + self.manner.page, len(self._numbers))
        if place >= end:
            return None
        await _wait_until(self._shown_at(end - 1))
        return Batch(self._write(place, end))

    async def send(self, address: Mapping[str, str], text: str) -> str:
        """Taken."""
        return f"reply to {address['message']}"

    async def probe(self) -> list[Check]:
        """Nothing to check."""
        return []

    async def close(self) -> None:
        """Nothing to release."""

    def _shown_at(self, place: int) -> datetime:
        """When a message can first be had. What is asked for now and then comes in clumps."""
        due = self._schedule.due(self._numbers[place])
        if not self.manner.seconds or not self._schedule.rate:
            return due
        start, clump = self._schedule.start, timedelta(seconds=self.manner.seconds)
        return start + ceil((due - start) / clump) * clump

    def _write(self, begin: int, end: int) -> tuple[Message, ...]:
        return tuple(
            self._writers.write(self.platform, self._numbers[place], self._shown_at(place))
            for place in range(begin, end)
        )


def make_platforms(load: Load, start: datetime) -> list[MemoryPlatform]:
    """The five, with the messages of a load dealt out among them."""
    schedule, writers = Schedule(start, load.count, load.rate), Writers(load.texts)
    return [
        MemoryPlatform(manner, first, schedule, writers) for first, manner in enumerate(MANNERS)
    ]


async def _wait_until(moment: datetime) -> None:
    await asyncio.sleep(max(0.0, (moment - datetime.now(UTC)).total_seconds()))


def _make_word(number: int) -> str:
    """A word that can be said, and hardly ever comes twice."""
    dice = random.Random(number)  # noqa: S311 - the same traffic each time
    return "".join(dice.choices(SYLLABLES, k=6))

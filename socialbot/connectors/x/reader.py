"""Mentions and messages together: which is due, what it may cost, and what is handed on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from itertools import chain

import structlog

from socialbot.connectors.base import Allowance, Batch
from socialbot.connectors.errors import RetryLater
from socialbot.connectors.x.client import Answer, Client
from socialbot.connectors.x.cursor import Cursor, Track
from socialbot.connectors.x.inlet import Habits, Inlet, read_data
from socialbot.connectors.x.mentions import Account
from socialbot.connectors.x.meter import Meter
from socialbot.connectors.x.parse import PLATFORM, Item, read_message, read_post, read_robots
from socialbot.connectors.x.prices import Operation
from socialbot.connectors.x.sends import OwnSends
from socialbot.connectors.x.timings import Interval
from socialbot.connectors.x.window import MENTIONS, MESSAGES, Window

CHUNK = 200  # messages in a batch at most, so that a commit stays short after an outage
THOROUGH = 300.0
FEWEST_MENTIONS = 5  # X takes no smaller page
FEWEST_MESSAGES = 5

log = structlog.get_logger()


class Reader:
    """Reads for one account. What was read comes again until a cursor covers it."""

    def __init__(  # noqa: PLR0913, PLR0917 - the seams of reading
        self,
        client: Client,
        meter: Meter,
        sends: OwnSends,
        account: Callable[[], Account],
        intervals: tuple[Interval, Interval],
        clock: Callable[[], float],
    ) -> None:
        self._client = client
        self._meter = meter
        self._sends = sends
        self._account = account
        mentions, messages = intervals
        self._mentions = Inlet(
            self._fetch_mentions,
            self._parse_mentions,
            Window(MENTIONS),
            Habits(mentions, FEWEST_MENTIONS, THOROUGH),
            clock,
        )
        self._messages = Inlet(
            self._fetch_messages,
            self._parse_messages,
            Window(MESSAGES),
            Habits(messages, FEWEST_MESSAGES, float("inf")),
            clock,
        )
        self._inlets = (self._mentions, self._messages)

    def forget(self) -> None:
        """Start anew from the cursor that is given next."""
        for inlet in self._inlets:
            inlet.forget()

    def allowances(self) -> list[Allowance]:
        """Readings that are left of each limit."""
        return [
            Allowance("mention reads", *self._mentions.left()),
            Allowance("message reads", *self._messages.left()),
        ]

    async def baseline(self, opened: int) -> Cursor:
        """Behind all that is there now. `opened` is an id that X would have given when we came, for
        a stream that is empty or that the account may not read."""
        tracks = []
        for inlet in self._inlets:
            try:
                found = [item.id for item in await inlet.peek()]
            except RetryLater as error:
                if not error.code.startswith("refused"):
                    raise RetryLater(error.code, inlet.put_off(error)) from None
                found = []
            tracks.append(Track(max([*found, opened])))
        return Cursor(*tracks)

    async def wait(self, longest: float) -> None:
        """Until something is due, at most so many seconds."""
        due = min(inlet.wait() for inlet in self._inlets)
        await asyncio.sleep(min(due, longest))

    async def read(self, cursor: Cursor) -> None:
        """Read what is due. Where one stream fails the other goes on, and each waits for itself;
        raises RetryLater where both fail, until the first of them is due, and StopConnector."""
        for inlet, track in zip(self._inlets, (cursor.mentions, cursor.messages), strict=True):
            if inlet.wait() > 0:
                continue
            try:
                await inlet.read(track)
            except RetryLater as error:
                seconds = inlet.put_off(error)
                log.warning("reading_put_off", platform=PLATFORM, code=error.code, seconds=seconds)
        if all(inlet.failures for inlet in self._inlets):
            first = min(self._inlets, key=Inlet.wait)
            raise RetryLater(first.trouble, first.wait())

    def take(self, cursor: Cursor) -> Batch | None:
        """The oldest of what was read and is not stored; None where nothing is left."""
        self._mentions.drop(cursor.mentions)
        self._messages.drop(cursor.messages)
        unnamed = sum(inlet.unnamed for inlet in self._inlets)
        self._mentions.unnamed = self._messages.unnamed = 0
        held = chain(self._mentions.held, self._messages.held)
        chunk = sorted(held, key=lambda item: item.id)[:CHUNK]
        if not chunk:
            return Batch(skipped=unnamed) if unnamed else None
        taken = {id(item) for item in chunk}
        moved = Cursor(
            _advance(cursor.mentions, self._mentions, taken),
            _advance(cursor.messages, self._messages, taken),
        )
        messages = tuple(item.message for item in chunk if item.message)
        skipped = unnamed + sum(item.skipped for item in chunk)
        return Batch(messages, str(moved), skipped)

    async def _fetch_mentions(self, since: int, size: int, token: str | None) -> Answer:
        costs = (Operation.READ_MENTION, Operation.READ_USER)
        size = await self._afford(size, FEWEST_MENTIONS, *costs)
        answer = await self._client.mentions(self._account().id, since, size, token)
        items = self._parse_mentions(answer)
        self._meter.note(Operation.READ_MENTION, [str(item.id) for item in items])
        authors = [item.author for item in items if item.author]
        await self._meter.charge(Operation.READ_USER, authors)
        return answer

    async def _fetch_messages(self, since: int, size: int, token: str | None) -> Answer:
        size = await self._afford(size, 1, Operation.READ_MESSAGE)
        answer = await self._client.messages(size, token)
        ids = [str(item.id) for item in self._parse_messages(answer)]
        await self._meter.charge(Operation.READ_MESSAGE, ids)
        return answer

    async def _afford(self, size: int, fewest: int, *operations: Operation) -> int:
        affordable = await self._meter.count_affordable(*operations)
        if affordable < fewest:
            raise RetryLater("budget_reads_spent", self._meter.seconds_left())
        return min(size, affordable)

    def _parse_mentions(self, answer: Answer) -> list[Item]:
        robots = read_robots(answer.body)
        return [read_post(each, self._account(), robots) for each in read_data(answer)]

    def _parse_messages(self, answer: Answer) -> list[Item]:
        found = (read_message(each, self._account()) for each in read_data(answer))
        return self._sends.leave_out(found)


def _advance(track: Track, inlet: Inlet, taken: set[int]) -> Track:
    """Behind what is handed on, the oldest first, so that what is still held is not covered."""
    ids = [item.id for item in inlet.held if id(item) in taken]
    return track.after(ids) if ids else track

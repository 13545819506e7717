"""The cost meter: what was spent this month, and whether the next call still fits the budget."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta

from socialbot.connectors.errors import RetryLater
from socialbot.connectors.ledger import Ledger
from socialbot.connectors.x.parse import PLATFORM
from socialbot.connectors.x.prices import DOLLAR, PRICES, Operation
from socialbot.domain import Spent

READ_SHARE = 0.9
LONGEST_WAIT = 3600.0
MOST_REMEMBERED = 100_000


class Meter:
    """Months and days are those of UTC, as on X's bill. Reads stop when nine tenths are spent, so
    that there is something left to answer with what was read."""

    def __init__(self, ledger: Ledger, budget_usd: float, clock: Callable[[], datetime]) -> None:
        self.ledger = ledger
        self._budget = int(budget_usd * DOLLAR)
        self._clock = clock
        self._charged: dict[tuple[Operation, str], None] = {}
        self._day: date | None = None
        self._unwritten: list[tuple[Operation, str]] = []
        self._last_sum: tuple[str, int] | None = None

    @property
    def last_sum(self) -> int | None:
        """What was spent this month when it was last looked at, in micros."""
        month = month_of(self._clock())
        return self._last_sum[1] if self._last_sum and self._last_sum[0] == month else None

    @property
    def budget(self) -> int:
        """A month's, in micros."""
        return self._budget

    async def spent(self) -> Mapping[str, Spent]:
        """This month, by operation; raises RetryLater where the sums cannot be read."""
        month = month_of(self._clock())
        try:
            spent = await asyncio.to_thread(self.ledger.spent, PLATFORM, month)
        except Exception:  # noqa: BLE001 - without its sums nothing may be spent
            raise RetryLater("ledger_away") from None
        self._last_sum = month, sum(each.micros for each in spent.values())
        return spent

    async def count_affordable(self, *operations: Operation) -> int:
        """How many pieces that cost these each may still be read this month."""
        await self._write_noted()
        so_far = sum(each.micros for each in (await self.spent()).values())
        left = int(self._budget * READ_SHARE) - so_far
        return max(0, left // sum(PRICES[each] for each in operations))

    async def charge(self, operation: Operation, ids: Iterable[str]) -> None:
        """Note pieces that were read. X charges for each once a day."""
        self.note(operation, ids)
        await self._write_noted()

    def note(self, operation: Operation, ids: Iterable[str]) -> None:
        """The same, to be written with the next reading."""
        self._unwritten += [(operation, each) for each in ids]

    async def reserve(self, operation: Operation) -> None:
        """Take the price of a request from the budget before it is made; raises RetryLater where it
        does not fit. Two processes that ask at once cannot both have the last of it."""
        if await self._add(operation, 1) > self._budget:
            await self.give_back(operation)
            raise RetryLater("budget_spent", self.seconds_left())

    async def give_back(self, operation: Operation) -> None:
        """X certainly did not do it."""
        with contextlib.suppress(RetryLater):  # counted too high is safe
            await self._add(operation, -1)

    def seconds_left(self) -> float:
        """Until the month ends or, as an operator may raise the budget, until another look."""
        now = self._clock()
        following = (now.replace(day=1) + timedelta(days=32)).replace(day=1)
        first = following.replace(hour=0, minute=0, second=0, microsecond=0)
        return min((first - now).total_seconds(), LONGEST_WAIT)

    async def _write_noted(self) -> None:
        self._begin_day()
        noted = dict.fromkeys(each for each in self._unwritten if each not in self._charged)
        self._unwritten = []
        try:
            while noted:
                operation, _ = next(iter(noted))
                new = {each: None for each in noted if each[0] is operation}
                noted = {each: None for each in noted if each not in new}
                await self._write(operation, new)
        finally:
            self._unwritten += noted  # where one failed, the others are still to be written
        while len(self._charged) > MOST_REMEMBERED:
            del self._charged[next(iter(self._charged))]

    def _begin_day(self) -> None:
        today = self._clock().astimezone(UTC).date()
        if today != self._day:
            self._day = today
            self._charged.clear()

    async def _write(self, operation: Operation, new: dict[tuple[Operation, str], None]) -> None:
        self._charged |= new
        try:
            await self._add(operation, len(new))
        except RetryLater:
            self._charged = {each: None for each in self._charged if each not in new}
            self._unwritten += new
            raise

    async def _add(self, operation: Operation, count: int) -> int:
        micros = PRICES[operation] * count
        month = month_of(self._clock())
        try:
            spent = await asyncio.to_thread(
                self.ledger.add, PLATFORM, month, operation, count, micros
            )
        except Exception:  # noqa: BLE001 - without its sums nothing may be spent
            raise RetryLater("ledger_away") from None
        self._last_sum = month, spent
        return spent


def month_of(moment: datetime) -> str:
    """The month on X's bill, as 2026-11."""
    return moment.astimezone(UTC).strftime("%Y-%m")

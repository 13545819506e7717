"""What was spent, and what still fits the budget."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from socialbot.connectors.errors import RetryLater
from socialbot.connectors.ledger import MemoryLedger
from socialbot.connectors.x.meter import Meter
from socialbot.connectors.x.prices import Operation
from socialbot.domain import Spent

pytestmark = pytest.mark.anyio
START = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
MENTION, REPLY = Operation.READ_MENTION, Operation.REPLY


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def meter(clock: Clock) -> Meter:
    return Meter(MemoryLedger(), 1.0, clock)


async def test_a_piece_is_charged_for_once_a_day(meter: Meter, clock: Clock) -> None:
    await meter.charge(MENTION, ["1", "2", "1"])
    await meter.charge(MENTION, ["2", "3"])
    await meter.charge(Operation.READ_USER, ["1"])
    assert await meter.spent() == {"read_mention": Spent(3, 3_000), "read_user": Spent(1, 10_000)}
    clock.now += timedelta(hours=12)
    await meter.charge(MENTION, ["1"])
    assert (await meter.spent())["read_mention"] == Spent(4, 4_000)


async def test_a_new_month_has_a_new_budget(meter: Meter, clock: Clock) -> None:
    for _ in range(100):
        await meter.reserve(REPLY)
    with pytest.raises(RetryLater):
        await meter.reserve(REPLY)
    clock.now = datetime(2026, 12, 1, tzinfo=UTC)
    await meter.reserve(REPLY)
    assert await meter.spent() == {"reply": Spent(1, 10_000)}
    assert meter.last_sum == 10_000


async def test_reads_stop_at_nine_tenths_and_answers_at_the_whole(meter: Meter) -> None:
    for _ in range(89):
        await meter.reserve(REPLY)
    assert await meter.count_affordable(MENTION) == 10
    await meter.reserve(REPLY)
    assert await meter.count_affordable(MENTION) == 0
    for _ in range(10):
        await meter.reserve(REPLY)
    with pytest.raises(RetryLater) as caught:
        await meter.reserve(REPLY)
    assert caught.value.code == "budget_spent"
    assert meter.last_sum == 1_000_000


async def test_what_several_ask_for_at_once_never_exceeds_the_budget(meter: Meter) -> None:
    async def ask() -> bool:
        try:
            await meter.reserve(REPLY)
        except RetryLater:
            return False
        return True

    got = await asyncio.gather(*(ask() for _ in range(150)))
    assert sum(got) <= 100
    assert sum(each.micros for each in (await meter.spent()).values()) == sum(got) * 10_000


async def test_what_was_not_done_is_given_back(meter: Meter) -> None:
    await meter.reserve(REPLY)
    await meter.give_back(REPLY)
    assert await meter.spent() == {"reply": Spent(0, 0)}


async def test_two_connectors_share_what_the_ledger_keeps(meter: Meter, clock: Clock) -> None:
    await meter.reserve(REPLY)
    restarted = Meter(meter.ledger, 0.01, clock)
    with pytest.raises(RetryLater):
        await restarted.reserve(REPLY)


async def test_without_its_sums_nothing_is_spent_and_nothing_forgotten(meter: Meter) -> None:
    class Away(MemoryLedger):
        def add(self, *args: object) -> int:
            raise RuntimeError("the database is away")

    whole, meter.ledger = meter.ledger, Away()
    with pytest.raises(RetryLater):
        await meter.reserve(REPLY)
    with pytest.raises(RetryLater):
        await meter.charge(MENTION, ["1"])
    meter.ledger = whole
    await meter.charge(MENTION, ["2"])
    assert await meter.spent() == {"read_mention": Spent(2, 2_000)}


@pytest.mark.parametrize("count", [1, 2, 3])
async def test_what_could_not_be_written_at_once_is_written_later_all_of_it(
    meter: Meter, count: int
) -> None:
    class Faulty(MemoryLedger):
        """Away for that call."""

        calls = 0

        def add(self, *args: Any) -> int:
            self.calls += 1
            if self.calls == count:
                raise RuntimeError("the database is away")
            return super().add(*args)

    meter.ledger = Faulty()
    meter.note(MENTION, ["1", "2"])
    meter.note(Operation.READ_USER, ["7", "8"])
    meter.note(Operation.READ_MESSAGE, ["9"])
    with pytest.raises(RetryLater):
        await meter.count_affordable(MENTION)
    await meter.count_affordable(MENTION)
    assert await meter.spent() == {
        "read_mention": Spent(2, 2_000),
        "read_user": Spent(2, 20_000),
        "read_message": Spent(1, 10_000),
    }


@pytest.mark.parametrize(
    ("now", "seconds"),
    [(START, 3600.0), (datetime(2026, 12, 31, 23, 59, 30, tzinfo=UTC), 30.0)],
)
async def test_the_wait_ends_with_the_month_or_with_another_look(
    meter: Meter, clock: Clock, now: datetime, seconds: float
) -> None:
    clock.now = now
    assert meter.seconds_left() == seconds

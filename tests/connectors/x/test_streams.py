"""Mentions and messages in trouble: each waits for itself, and never hammers X."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
import structlog

from socialbot.connectors.errors import RetryLater
from socialbot.connectors.ledger import MemoryLedger
from socialbot.connectors.x.client import Answer
from socialbot.connectors.x.cursor import Cursor, Track
from socialbot.connectors.x.faults import Refused, read_fault
from socialbot.connectors.x.mentions import Account
from socialbot.connectors.x.meter import Meter
from socialbot.connectors.x.reader import Reader
from socialbot.connectors.x.sends import OwnSends
from socialbot.connectors.x.timings import Interval
from tests.connectors.x.conftest import Seconds

pytestmark = pytest.mark.anyio
PASSED = {"date": "Mon, 23 Nov 2026 04:00:00 GMT", "x-rate-limit-reset": "1795406400"}
PLACE = Cursor(Track(1), Track(1))


@dataclass
class Streams:
    """In place of the client: each stream is empty, or fails. `asked` holds when it was asked."""

    clock: Seconds
    faults: dict[str, RetryLater] = field(default_factory=dict)
    asked: dict[str, list[float]] = field(default_factory=lambda: {"mentions": [], "messages": []})

    async def mentions(self, *_: object) -> Answer:
        return self._answer("mentions")

    async def messages(self, *_: object) -> Answer:
        return self._answer("messages")

    def _answer(self, name: str) -> Answer:
        self.asked[name].append(self.clock.now)
        if name in self.faults:
            raise self.faults[name]
        return Answer({"meta": {}})


@dataclass
class Scene:
    clock: Seconds
    streams: Streams
    reader: Reader

    async def live(self, seconds: int) -> list[RetryLater]:
        """Read as the puller does, every second at most; what was raised."""
        raised = []
        for _ in range(seconds):
            try:
                await self.reader.read(PLACE)
            except RetryLater as error:
                raised.append(error)
            self.clock.now += 1.0
        return raised


@pytest.fixture
def scene() -> Scene:
    return make(50.0)


def make(budget: float) -> Scene:
    clock = Seconds()
    streams = Streams(clock)
    reader = Reader(
        streams,  # type: ignore[arg-type]
        Meter(MemoryLedger(), budget, lambda: datetime(2026, 11, 23, 12, tzinfo=UTC)),
        OwnSends(),
        lambda: Account("7001", "papatya"),
        (Interval(10.0, 120.0), Interval(60.0, 300.0)),
        clock,
    )
    return Scene(clock, streams, reader)


async def test_a_reset_that_has_passed_is_not_asked_for_again_at_once(scene: Scene) -> None:
    fault = read_fault(Refused(429, PASSED, b""))
    assert isinstance(fault, RetryLater)
    scene.streams.faults["mentions"] = fault
    await scene.live(900)
    assert scene.streams.asked["mentions"] == [0.0, 30.0, 90.0, 210.0, 450.0]


@pytest.mark.parametrize(("code", "longest"), [("server_error", 120.0), ("refused_403", 900.0)])
async def test_an_outage_is_looked_at_more_often_than_a_refusal(
    scene: Scene, code: str, longest: float
) -> None:
    scene.streams.faults["mentions"] = RetryLater(code)
    await scene.live(4_000)
    asked = scene.streams.asked["mentions"]
    assert asked[-1] - asked[-2] == longest


async def test_what_one_stream_meets_does_not_shorten_the_wait_of_the_other(scene: Scene) -> None:
    scene.streams.faults["mentions"] = RetryLater("too_many_requests", 800.0)
    await scene.live(100)
    scene.streams.faults["messages"] = RetryLater("timed_out")
    raised = await scene.live(690)
    assert scene.streams.asked["mentions"] == [0.0]
    assert raised[0].code == "timed_out"
    assert raised[0].after == 30.0  # until messages are due; mentions wait much longer
    del scene.streams.faults["mentions"], scene.streams.faults["messages"]
    await scene.live(20)
    assert scene.streams.asked["mentions"] == [0.0, 800.0]


async def test_a_long_wait_of_one_stream_does_not_hold_up_the_other(scene: Scene) -> None:
    scene.streams.faults["mentions"] = RetryLater("timed_out")
    await scene.live(20)
    scene.streams.faults["messages"] = RetryLater("too_many_requests", 900.0)
    scene.streams.faults["mentions"] = RetryLater("unreachable")
    (*_, last) = await scene.live(80)
    assert last.after == 111.0  # until mentions are due, asked at 0, 30 and 90
    del scene.streams.faults["mentions"]
    await scene.live(200)
    assert len(scene.streams.asked["mentions"]) > 4
    assert len(scene.streams.asked["messages"]) == 2


async def test_while_both_wait_the_caller_hears_of_it_without_a_call(scene: Scene) -> None:
    for name in ("mentions", "messages"):
        scene.streams.faults[name] = RetryLater("too_many_requests", 600.0)
    raised = await scene.live(600)
    assert [error.after for error in raised] == [600.0 - second for second in range(600)]
    assert scene.streams.asked == {"mentions": [0.0], "messages": [0.0]}


async def test_a_stream_that_waits_is_told_once(scene: Scene) -> None:
    scene.streams.faults["mentions"] = RetryLater("too_many_requests", 600.0)
    with structlog.testing.capture_logs() as logs:
        await scene.live(300)
    assert [(log["code"], log["seconds"]) for log in logs] == [("too_many_requests", 600.0)]


async def test_a_refused_stream_has_nothing_left_until_then(scene: Scene) -> None:
    scene.streams.faults["mentions"] = RetryLater("too_many_requests", 600.0)
    await scene.live(10)
    left = {each.what: each.left for each in scene.reader.allowances()}
    assert left == {"mention reads": 0, "message reads": 14}


async def test_a_first_start_that_is_refused_waits_as_well(scene: Scene) -> None:
    scene.streams.faults["mentions"] = RetryLater("too_many_requests", 0.0)
    with pytest.raises(RetryLater) as caught:
        await scene.reader.baseline(1)
    assert caught.value.after == 30.0
    with pytest.raises(RetryLater) as caught:
        await scene.reader.baseline(1)
    assert caught.value.code == "limit_reached"
    assert scene.streams.asked["mentions"] == [0.0]


async def test_what_the_budget_did_not_let_out_counts_for_no_limit() -> None:
    scene = make(0.001)
    raised = await scene.live(3600)
    assert {error.code for error in raised} == {"budget_reads_spent"}
    assert scene.streams.asked == {"mentions": [], "messages": []}
    assert [each.left for each in scene.reader.allowances()] == [300, 15]

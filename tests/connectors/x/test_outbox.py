"""What counts for a limit and for the budget, and what does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
import requests

from socialbot.connectors.errors import ConnectorError, GiveUp, RetryLater, SendUnknown
from socialbot.connectors.ledger import MemoryLedger
from socialbot.connectors.x.answer import compose
from socialbot.connectors.x.client import Answer
from socialbot.connectors.x.faults import Refused, hide_fault, send_fault
from socialbot.connectors.x.meter import Meter
from socialbot.connectors.x.outbox import Outbox
from socialbot.connectors.x.sends import OwnSends
from tests.connectors.x.conftest import Seconds

pytestmark = pytest.mark.anyio
PASSED = {"date": "Mon, 23 Nov 2026 04:00:00 GMT", "x-rate-limit-reset": "1795406400"}
MESSAGE = compose({"participant_id": "8002"}, "Merhaba")
REPLY = compose({"post": "2107036948362166349"}, "Merhaba")


@dataclass
class Calls:
    """In place of the client: each call succeeds, or fails. `asked` holds when it was made."""

    clock: Seconds
    fault: ConnectorError | None = None
    asked: list[float] = field(default_factory=list)

    async def message(self, place: Mapping[str, str], text: str) -> Answer:
        return self._answer({"dm_event_id": "1"})

    async def reply(self, post: str, text: str) -> Answer:
        return self._answer({"id": "1"})

    async def hide(self, post: str) -> Answer:
        return self._answer({"hidden": True})

    def _answer(self, data: Mapping[str, object]) -> Answer:
        self.asked.append(self.clock.now)
        if self.fault:
            raise self.fault
        return Answer({"data": data})


@dataclass
class Desk:
    clock: Seconds
    calls: Calls
    meter: Meter
    outbox: Outbox

    async def send(self) -> str:
        return await self.outbox.send(MESSAGE, "7001")

    async def fail(self, times: int = 1) -> list[ConnectorError]:
        """Send so often; the errors."""
        errors: list[ConnectorError] = []
        for _ in range(times):
            with pytest.raises(ConnectorError) as caught:
                await self.send()
            errors.append(caught.value)
        return errors

    def left(self, what: str) -> float:
        return next(each.left for each in self.outbox.allowances() if each.what == what)

    async def spent(self) -> int:
        return sum(each.micros for each in (await self.meter.spent()).values())


def make(budget: float = 50.0) -> Desk:
    clock = Seconds()
    calls = Calls(clock)
    meter = Meter(MemoryLedger(), budget, lambda: datetime(2026, 11, 23, 12, tzinfo=UTC))
    return Desk(clock, calls, meter, Outbox(calls, meter, OwnSends(), clock))  # type: ignore[arg-type]


@pytest.fixture
def desk() -> Desk:
    return make()


@pytest.mark.parametrize("code", ["unreachable", "never_began"])
async def test_what_never_left_counts_for_no_limit(desk: Desk, code: str) -> None:
    desk.calls.fault = RetryLater(code)
    assert {error.code for error in await desk.fail(40)} == {code}
    assert desk.left("messages") == 15
    assert await desk.spent() == 0
    desk.calls.fault = None
    assert await desk.send()


async def test_what_the_budget_did_not_let_out_counts_for_no_limit() -> None:
    desk = make(0.001)
    assert {error.code for error in await desk.fail(40)} == {"budget_spent"}
    assert desk.left("messages") == 15
    assert desk.calls.asked == []


@pytest.mark.parametrize("fault", [SendUnknown("timed_out"), GiveUp("refused_403")])
async def test_what_reached_x_counts_whatever_came_of_it(desk: Desk, fault: ConnectorError) -> None:
    desk.calls.fault = fault
    await desk.fail(3)
    assert desk.left("messages") == 12


async def test_what_waits_for_its_limit_is_not_paid_for(desk: Desk) -> None:
    for _ in range(15):
        await desk.send()
    (error,) = await desk.fail()
    assert error.code == "limit_reached"
    assert await desk.spent() == 15 * 15_000


async def test_a_refusal_holds_the_others_of_its_kind(desk: Desk) -> None:
    desk.calls.fault = RetryLater("too_many_requests", 600.0)
    first, *others = await desk.fail(15)
    assert isinstance(first, RetryLater)
    assert (first.code, first.after, first.alone) == ("too_many_requests", 600.0, True)
    assert {error.code for error in others} == {"limit_reached"}
    assert desk.left("messages") == 0
    assert len(desk.calls.asked) == 1
    desk.calls.fault = None
    assert await desk.outbox.send(REPLY, "7001")
    desk.clock.now += 600.0
    assert await desk.send()


@pytest.mark.parametrize("headers", [PASSED, {}, {"retry-after": "0"}])
async def test_a_429_whose_reset_has_passed_is_not_met_again_at_once(
    desk: Desk, headers: dict[str, str]
) -> None:
    fault = send_fault(Refused(429, headers, b""))
    assert isinstance(fault, RetryLater)
    desk.calls.fault = fault
    for _ in range(600):
        (error,) = await desk.fail()
        assert isinstance(error, RetryLater)
        assert error.after
        desk.clock.now += 0.5
    assert desk.calls.asked == [0.0, 1.0, 3.0, 7.0, 15.0, 31.0, 63.0, 127.0, 255.0]
    assert await desk.spent() == 0


HIDES = [
    (requests.ReadTimeout(), True),
    (TimeoutError(), True),
    (requests.ConnectionError("cut off"), True),
    (Refused(503, {}, b""), True),
    (KeyError("unforeseen"), True),
    (requests.exceptions.ProxyError(), False),
    (Refused(429, {}, b""), False),
    (Refused(403, {}, b""), False),
    (Refused(401, {}, b""), False),
    (Refused(402, {}, b""), False),
]


@pytest.mark.parametrize(("error", "paid"), HIDES)
async def test_a_hide_that_x_may_have_done_is_paid_for(
    desk: Desk, error: Exception, *, paid: bool
) -> None:
    desk.calls.fault = hide_fault(error)
    with pytest.raises(ConnectorError):
        await desk.outbox.hide("2107036948362166349")
    assert await desk.spent() == (5_000 if paid else 0)


async def test_a_hide_that_is_refused_as_one_too_many_holds_the_next(desk: Desk) -> None:
    desk.calls.fault = RetryLater("too_many_requests", 600.0)
    for code in ("too_many_requests", "limit_reached"):
        with pytest.raises(RetryLater, match=code) as caught:
            await desk.outbox.hide("2107036948362166349")
        assert caught.value.after == 600.0
    assert len(desk.calls.asked) == 1

"""What a process tells of its connectors."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from socialbot import puller as module
from socialbot.connectors.base import Allowance, Batch
from socialbot.connectors.errors import RetryLater, StopConnector
from socialbot.metrics import Metrics
from socialbot.puller import Puller, State
from socialbot.store.connectors import Left
from socialbot.watch import SENDING, Watch
from tests.test_puller import Script

UNTIL = datetime(2026, 11, 22, 10, tzinfo=UTC)


class Told(Script):
    """A connector whose platform tells of limits."""

    def allowances(self) -> tuple[Allowance, ...]:
        return (Allowance("reads", 12, 300, UNTIL), Allowance("usd", 1.5))


async def run_until(puller: Puller, state: State) -> None:
    running = asyncio.create_task(puller.run())
    async with asyncio.timeout(20):
        while puller.state is not state:  # noqa: ASYNC110 - the puller has only this
            await asyncio.sleep(0.01)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


def look(connector: Script, state: State, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(module, "FIRST_WAIT", 30.0)
    puller = Puller(connector, None, lambda *_: "0", Metrics())  # type: ignore[arg-type]
    asyncio.run(run_until(puller, state))
    (found,) = Watch("all", [connector], [puller]).look()
    return found


def test_a_connector_that_waits_says_why_and_since_when(monkeypatch: pytest.MonkeyPatch) -> None:
    began = datetime.now(UTC)
    found = look(Told(RetryLater("too_many_requests", 60)), State.WAITING, monkeypatch)
    assert (found.platform, found.role, found.state) == ("script", "all", "waiting")
    assert (found.error, found.hint) == ("too_many_requests", "")
    assert began <= found.since <= found.seen_at
    assert began <= found.error_at <= found.seen_at
    assert found.limits == (Left("reads", 12, 300, UNTIL), Left("usd", 1.5))


def test_a_connector_that_is_stopped_says_how_to_mend_it(monkeypatch: pytest.MonkeyPatch) -> None:
    stop = StopConnector("token_rejected", "set a new token")
    found = look(Script(stop), State.STOPPED, monkeypatch)
    assert (found.state, found.error, found.hint) == (
        "stopped",
        "token_rejected",
        "set a new token",
    )


def test_an_error_that_is_over_is_still_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FIRST_WAIT", 0.0)
    connector = Script(RetryLater("timed_out"), Batch(), Batch())
    puller = Puller(connector, None, lambda *_: "0", Metrics())  # type: ignore[arg-type]

    async def scene() -> None:
        running = asyncio.create_task(puller.run())
        async with asyncio.timeout(20):
            await connector.emptied.wait()
            while puller.state is not State.RUNNING or puller.trouble is None:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    asyncio.run(scene())
    (found,) = Watch("intake", [connector], [puller]).look()
    assert (found.role, found.state, found.error) == ("intake", "running", "timed_out")


def test_a_process_that_only_sends_says_so() -> None:
    (found,) = Watch("worker", [Told()], []).look()
    assert (found.state, found.error) == (SENDING, None)
    assert found.seen_at - found.since < timedelta(seconds=10)
    assert [limit.what for limit in found.limits] == ["reads", "usd"]

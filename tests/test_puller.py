"""The puller: the cursor never runs ahead of the commit, and trouble never ends the loop."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
import structlog

from socialbot import puller as module
from socialbot.connectors.base import Batch, Check, Connector, Limits
from socialbot.connectors.errors import RetryLater, StopConnector
from socialbot.intake import IntakeError
from socialbot.metrics import Metrics
from socialbot.puller import Puller, State


class Script(Connector):
    """Answers pulls with what it was given, and notes the cursors it was asked with."""

    platform = "script"
    limits = Limits(1, 1, 100, timedelta(days=1))

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.cursors: list[str | None] = []
        self.started_from: list[str | None] = []
        self.emptied = asyncio.Event()

    @property
    def account(self) -> str:
        return "brand"

    async def open(self) -> None: ...

    async def start(self, cursor: str | None) -> str | None:
        self.started_from.append(cursor)
        return cursor or "baseline"

    async def pull(self, cursor: str | None) -> Batch:
        self.cursors.append(cursor)
        if not self.answers:
            self.emptied.set()
            await asyncio.sleep(3600)
        answer = self.answers.pop(0)
        if isinstance(answer, StopConnector) and not self.answers:
            asyncio.get_running_loop().call_soon(self.emptied.set)
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def send(self, address: Mapping[str, str], text: str) -> str:
        raise NotImplementedError

    async def probe(self) -> list[Check]:
        return []

    async def close(self) -> None: ...


class Desk:
    """Takes batches in, or refuses the first few."""

    def __init__(self, refusals: int = 0) -> None:
        self.refusals = refusals
        self.cursors: list[str | None] = []

    async def submit(self, connector: Connector, batch: Batch) -> None:
        if self.refusals:
            self.refusals -= 1
            raise IntakeError("commit_failed")
        self.cursors.append(batch.cursor)


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FIRST_WAIT", 0.0)


def pull(connector: Script, desk: Desk, stored: str | None = None) -> Puller:
    puller = Puller(connector, desk, lambda platform, account: stored, Metrics())  # type: ignore[arg-type]

    async def run() -> None:
        task = asyncio.create_task(puller.run())
        emptied = asyncio.create_task(connector.emptied.wait())
        await asyncio.wait({task, emptied}, return_when=asyncio.FIRST_COMPLETED)
        emptied.cancel()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    asyncio.run(run())
    return puller


def test_first_start_commits_its_baseline() -> None:
    desk = Desk()
    pull(Script(Batch(cursor="baseline")), desk)
    assert desk.cursors == ["baseline"]


def test_later_start_continues_from_the_commit() -> None:
    connector, desk = Script(Batch(cursor="7")), Desk()
    pull(connector, desk, stored="5")
    assert connector.started_from == ["5"]
    assert connector.cursors == ["5", "7"]


def test_cursor_stays_until_the_commit_succeeds() -> None:
    connector, desk = Script(Batch(cursor="2"), Batch(cursor="2"), Batch(cursor="3")), Desk(1)
    pull(connector, desk, stored="1")
    assert connector.cursors == ["1", "1", "2", "3"]
    assert desk.cursors == ["2", "3"]


@pytest.mark.parametrize("fault", [RetryLater("limited", 0.0), ValueError("garbage")])
def test_fault_is_borne_and_the_same_is_asked_again(fault: Exception) -> None:
    connector, desk = Script(fault, Batch(cursor="2")), Desk()
    puller = pull(connector, desk, stored="1")
    assert connector.cursors == ["1", "1", "2"]
    assert puller.state is State.RUNNING


def test_stopped_connector_says_so_and_starts_again_later(monkeypatch) -> None:
    monkeypatch.setattr(module, "LOOK_AGAIN", 0.0)
    connector = Script(StopConnector("token_revoked", "make a new token"), Batch(cursor="8"))
    with structlog.testing.capture_logs() as logs:
        puller = pull(connector, Desk(), stored="7")
    assert [log["hint"] for log in logs if log["event"] == "connector_stopped"] == [
        "make a new token"
    ]
    assert connector.started_from == ["7", "7"]
    assert puller.state is State.RUNNING


def test_stopped_connector_is_shown_as_stopped() -> None:
    connector = Script(StopConnector("token_revoked", "make a new token"))
    assert pull(connector, Desk(), stored="7").state is State.STOPPED

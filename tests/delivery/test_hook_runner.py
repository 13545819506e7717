"""The runner of outgoing webhooks: how much it takes at a time, and that it never stands still."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from socialbot.delivery import hook_runner
from socialbot.delivery.hook_runner import HookRunner
from socialbot.delivery.hooks import Event, Hook
from socialbot.store.database import open_engine
from socialbot.store.report_hooks import hooked_reports
from socialbot.store.reports import Reports
from socialbot.store.seal import Vault
from socialbot.store.upgrade import upgrade
from tests.delivery.test_hooks import AT, Receiver
from tests.store.test_reports import new
from tests.store.world import SECRET

HOOK = Hook("https://tickets.papatya.example/in", "a secret of both sides")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A database with three reports that wait."""
    engine = open_engine(f"sqlite:///{tmp_path / 'bot.db'}")
    upgrade(engine)
    reports = Reports(engine, Vault(SECRET), hooked=True, clock=lambda: AT)
    for _ in range(3):
        reports.file(new())
    yield engine
    engine.dispose()


def runner(engine: Engine, at_a_time: int) -> HookRunner:
    return HookRunner(
        hooked_reports(engine),
        HOOK,
        lambda due: Event("report.filed", str(due.id), due.values),
        given_up="report_hook_given_up",
        at_a_time=at_a_time,
        clock=lambda: AT,
    )


@pytest.mark.parametrize(("at_a_time", "tried"), [(1, [1, 1, 1, 0]), (2, [2, 1, 0, 0])])
def test_no_more_are_taken_than_go_together(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, at_a_time: int, tried: list[int]
) -> None:
    receiver = Receiver()
    monkeypatch.setattr(hook_runner, "open_client", receiver.client)

    async def run() -> list[int]:
        return [await runner(engine, at_a_time).send_due() for _ in tried]

    assert asyncio.run(run()) == tried
    sent = [request.headers["socialbot-delivery"] for request in receiver.requests]
    assert sorted(sent) == ["1", "2", "3"]


def test_it_does_not_rest_before_all_that_is_due_is_sent(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    receiver = Receiver()
    monkeypatch.setattr(hook_runner, "open_client", receiver.client)
    rested: list[int] = []

    async def rest(_: float) -> None:
        rested.append(len(receiver.requests))
        raise asyncio.CancelledError

    monkeypatch.setattr("socialbot.delivery.hook_runner.asyncio.sleep", rest)
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(runner(engine, 1).run())
    assert rested == [3]

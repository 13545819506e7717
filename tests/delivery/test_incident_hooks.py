"""An incident that opens is posted until the receiver takes it, and then never again."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import pytest
import structlog
from sqlalchemy import Engine

from socialbot.delivery import hook_runner
from socialbot.delivery.hooks import Hook, sign
from socialbot.delivery.incident_hooks import make_incident_hooks
from socialbot.domain import Intent
from socialbot.settings import Incidents
from socialbot.store.database import open_engine
from socialbot.store.incidents import watch
from socialbot.store.records import Records
from socialbot.store.seal import Vault
from socialbot.store.tables import IncidentRow
from socialbot.store.upgrade import upgrade
from socialbot.triage.bursts import Bursts
from tests.delivery.test_hooks import Receiver
from tests.store.world import NOW, SECRET, entry, outcome, record, rows

HOOK = Hook("https://pager.papatya.example/in", "a secret of both sides")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A database with one incident that has just opened."""
    engine = open_engine(f"sqlite:///{tmp_path / 'bot.db'}")
    upgrade(engine)
    result = outcome(intent=Intent.OUTAGE)
    people = [entry(one, result, author=f"person {one}") for one in range(12)]
    record(Records(engine, Vault(SECRET), 6), *people)
    watch(engine, Bursts.of(Incidents()), NOW, hooked=True)
    yield engine
    engine.dispose()


def send(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, receiver: Receiver, *times: datetime
) -> list[int]:
    """How many were tried at each of these times."""
    monkeypatch.setattr(hook_runner, "open_client", receiver.client)

    async def run() -> list[int]:
        return [await make_incident_hooks(engine, HOOK, lambda: at).send_due() for at in times]  # noqa: B023

    return asyncio.run(run())


def test_it_is_posted_once_and_signed(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    receiver = Receiver()
    assert send(engine, monkeypatch, receiver, NOW, NOW + timedelta(hours=1)) == [1, 0]
    (request,) = receiver.requests
    assert json.loads(request.content) == {
        "incident": 1,
        "topic": "outage",
        "opened_at": "2026-03-02T09:30:00+00:00",
        "people": 12,
        "reports": 0,
    }
    assert request.headers["socialbot-event"] == "incident.opened"
    assert request.headers["socialbot-delivery"] == "incident-1"
    assert request.headers["socialbot-signature"] == sign(HOOK.secret, request.content, NOW)
    assert rows(engine, IncidentRow)[0].hook_state == "sent"


def test_it_is_tried_again_later_and_after_a_restart(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    receiver = Receiver(httpx.ConnectError("no"), 503)
    times = [NOW + timedelta(seconds=second) for second in (0, 5, 10, 29, 30, 3600)]
    assert send(engine, monkeypatch, receiver, *times) == [1, 0, 1, 0, 1, 0]
    assert {request.headers["socialbot-delivery"] for request in receiver.requests} == {
        "incident-1"
    }


def test_after_a_day_it_is_given_up_and_told(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = [NOW, NOW + timedelta(hours=25), NOW + timedelta(hours=26)]
    with structlog.testing.capture_logs() as logs:
        assert send(engine, monkeypatch, Receiver(500, 500), *day) == [1, 1, 0]
    assert [log["event"] for log in logs] == ["incident_hook_given_up"]
    assert rows(engine, IncidentRow)[0].hook_state == "failed"


def test_without_a_webhook_nothing_waits(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    send(engine, monkeypatch, Receiver(), NOW)
    watch(engine, Bursts.of(Incidents(topics=())), NOW)
    later = NOW + timedelta(hours=1)
    result = outcome(intent=Intent.OUTAGE)
    people = [entry(50 + one, result, author=f"p {one}", sent_at=later) for one in range(12)]
    record(Records(engine, Vault(SECRET), 6), *people, now=later)
    watch(engine, Bursts.of(Incidents()), later)
    assert [row.hook_state for row in rows(engine, IncidentRow)] == ["sent", None]
    assert send(engine, monkeypatch, Receiver(), later) == [0]

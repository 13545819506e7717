"""Outgoing webhooks: the receiver can tell that they are ours, and nothing waits for them."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from socialbot.delivery import hook_runner
from socialbot.delivery.hooks import Event, Hook, post, sign
from socialbot.delivery.report_hooks import make_report_hooks
from socialbot.store.database import open_engine
from socialbot.store.reports import Reports
from socialbot.store.seal import Vault
from socialbot.store.tables import ReportRow
from socialbot.store.upgrade import upgrade
from tests.store.test_reports import new
from tests.store.world import SECRET, rows

AT = datetime(2026, 3, 2, 9, 30, 5, 900_000, tzinfo=UTC)
HOOK = Hook("https://tickets.papatya.example/in", "a secret of both sides")
EVENT = Event("report.filed", "7K2M-94QX-FHRW", {"what": "düğme çalışmıyor"})


class Receiver:
    """Keeps what it gets, and answers what it is told to."""

    def __init__(self, *answers: int | Exception) -> None:
        self.answers = list(answers)
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self.answers.pop(0) if self.answers else 200
        if isinstance(answer, Exception):
            raise answer
        return httpx.Response(answer, headers={"location": "https://elsewhere.example/"})

    def client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=httpx.MockTransport(self), trust_env=False)


def send(receiver: Receiver) -> bool:
    async def run() -> bool:
        async with receiver.client() as client:
            return await post(client, HOOK, EVENT, AT)

    return asyncio.run(run())


def test_the_signature_is_over_time_and_body() -> None:
    receiver = Receiver()
    assert send(receiver)
    (request,) = receiver.requests
    stamp, body = request.headers["socialbot-timestamp"], request.content
    expected = hmac.new(HOOK.secret.encode(), stamp.encode() + b"." + body, hashlib.sha256)
    assert request.headers["socialbot-signature"] == f"v1={expected.hexdigest()}"
    assert stamp == str(int(AT.timestamp()))
    assert json.loads(body) == {"what": "düğme çalışmıyor"}
    assert request.headers["socialbot-event"] == "report.filed"
    assert request.headers["socialbot-delivery"] == EVENT.id


@pytest.mark.parametrize("other", [("other secret", b"body"), ("secret", b"Body")])
def test_another_secret_or_body_is_another_signature(other: tuple[str, bytes]) -> None:
    assert sign("secret", b"body", AT) != sign(*other, AT)


@pytest.mark.parametrize("answer", [301, 400, 404, 410, 429, 500])
def test_only_a_yes_counts_and_no_redirect_is_followed(answer: int) -> None:
    receiver = Receiver(answer)
    assert not send(receiver)
    assert len(receiver.requests) == 1


@pytest.mark.parametrize("error", [httpx.ConnectError("no"), httpx.ReadTimeout("slow")])
def test_a_receiver_that_is_away_is_no_error(error: Exception) -> None:
    assert not send(Receiver(error))


def test_neither_secret_nor_content_is_in_a_repr() -> None:
    assert HOOK.secret not in repr(HOOK)
    assert "düğme" not in repr(EVENT)


def test_a_report_is_sent_again_until_it_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'bot.db'}")
    upgrade(engine)
    Reports(engine, Vault(SECRET), hooked=True, clock=lambda: AT).file(new(what="düğme çalışmıyor"))
    receiver = Receiver(httpx.ConnectError("no"), 503)
    monkeypatch.setattr(hook_runner, "open_client", receiver.client)

    async def run() -> None:
        sender = make_report_hooks(engine, HOOK, lambda: clock[0])
        for _ in range(3):
            clock[0] = rows(engine, ReportRow)[0].hook_at
            assert await sender.send_due() == 1
        assert await sender.send_due() == 0

    clock = [AT]
    asyncio.run(run())
    bodies = {request.content for request in receiver.requests}
    assert len(receiver.requests) == 3
    assert len(bodies) == 1
    assert rows(engine, ReportRow)[0].hook_state == "sent"
    engine.dispose()


def test_a_fault_of_the_sender_is_told_without_content_and_it_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'bot.db'}")  # without tables
    monkeypatch.setattr(hook_runner, "IDLE_SECONDS", 0.001)
    looks: list[datetime] = []
    went_on = asyncio.Event()

    def clock() -> datetime:
        looks.append(AT)
        if len(looks) == 2:
            went_on.set()
        return AT

    async def run() -> None:
        running = asyncio.create_task(make_report_hooks(engine, HOOK, clock).run())
        await went_on.wait()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    asyncio.run(run())
    logged = capsys.readouterr()
    assert "hooks_failed" in logged.out + logged.err
    assert "SELECT" not in logged.out + logged.err
    engine.dispose()

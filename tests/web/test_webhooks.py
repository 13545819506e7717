from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import anyio
import pytest
from prometheus_client import generate_latest

from socialbot.connectors.base import Batch, Webhook
from socialbot.settings import Web
from socialbot.web import webhooks
from socialbot.web.app import LARGEST_UPDATE, build_app
from socialbot.web.health import Health
from socialbot.web.webhooks import Inlet
from tests.web.conftest import Client

pytestmark = pytest.mark.anyio
SECRET = {"X-Secret": "open sesame"}


class Push(Webhook):
    """A platform whose requests carry a secret, and whose body is a cursor."""

    def verify(self, headers: Mapping[str, str], body: bytes) -> bool:
        return headers.get("x-secret") == "open sesame"

    def parse(self, body: bytes) -> Batch:
        return Batch(cursor=body.decode())


class Proved(Push):
    """A platform that checks with a GET that the address is ours."""

    challenges = True
    challenge_type = "application/json"

    def challenge(self, query: Mapping[str, str]) -> str | None:
        return '{"answer": "' + query["ask"] + '"}' if "ask" in query else None


@dataclass
class Intake:
    error: Exception | None = None
    taken: list[Batch] = field(default_factory=list)

    async def submit(self, batch: Batch) -> None:
        if self.error:
            raise self.error
        self.taken.append(batch)


def app_with(intake: Intake, health: Health):
    return build_app(Web(), health, [Inlet("telegram", Push(), intake.submit)])


async def test_a_committed_update_is_answered_with_200(client: Client, health: Health) -> None:
    intake = Intake()
    async with client(app_with(intake, health)) as http:
        answer = await http.post("/webhooks/telegram", content=b"7", headers=SECRET)
    assert answer.status_code == 200
    assert intake.taken == [Batch(cursor="7")]


@pytest.mark.parametrize("headers", [{}, {"X-Secret": ""}, {"X-Secret": "open says me"}])
async def test_an_update_from_elsewhere_is_refused_unread(
    client: Client, health: Health, headers: dict[str, str]
) -> None:
    intake = Intake()
    async with client(app_with(intake, health)) as http:
        answer = await http.post("/webhooks/telegram", content=b"\xff", headers=headers)
    assert answer.status_code == 403
    assert intake.taken == []


async def test_what_is_not_committed_is_asked_for_again(client: Client, health: Health) -> None:
    async with client(app_with(Intake(RuntimeError("full: 0532 000 00 00")), health)) as http:
        answer = await http.post("/webhooks/telegram", content=b"7", headers=SECRET)
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert answer.text == ""


async def test_a_commit_that_hangs_is_asked_for_again(
    client: Client, health: Health, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hang(batch: Batch) -> None:
        await anyio.sleep_forever()

    monkeypatch.setattr(webhooks, "COMMIT_LIMIT", 0.01)
    app = build_app(Web(), health, [Inlet("telegram", Push(), hang)])
    async with client(app) as http:
        answer = await http.post("/webhooks/telegram", content=b"7", headers=SECRET)
    assert answer.status_code == 503


async def test_a_body_that_breaks_the_reader_is_not_logged(
    client: Client, health: Health, capsys: pytest.CaptureFixture[str]
) -> None:
    async with client(app_with(Intake(), health)) as http:
        answer = await http.post("/webhooks/telegram", content=b"Ay\xfee 0532", headers=SECRET)
    assert answer.status_code == 503
    logged = capsys.readouterr()
    assert "UnicodeDecodeError" in logged.out + logged.err
    assert "0532" not in logged.out + logged.err


async def test_an_endless_body_is_refused(client: Client, health: Health) -> None:
    async def endless():
        while True:
            yield b"x" * 65_536

    intake = Intake()
    async with client(app_with(intake, health)) as http:
        declared = await http.post(
            "/webhooks/telegram", content=b"x" * (LARGEST_UPDATE + 1), headers=SECRET
        )
        sent = await http.post("/webhooks/telegram", content=endless(), headers=SECRET)
    assert [declared.status_code, sent.status_code] == [413, 413]
    assert intake.taken == []


async def test_only_platforms_with_a_way_in_are_served(client: Client, health: Health) -> None:
    async with client(app_with(Intake(), health)) as http:
        assert (await http.post("/webhooks/x", content=b"7")).status_code == 404
        assert (await http.get("/webhooks/telegram")).status_code == 405


async def test_a_platform_that_asks_is_shown_that_the_address_is_ours(
    client: Client, health: Health
) -> None:
    intake = Intake()
    app = build_app(Web(), health, [Inlet("x", Proved(), intake.submit)])
    async with client(app) as http:
        proof = await http.get("/webhooks/x", params={"ask": "7"})
        stranger = await http.get("/webhooks/x")
    assert (proof.status_code, proof.json()) == (200, {"answer": "7"})
    assert proof.headers["content-type"] == "application/json"
    assert (stranger.status_code, stranger.text) == (403, "")
    assert intake.taken == []


async def test_answers_are_counted_by_platform_and_status(client: Client, health: Health) -> None:
    async with client(app_with(Intake(), health)) as http:
        await http.post("/webhooks/telegram", content=b"7", headers=SECRET)
        await http.post("/webhooks/telegram", content=b"7")
    counted = generate_latest(health.registry).decode()
    assert 'socialbot_webhooks_total{platform="telegram",status="200"} 1.0' in counted
    assert 'socialbot_webhooks_total{platform="telegram",status="403"} 1.0' in counted

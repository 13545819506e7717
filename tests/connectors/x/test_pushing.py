"""Both ways in at once: what is pushed and read again is one message, and charged once."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any

import httpx
import pytest
from prometheus_client import CollectorRegistry
from starlette.applications import Starlette

from socialbot.connectors.base import Batch
from socialbot.connectors.x.connector import XConnector
from socialbot.connectors.x.ids import time_of
from socialbot.connectors.x.webhook import SIGNATURE
from socialbot.web.webhooks import Inlet, webhook_routes
from tests.connectors.reading import open_first, read_from
from tests.connectors.x.conftest import connect
from tests.doubles.x.double import SECRETS, XDouble
from tests.doubles.x.records import Event, Post

pytestmark = pytest.mark.anyio
WAY_IN = "http://bot.example/webhooks/x"


def sign(data: bytes) -> str:
    digest = hmac.new(SECRETS["consumer_secret"].encode(), data, hashlib.sha256).digest()
    return "sha256=" + base64.b64encode(digest).decode()


def mention_event(post: Post) -> dict[str, Any]:
    fields = {"author_id", "conversation_id", "entities", "created_at"}
    payload = post.show(fields, "tweet.fields")
    return envelope("post.mention.create", payload)


def message_event(event: Event) -> dict[str, Any]:
    made = {"sender_id": event.sender.id, "message_data": {"text": event.text}}
    shown = {"type": "message_create", "id": str(event.id), "message_create": made}
    shown["created_timestamp"] = str(int(time_of(event.id).timestamp() * 1000))
    return envelope("dm.received", {"direct_message_events": [shown], "users": {}})


def envelope(kind: str, payload: Mapping[str, Any]) -> dict[str, Any]:
    event = {"event_uuid": "1", "filter": {"user_id": "7001"}, "event_type": kind}
    return {"data": {**event, "payload": payload}}


class Front:
    """The bot's web app with the one way in, and what was taken in through it."""

    def __init__(self, connector: XConnector) -> None:
        self.taken: list[Batch] = []
        assert connector.webhook
        inlet = Inlet("x", connector.webhook, self._submit)
        app = Starlette(routes=webhook_routes([inlet], CollectorRegistry()))
        self.http = httpx.AsyncClient(transport=httpx.ASGITransport(app))

    async def _submit(self, batch: Batch) -> None:
        self.taken.append(batch)

    async def push(self, event: object, signature: str | None = None) -> int:
        body = json.dumps(event).encode()
        headers = {SIGNATURE: signature or sign(body)}
        return (await self.http.post(WAY_IN, content=body, headers=headers)).status_code

    @property
    def messages(self) -> list[str]:
        return [message.id for batch in self.taken for message in batch.messages]


@pytest.fixture
async def pushed(double: XDouble) -> Any:
    connector = connect(double, mode="webhook")
    yield connector
    await connector.close()


async def test_x_is_shown_that_the_address_is_ours(pushed: XConnector) -> None:
    front = Front(pushed)
    answer = await front.http.get(WAY_IN, params={"crc_token": "abc"})
    assert (answer.status_code, answer.json()) == (200, {"response_token": sign(b"abc")})
    assert (await front.http.get(WAY_IN)).status_code == 403


async def test_nobody_gets_an_event_signed(double: XDouble, pushed: XConnector) -> None:
    await pushed.open()
    front = Front(pushed)
    event = mention_event(double.post(double.person("Ayşe"), "@papatya hello"))["data"]
    short = {name: event[name] for name in ("event_type", "payload")}
    for forged in (json.dumps(short, separators=(",", ":")), "null", "1"):
        answer = await front.http.get(WAY_IN, params={"crc_token": forged})
        signature = answer.json()["response_token"] if answer.status_code == 200 else "none"
        headers = {SIGNATURE: signature}
        sent = await front.http.post(WAY_IN, content=forged.encode(), headers=headers)
        assert sent.status_code == 403
    assert front.taken == []


async def test_events_are_let_in_signed_and_after_the_start(
    double: XDouble, pushed: XConnector
) -> None:
    front, event = Front(pushed), message_event(double.message(double.person("Ayşe"), "hi"))
    assert await front.push(event) == 403
    await pushed.open()
    assert await front.push(event, signature="sha256=x") == 403
    assert front.taken == []
    assert await front.push(event) == 200
    assert len(front.messages) == 1


async def test_what_is_pushed_and_read_is_the_same_message_and_charged_once(
    double: XDouble, pushed: XConnector
) -> None:
    await pushed.open()
    cursor = await pushed.start(None)
    front, ayse = Front(pushed), double.person("Ayşe")
    post, event = double.post(ayse, "@papatya hello"), double.message(ayse, "hello")
    for each in (mention_event(post), message_event(event), mention_event(post)):
        assert await front.push(each) == 200
    read, _ = await read_from(pushed, cursor)
    assert {message.id for message in read} == set(front.messages)
    assert {(m.id, m.conversation, m.author, m.text, m.revision) for m in read} == {
        (m.id, m.conversation, m.author, m.text, m.revision)
        for batch in front.taken
        for m in batch.messages
    }
    spent = await pushed._meter.spent()
    assert (spent["read_mention"].count, spent["read_message"].count) == (1, 1)


async def test_beside_a_webhook_x_is_read_rarely(double: XDouble, pushed: XConnector) -> None:
    await pushed.open()
    cursor = await pushed.start(None)
    await pushed.pull(cursor)
    asked = len(double.calls)
    for _ in range(5):
        await pushed.pull(cursor)
    assert len(double.calls) == asked


def chat_event(double: XDouble, sent_at: float) -> dict[str, Any]:
    ayse = double.person("Ayşe")
    payload = {
        "id": "0f1e2d3c-1111-4222-8333-444455556666",
        "sender_id": ayse.id,
        "created_at_msec": str(int(sent_at * 1000)),
        "conversation_id": f"{ayse.id}:{double.brand.id}",
    }
    return envelope("chat.received", payload)


def events_of(double: XDouble) -> list[dict[str, Any]]:
    """One of each kind, written now."""
    ayse = double.person("Ayşe")
    return [
        mention_event(double.post(ayse, "@papatya hello")),
        message_event(double.message(ayse, "hello")),
        chat_event(double, double.now()),
    ]


async def test_what_is_delivered_from_before_the_first_start_is_not_answered(
    double: XDouble, pushed: XConnector
) -> None:
    front, clock = Front(pushed), double.now
    double.now = lambda: clock() - 60.0
    old = events_of(double)
    double.now = clock
    await pushed.open()
    for started in (False, True):
        if started:
            await pushed.start(None)
        for event in old:
            assert await front.push(event) == 200
    assert front.messages == []
    for event in events_of(double):
        assert await front.push(event) == 200
    assert len(front.messages) == 3


async def test_after_a_restart_what_was_missed_meanwhile_is_taken(
    double: XDouble, pushed: XConnector
) -> None:
    clock = double.now
    double.now = lambda: clock() - 3600.0
    before = events_of(double)
    double.now = lambda: clock() - 3540.0
    first = connect(double)
    cursor = await open_first(first)
    await first.close()
    double.now = lambda: clock() - 60.0
    missed = events_of(double)
    double.now = clock
    await pushed.open()
    await pushed.start(cursor)
    front = Front(pushed)
    for event in (*before, *missed):
        assert await front.push(event) == 200
    assert len(front.messages) == 3
    read, _ = await read_from(pushed, cursor)
    assert {message.id for message in read} < set(front.messages)

"""The connector against a Telegram server that others wrote."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
from collections.abc import AsyncIterator, Iterator

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from socialbot.connectors.base import Batch
from socialbot.connectors.errors import StopConnector
from socialbot.connectors.telegram.connector import TelegramConnector
from socialbot.connectors.telegram.wire import Timings
from socialbot.domain import Kind
from socialbot.settings import Telegram
from tests.acceptance.telegram.npm import AYSE, GROUP, NAME, TOKEN, People, missing, run_server

if reason := missing():
    pytest.skip(reason, allow_module_level=True)

pytestmark = [pytest.mark.node, pytest.mark.anyio]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def people(monkeypatch: pytest.MonkeyPatch) -> Iterator[People]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with run_server() as people:
        yield people


@pytest.fixture
async def connector(people: People) -> AsyncIterator[TelegramConnector]:
    connector = polling(people)
    await connector.open()
    yield connector
    await connector.close()


def polling(people: People) -> TelegramConnector:
    config = Telegram(token=TOKEN, api_url=people.url)
    return TelegramConnector(config, None, timings=Timings(answer=5.0, poll=1))


async def test_a_private_message_is_answered_under_it(
    people: People, connector: TelegramConnector
) -> None:
    cursor = await connector.start(None)
    people.write("Hesabıma giremiyorum")
    (message,) = (await connector.pull(cursor)).messages
    assert (message.kind, message.text) == (Kind.DM, "Hesabıma giremiyorum")
    assert await connector.send(message.address, "Canlı destek size yardımcı olur. 🌼")
    (answer,) = people.answers()
    assert answer["text"] == "Canlı destek size yardımcı olur. 🌼"
    assert json.loads(answer["reply_parameters"]) == {
        "message_id": int(message.address["message_id"]),
        "allow_sending_without_reply": True,
    }


async def test_only_what_is_meant_for_the_bot_is_read_in_a_group(
    people: People, connector: TelegramConnector
) -> None:
    cursor = await connector.start(None)
    named = {"type": "mention", "offset": 3, "length": len(NAME)}
    people.write("hello all", chat=GROUP)
    people.write(f"🌼 {NAME} merhaba", chat=GROUP, entities=[named])
    people.command(f"/help{NAME}")
    batch = await connector.pull(cursor)
    assert [m.text for m in batch.messages] == [f"🌼 {NAME} merhaba", f"/help{NAME}"]
    assert {m.kind for m in batch.messages} == {Kind.MENTION}


async def test_what_was_not_committed_comes_again_also_after_a_restart(
    people: People, connector: TelegramConnector
) -> None:
    cursor = await connector.start(None)
    people.write("one")
    people.write("two")
    first = await connector.pull(cursor)
    restarted = polling(people)
    await restarted.open()
    again = await restarted.pull(await restarted.start(cursor))
    await restarted.close()
    assert [m.text for m in first.messages] == ["one", "two"]
    assert [m.id for m in again.messages] == [m.id for m in first.messages]


async def test_what_was_committed_does_not_come_again(
    people: People, connector: TelegramConnector
) -> None:
    cursor = await connector.start(None)
    people.write("one")
    cursor = (await connector.pull(cursor)).cursor
    people.write("two")
    assert [m.text for m in (await connector.pull(cursor)).messages] == ["two"]


async def test_the_first_start_answers_nothing_old(
    people: People, connector: TelegramConnector
) -> None:
    people.write("old")
    cursor = await connector.start(None)
    people.write("new")
    assert [m.text for m in (await connector.pull(cursor)).messages] == ["new"]


async def test_an_edit_is_a_revision_of_the_same_message(
    people: People, connector: TelegramConnector
) -> None:
    cursor = await connector.start(None)
    people.write("befour")
    batch = await connector.pull(cursor)
    (first,) = batch.messages
    people.edit(int(first.address["message_id"]), "before")
    (edited,) = (await connector.pull(batch.cursor)).messages
    assert (edited.id, edited.text) == (first.id, "before")
    assert edited.revision > first.revision


async def test_a_poll_beside_a_webhook_is_refused(
    people: People, connector: TelegramConnector
) -> None:
    cursor = await connector.start(None)
    other = pushed(people, "https://other.example")
    await other.open()
    await other.start("0")
    await other.close()
    with pytest.raises(StopConnector, match="second_poller"):
        await connector.pull(cursor)


async def test_the_checks_hold_in_both_ways(people: People, connector: TelegramConnector) -> None:
    assert all(check.ok for check in await connector.probe())
    other = pushed(people, "https://other.example")
    await other.open()
    await other.start(None)
    assert all(check.ok for check in await other.probe())
    await other.close()
    assert [c.id for c in await connector.probe() if not c.ok] == ["telegram.webhook"]


async def test_a_pushed_message_comes_again_until_it_is_taken_in(people: People) -> None:
    taken: asyncio.Queue[Batch] = asyncio.Queue()
    async with inbox(people, taken) as connector:
        people.write("Merhaba", **{"from": AYSE})
        refused, accepted = await taken.get(), await taken.get()
        (message,) = accepted.messages
        assert [m.id for m in refused.messages] == [message.id]
        await connector.send(message.address, "Buradayız.")
    assert [answer["text"] for answer in people.answers()] == ["Buradayız."]


async def test_what_waited_before_the_first_start_is_not_answered_when_pushed(
    people: People,
) -> None:
    taken: asyncio.Queue[Batch] = asyncio.Queue()
    people.write("old", date=1_764_000_000)
    async with inbox(people, taken, cursor=None):
        old = await taken.get()
    assert (old.messages, old.skipped) == ((), 0)


def pushed(people: People, public_url: str) -> TelegramConnector:
    config = Telegram(
        token=TOKEN, api_url=people.url, mode="webhook", webhook_secret="s3cret-of-the-tests_-"
    )
    return TelegramConnector(config, public_url, timings=Timings(answer=5.0, poll=1))


@contextlib.asynccontextmanager
async def inbox(
    people: People, taken: asyncio.Queue[Batch], cursor: str | None = "0"
) -> AsyncIterator[TelegramConnector]:
    """A webhook of ours that refuses the first call, as when a commit fails."""

    async def receive(request: Request) -> Response:
        body, webhook = await request.body(), connector.webhook
        if webhook is None or not webhook.verify(dict(request.headers), body):
            return Response(status_code=403)
        taken.put_nowait(webhook.parse(body))
        calls.append(body)
        return Response(status_code=200 if len(calls) > 1 else 503)

    calls: list[bytes] = []
    app = Starlette(routes=[Route("/webhooks/telegram", receive, methods=["POST"])])
    with socket.create_server(("127.0.0.1", 0)) as bound:
        connector = pushed(people, f"http://127.0.0.1:{bound.getsockname()[1]}")
        config = uvicorn.Config(app, log_config=None, lifespan="off", ws="none")
        server = uvicorn.Server(config)
        serving = asyncio.create_task(server._serve([bound]))
        await connector.open()
        await connector.start(cursor)
        try:
            yield connector
        finally:
            server.should_exit = server.force_exit = True
            await serving
            await connector.close()

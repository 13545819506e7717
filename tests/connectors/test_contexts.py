"""No error drags along what somebody wrote: `from None` hides a context, but keeps it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from importlib import import_module
from typing import Any

import httpx
import pytest

from socialbot.connectors.errors import ConnectorError
from socialbot.connectors.sandbox.client import Client
from socialbot.connectors.sandbox.parse import Unreadable, parse_event

WORDS = "Ayşe, 0532 000 00 00"
CALLS: list[Callable[[Client], Awaitable[object]]] = [
    lambda client: client.reply("a1", WORDS),
    lambda client: client.hide(WORDS),
    lambda client: client.events(WORDS, 0),
]


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """What an error report could show beside the error."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


@pytest.mark.parametrize("platform", ["common", "graph", "telegram"])
@pytest.mark.parametrize("value", [WORDS, "2026-10-05T09:15:30", "0001-01-01T00:00:00+23:00", 1.5])
def test_a_time_that_cannot_be_read_is_left_behind(platform: str, value: object) -> None:
    shapes: Any = import_module(f"socialbot.connectors.{platform}.shapes")
    with pytest.raises(shapes.Unreadable) as caught:
        shapes.moment(value)
    assert [*chain(caught.value)] == [caught.value]


@pytest.mark.parametrize("fields", [{"sent_at": WORDS}, {"kind": WORDS}])
def test_an_event_that_cannot_be_read_is_left_behind(fields: dict[str, str]) -> None:
    post = {
        "id": "ab1",
        "author": {"id": "ayşe", "bot": False},
        "kind": "dm",
        "text": WORDS,
        "thread": "dm-ayşe",
        "attachments": 0,
        "sent_at": "2026-11-22T10:00:00+00:00",
        "revision": 0,
        "deleted": False,
    }
    event = {"type": "message", "message": post}
    assert parse_event(event, "papatya")
    with pytest.raises(Unreadable) as caught:
        parse_event({**event, "message": post | fields}, "papatya")
    assert [*chain(caught.value)] == [caught.value]


@pytest.mark.anyio
@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("kind", [httpx.ConnectError, httpx.ReadTimeout])
async def test_a_request_that_failed_is_left_behind(
    call: Callable[[Client], Awaitable[object]], kind: type[httpx.TransportError]
) -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise kind(WORDS, request=request)

    client = Client("http://127.0.0.1:9", "papatya", timeout=1)
    client._http._transport = httpx.MockTransport(fail)
    with pytest.raises(ConnectorError) as caught:
        await call(client)
    await client.close()
    assert [*chain(caught.value)] == [caught.value]


@pytest.mark.anyio
@pytest.mark.parametrize("call", CALLS)
async def test_a_call_that_took_too_long_is_left_behind(
    call: Callable[[Client], Awaitable[object]],
) -> None:
    async def hang(_: httpx.Request) -> httpx.Response:
        await asyncio.sleep(30)
        return httpx.Response(200)

    client = Client("http://127.0.0.1:9", "papatya", timeout=0.05)
    client._http._transport = httpx.MockTransport(hang)
    with pytest.raises(ConnectorError) as caught:
        await call(client)
    await client.close()
    assert [*chain(caught.value)] == [caught.value]

"""How the client takes odd answers that the platform's faults do not play."""

from __future__ import annotations

import httpx
import pytest

from socialbot.connectors.errors import (
    ConnectorError,
    GiveUp,
    RetryLater,
    SendUnknown,
    StopConnector,
)
from socialbot.connectors.sandbox.client import Client

pytestmark = pytest.mark.anyio


def client(answer: httpx.Response) -> Client:
    """A client whose every call gets this answer."""
    made = Client("http://127.0.0.1:9", "papatya", timeout=1)
    made._http._transport = httpx.MockTransport(lambda _: answer)
    return made


@pytest.mark.parametrize(
    ("header", "after"),
    [
        ("3", 3.0),
        ("0", 1.0),
        ("", None),
        ("soon", None),
        ("-1", None),
        ("nan", None),
        ("9" * 400, 3_600.0),
    ],
)
async def test_only_a_sensible_time_to_wait_is_believed(header: str, after: float | None) -> None:
    with pytest.raises(RetryLater) as caught:
        await client(httpx.Response(429, headers={"retry-after": header})).me()
    assert caught.value.after == after


@pytest.mark.parametrize("content", [b"", b"[]", b"null", b"\xff", b"[" * 100_000, b"<html>"])
async def test_garbage_is_no_answer(content: bytes) -> None:
    with pytest.raises(RetryLater):
        await client(httpx.Response(200, content=content)).events(None, 0)
    with pytest.raises(SendUnknown):
        await client(httpx.Response(200, content=content)).reply("a1", "hello")


@pytest.mark.parametrize(
    ("status", "error"),
    [(302, SendUnknown), (400, GiveUp), (404, GiveUp), (413, GiveUp), (502, SendUnknown)],
)
async def test_a_status_says_what_to_do_next(status: int, error: type[ConnectorError]) -> None:
    with pytest.raises(error):
        await client(httpx.Response(status, json={})).reply("a1", "hello")


@pytest.mark.parametrize(
    ("status", "error"),
    [(400, GiveUp), (404, GiveUp), (429, RetryLater), (401, StopConnector), (503, RetryLater)],
)
async def test_a_hide_that_is_uncertain_may_be_asked_for_again(
    status: int, error: type[ConnectorError]
) -> None:
    with pytest.raises(error):
        await client(httpx.Response(status, json={})).hide("a1")


async def test_a_post_is_hidden() -> None:
    await client(httpx.Response(200, json={})).hide("a1")

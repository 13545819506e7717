"""The platform's API as the bot calls it. Every failure becomes one that says what to do."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Mapping
from typing import Any

import httpx

from socialbot.connectors.errors import (
    ConnectorError,
    GiveUp,
    RetryLater,
    SendUnknown,
    StopConnector,
)

UNREACHED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
SHORTEST_RETRY, LONGEST_RETRY = 1.0, 3_600.0


class Client:
    """One account's calls; `timeout` is in seconds and comes on top of a long poll's wait."""

    def __init__(self, url: str, account: str, timeout: float) -> None:
        self._timeout = timeout
        self._http = httpx.AsyncClient(
            base_url=url,
            timeout=timeout,
            trust_env=False,
            headers={"authorization": f"Bearer {account}", "content-type": "application/json"},
        )

    async def me(self) -> dict[str, Any]:
        """Whose account this is."""
        return await self._read("/api/me", {}, 0)

    async def events(self, cursor: str | None, wait: float) -> dict[str, Any]:
        """What came after the cursor, which it acknowledges; waits so many seconds for it."""
        query = {"wait": str(wait)} | ({"cursor": cursor} if cursor else {})
        return await self._read("/api/events", query, wait)

    async def reply(self, in_reply_to: str, text: str) -> str:
        """Post an answer and return its id. Once the request is out, no answer, a server error or
        a garbled one leaves open whether it was posted: SendUnknown."""
        body = json.dumps({"in_reply_to": in_reply_to, "text": text}).encode("ascii")
        fault: ConnectorError
        try:
            return _read_reply(await self._post("/api/replies", body))
        except UNREACHED:
            fault = RetryLater("sandbox_unreachable")
        except (httpx.HTTPError, TimeoutError):
            fault = SendUnknown("sandbox_no_answer")
        raise fault  # out here, so that it does not drag the request and its text along

    async def hide(self, post_id: str) -> None:
        """Take a public post out of sight. Hiding it twice changes nothing, so whatever is
        uncertain may be asked for again: RetryLater."""
        body = json.dumps({"id": post_id}).encode("ascii")
        response = await _reach(self._post("/api/hidden", body))
        _check(response)
        if response.status_code >= 500:
            raise RetryLater(f"sandbox_status_{response.status_code}")
        if response.status_code >= 400:
            raise GiveUp("sandbox_refused")

    async def close(self) -> None:
        """Release sockets."""
        await self._http.aclose()

    async def _post(self, path: str, body: bytes) -> httpx.Response:
        """The library's time-outs begin anew with every byte, so the whole has one as well."""
        async with asyncio.timeout(self._timeout):
            return await self._http.post(path, content=body)

    async def _get(self, path: str, query: Mapping[str, str], wait: float) -> httpx.Response:
        timeout = httpx.Timeout(self._timeout, read=self._timeout + wait)
        async with asyncio.timeout(self._timeout + wait):
            return await self._http.get(path, params=query, timeout=timeout)

    async def _read(self, path: str, query: Mapping[str, str], wait: float) -> dict[str, Any]:
        response = await _reach(self._get(path, query, wait))
        _check(response)
        if response.status_code != 200:
            raise RetryLater(f"sandbox_status_{response.status_code}")
        data = _object(response)
        if not data:
            raise RetryLater("sandbox_garbage")
        return data


async def _reach(call: Awaitable[httpx.Response]) -> httpx.Response:
    """The answer to a call that may be repeated."""
    with contextlib.suppress(httpx.HTTPError, TimeoutError):
        return await call
    raise RetryLater("sandbox_unreachable")  # out here for the same reason as above


def _read_reply(response: httpx.Response) -> str:
    if response.status_code >= 500:
        raise SendUnknown("sandbox_server_error")
    _check(response)
    if response.status_code >= 400:
        raise GiveUp("sandbox_refused")
    reply_id = _object(response).get("id")
    if not isinstance(reply_id, str):
        raise SendUnknown("sandbox_garbage")
    return reply_id


def _check(response: httpx.Response) -> None:
    """The answers that mean the same whatever was asked."""
    if response.status_code == 429:
        raise RetryLater("sandbox_limited", _retry_after(response))
    if response.status_code in (401, 403):
        raise StopConnector("sandbox_unauthorised", "set sandbox.account to the platform's account")


def _retry_after(response: httpx.Response) -> float | None:
    value = response.headers.get("retry-after", "")
    if not (value.isascii() and value.isdigit()):
        return None
    return min(max(SHORTEST_RETRY, float(value)), LONGEST_RETRY)


def _object(response: httpx.Response) -> dict[str, Any]:
    try:
        data = json.loads(response.content)
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}

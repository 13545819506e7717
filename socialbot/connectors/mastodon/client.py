"""Mastodon.py wrapped: raw answers in, our own errors out, no logs, threads of its own."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import requests
from mastodon import Mastodon

from socialbot.connectors.base import Allowance
from socialbot.connectors.common.silence import silence
from socialbot.connectors.errors import ConnectorError, RetryLater
from socialbot.connectors.mastodon.faults import Failure, note_failure, read_fault, send_fault
from socialbot.connectors.mastodon.limits import read_allowance
from socialbot.connectors.mastodon.wire import Timings, Wire

THREADS = 8
TALKATIVE = ("urllib3", "requests", "charset_normalizer")
USER_AGENT = "socialbot"
Call = Callable[[Mastodon], object]
Sort = Callable[[Failure], ConnectorError]


class Client:
    """One account. Mastodon.py shares state inside a client, so each thread has one; the threads
    are the connector's own, so that a server that hangs holds up no other platform."""

    def __init__(self, url: str, token: str, timings: Timings) -> None:
        silence(TALKATIVE)
        self._url = url.rstrip("/")
        self._token = token
        self._timings = timings
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="mastodon")
        self._local = threading.local()
        self._wires: list[Wire] = []
        self._allowances: dict[str, Allowance] = {}

    async def ask(self, call: Call) -> Any:
        """A call that may be repeated; returns the raw JSON, raises RetryLater or StopConnector."""
        return await self._run(call, read_fault, "reads")

    async def send(self, call: Call) -> Any:
        """A call that must not be repeated blindly; raises any of connectors.errors."""
        return await self._run(call, send_fault, "sends")

    def allowances(self) -> tuple[Allowance, ...]:
        """What the server said last, as far as it still counts."""
        now = datetime.now(UTC)
        told = list(self._allowances.values())  # other threads add to it
        return tuple(each for each in told if each.until is None or each.until > now)

    async def close(self) -> None:
        """Release the sockets; safe to call twice."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for wire in self._wires:
            wire.close()

    async def _run(self, call: Call, sort: Sort, what: str) -> Any:
        try:
            work = self._threads.submit(self._call, call, what)
        except RuntimeError:
            raise RetryLater("closed") from None
        # Time-outs of sockets begin anew with every byte of the headers, so the whole has one.
        answer = await _wait(work, self._timings.connect + self._timings.answer)
        if isinstance(answer, Failure):
            raise sort(answer)  # out here, so that it does not drag the library's error along
        return answer

    def _call(self, call: Call, what: str) -> Any:
        api, wire = self._mine()
        wire.last, fault = None, None
        try:
            call(api)
        except Exception as error:  # noqa: BLE001 - any answer can be garbage
            fault = error
        if wire.last is not None:
            self._note_allowance(what, {k.lower(): v for k, v in wire.last.headers.items()})
        return read_answer(wire.last, fault)

    def _note_allowance(self, what: str, headers: dict[str, str]) -> None:
        if allowance := read_allowance(what, headers, datetime.now(UTC)):
            self._allowances[what] = allowance

    def _mine(self) -> tuple[Mastodon, Wire]:
        """This thread's client."""
        if not hasattr(self._local, "pair"):
            wire = Wire(self._timings)
            self._wires.append(wire)
            api = Mastodon(
                access_token=self._token,
                api_base_url=self._url,
                ratelimit_method="throw",
                session=wire,
                user_agent=USER_AGENT,
            )
            self._local.pair = (api, wire)
        pair: tuple[Mastodon, Wire] = self._local.pair
        return pair


async def _wait(work: Future[Any], limit: float) -> Any:
    """What the thread brings, or a Failure when it takes too long: of a call that had not begun,
    for all threads were taken, one that did not reach the server."""
    waiting = asyncio.wrap_future(work)
    try:
        done, _ = await asyncio.wait([waiting], timeout=limit)
    except asyncio.CancelledError:
        waiting.cancel()  # takes back what has not begun
        raise
    if not done:
        return Failure(reached=not work.cancel(), timed_out=True)
    if work.cancelled():  # by close()
        return Failure(reached=False)
    return work.result()


def read_answer(last: requests.Response | None, fault: Exception | None) -> Any:
    """The raw JSON of a success, or a Failure. The library takes redirects for successes, and
    stumbles over answers that it does not know, which are ours to read."""
    if last is not None and 200 <= last.status_code < 300:
        try:
            return json.loads(last.content)
        except (ValueError, RecursionError):
            return Failure(last.status_code)
    return note_failure(fault, last)

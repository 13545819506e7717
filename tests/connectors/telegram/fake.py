"""A stand-in for Telegram's Bot API on 127.0.0.1: a queue with offsets, answers, and trouble."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from tests.connectors.telegram.updates import BOT, BOT_ID

TOKEN = f"{BOT_ID}:AAF-not_a_real_token"

Trouble = Callable[[], Awaitable[Response]]


class FakeTelegram:
    """`queue` holds raw updates that were not acknowledged, `sent` the parameters of each send,
    `calls` every call with its parameters, `faults` what the next calls of a method meet."""

    def __init__(self) -> None:
        self.queue: list[Any] = []
        self.sent: list[dict[str, Any]] = []
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.faults: dict[str, list[Trouble]] = {}
        self.hook: dict[str, Any] = {"url": ""}
        self.me: dict[str, Any] = {**BOT, "can_read_all_group_messages": False}
        self.next_id = 501
        self.url = ""
        self.serving: asyncio.Task[None]

    def push(self, update: dict[str, Any]) -> int:
        """Puts an update at the end of the queue; returns its id."""
        self.next_id += 1
        self.queue.append({"update_id": self.next_id, **update})
        return self.next_id

    def app(self) -> Starlette:
        """The API under /bot<token>/<method>."""
        return Starlette(routes=[Route("/bot{token}/{method}", self._answer, methods=["POST"])])

    async def _answer(self, request: Request) -> Response:
        method = request.path_params["method"]
        parameters = {key: _decoded(value) for key, value in (await request.form()).items()}
        self.calls.append((method, parameters))
        if self.faults.get(method):
            return await self.faults[method].pop(0)()
        if request.path_params["token"] != TOKEN:
            return refuse(401, "Unauthorized")
        return answer({"ok": True, "result": getattr(self, f"_{method}")(parameters)})

    def _getMe(self, _: dict[str, Any]) -> object:
        return self.me

    def _getWebhookInfo(self, _: dict[str, Any]) -> object:
        return self.hook

    def _setWebhook(self, parameters: dict[str, Any]) -> object:
        self.hook = {"url": parameters["url"], "allowed_updates": parameters["allowed_updates"]}
        return True

    def _deleteWebhook(self, _: dict[str, Any]) -> object:
        self.hook = {"url": ""}
        return True

    def _getUpdates(self, parameters: dict[str, Any]) -> object:
        offset = parameters.get("offset", 0)
        if offset > 0:
            self.queue = [item for item in self.queue if _place(item) >= offset]
        return self.queue[:100]

    def _sendMessage(self, parameters: dict[str, Any]) -> object:
        self.sent.append(parameters)
        place = {"chat": {"id": parameters["chat_id"], "type": "private"}}
        return {"message_id": 9_000 + len(self.sent), "date": 1, **place}


def _place(item: object) -> int:
    return item.get("update_id", 0) if isinstance(item, dict) else 0


def _decoded(value: object) -> Any:
    try:
        return json.loads(str(value))
    except ValueError:
        return value


def refuse(status: int, description: str, **parameters: object) -> Response:
    """An error in Telegram's shape."""
    body = {"ok": False, "error_code": status, "description": description}
    return answer(body | ({"parameters": parameters} if parameters else {}), status)


def answer(body: object, status: int = 200) -> Response:
    """JSON in ASCII, which can hold half an emoji as Telegram's does."""
    return Response(json.dumps(body), status, media_type="application/json")


def trouble(status: int, description: str = "", **parameters: object) -> Trouble:
    """The next call is refused so."""

    async def meet() -> Response:
        return refuse(status, description, **parameters)

    return meet


def raw(status: int, body: bytes) -> Trouble:
    """The next call is answered with these bytes."""

    async def meet() -> Response:
        return Response(body, status)

    return meet


async def hang() -> Response:
    """The next call is never answered."""
    await asyncio.sleep(30)
    return Response("")


async def drip() -> Response:
    """The next call is answered a byte at a time, for ever."""

    async def bytes_for_ever() -> AsyncIterator[bytes]:
        while True:
            yield b" "
            await asyncio.sleep(0.05)

    return StreamingResponse(bytes_for_ever())


@contextlib.asynccontextmanager
async def serve(fake: FakeTelegram) -> AsyncIterator[asyncio.Task[None]]:
    """Serves until the end of the block; the task may be cancelled to take Telegram away."""
    with socket.socket(proto=socket.IPPROTO_TCP) as bound:  # named, or answers come 40 ms late
        bound.bind(("127.0.0.1", 0))
        fake.url = f"http://127.0.0.1:{bound.getsockname()[1]}"
        config = uvicorn.Config(
            fake.app(), log_config=None, access_log=False, lifespan="off", ws="none"
        )
        server = uvicorn.Server(config)
        task = asyncio.create_task(_run(server, bound))
        while not server.started:  # noqa: ASYNC110 - uvicorn has only this flag
            await asyncio.sleep(0.001)
        try:
            yield task
        finally:
            await end(task)


async def _run(server: uvicorn.Server, bound: socket.socket) -> None:
    """Ends at once when cancelled; uvicorn's own end takes its time."""
    try:
        await server._serve([bound])
    finally:
        for listening in server.servers:
            listening.close()
        for connection in list(server.server_state.connections):
            connection.transport.abort()
        for task in list(server.server_state.tasks):
            task.cancel()


async def end(task: asyncio.Task[None]) -> None:
    """Stops a served platform; safe to call twice."""
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task

"""A stand-in for Telegram's Bot API on 127.0.0.1: a queue with offsets, answers, and trouble."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.connectors.telegram.updates import BOT, BOT_ID
from tests.doubles.serving import Trouble

TOKEN = f"{BOT_ID}:AAF-not_a_real_token"


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

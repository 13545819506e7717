"""The last catch: an unforeseen error becomes a plain page and one line without content."""

from __future__ import annotations

from collections.abc import Callable

import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from socialbot.logs import locate

log = structlog.get_logger()


class Fence:
    """Keeps an exception from the server, which would log its text and traceback."""

    def __init__(self, app: ASGIApp, answer: Callable[[Request, Exception], Response]) -> None:
        self.app = app
        self.answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def send_noted(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, send_noted)
        except Exception as error:  # noqa: BLE001 - nothing may pass: its text can hold content
            log.error("web_failed", error=type(error).__name__, where=locate(error))
            if scope["type"] == "http" and not started:
                response = self.answer(Request(scope), error)
                await response(scope, receive, send)

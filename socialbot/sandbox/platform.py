"""The sandbox network over HTTP: an API for the bot, one for end users, and the page's files."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from socialbot.sandbox import wire
from socialbot.sandbox.bell import Bell
from socialbot.sandbox.faults import ENDPOINTS, Fault, Faults, Planned, RateLimit
from socialbot.sandbox.headers import SafeHeaders
from socialbot.sandbox.network import Network
from socialbot.sandbox.posts import Post, Refused, as_public

LONGEST_WAIT = 30.0
HANG = 60.0
REPLIES_PER_SECOND = 50
MOST_EVENTS = 100
MOST_STREAMS = 100
LOCAL_NAMES = ["127.0.0.1", "localhost", "[::1]"]  # no other page may reach it by a name of its own


class Platform:
    """The endpoints over one network. close() ends every long poll, stream and hanging call."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.faults = Faults()
        self.bell = Bell()
        self._limit = RateLimit(REPLIES_PER_SECOND, time.monotonic)
        self._streams = 0

    def build_app(self) -> Starlette:
        """The ASGI application."""
        return Starlette(
            routes=[
                Route("/api/me", self.show_account),
                Route("/api/events", self.show_events),
                Route("/api/replies", self.take_reply, methods=["POST"]),
                Route("/api/hidden", self.take_hide, methods=["POST"]),
                Route("/api/messages", self.take_message, methods=["POST"]),
                Route("/api/team", self.take_team_reply, methods=["POST"]),
                Route("/api/messages/{id}", self.change_message, methods=["PATCH", "DELETE"]),
                Route("/api/feed", self.show_feed),
                Route("/api/stream", self.stream),
                Route("/api/faults", self.take_fault, methods=["POST", "DELETE"]),
                Mount("/", StaticFiles(directory=Path(__file__).parent / "page", html=True)),
            ],
            middleware=[
                Middleware(SafeHeaders),
                Middleware(TrustedHostMiddleware, allowed_hosts=LOCAL_NAMES),
            ],
            exception_handlers={
                Refused: wire.refuse,
                HTTPException: wire.refuse,
                Exception: wire.refuse,
            },
        )

    def limit_replies(self, per_second: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Answer 429 to more replies than that in any one second."""
        self._limit = RateLimit(per_second, clock)

    def close(self) -> None:
        """Let everybody who waits go."""
        self.bell.close()

    async def show_account(self, request: Request) -> Response:
        """GET /api/me: whose account this is."""

        async def act() -> Response:
            brand, bounds = self.network.brand, self.network.bounds
            return wire.answer({"id": brand.id, "name": brand.name, "longest_reply": bounds.reply})

        return await self._call("me", request, act)

    async def show_events(self, request: Request) -> Response:
        """GET /api/events?cursor=&wait=: what was not acknowledged yet, waiting for it a while."""
        cursor, wait = request.query_params.get("cursor"), _read_wait(request)

        async def act() -> Response:
            log, reader = self.network.events, self.network.brand.id
            events = log.read(reader, cursor, MOST_EVENTS)
            if not events and wait and not self.bell.closed:
                await self.bell.wait(wait)
                events = log.read(reader, cursor, MOST_EVENTS)
            last = events[-1].number if events else log.seen(reader)
            return wire.answer(
                {"events": [event.raw for event in events], "cursor": log.cursor(last)}
            )

        return await self._call("events", request, act)

    async def take_reply(self, request: Request) -> Response:
        """POST /api/replies {in_reply_to, text}: the brand answers."""
        body = await wire.read_body(request)

        async def act() -> Response:
            if not self._limit.admit():
                return _limited(1)
            text, parent = wire.read_text(body, "text"), wire.read_text(body, "in_reply_to")
            return self._show(self.network.reply(parent, text))

        return await self._call("replies", request, act)

    async def take_hide(self, request: Request) -> Response:
        """POST /api/hidden {id}: the brand takes a public post out of sight."""
        body = await wire.read_body(request)

        async def act() -> Response:
            return self._show(self.network.hide(wire.read_text(body, "id")))

        return await self._call("hidden", request, act)

    async def take_message(self, request: Request) -> Response:
        """POST /api/messages {author, kind, text, in_reply_to?, attachments?, bot?}."""
        body = await wire.read_body(request)
        return self._show(self.network.write(wire.read_draft(body)))

    async def take_team_reply(self, request: Request) -> Response:
        """POST /api/team {in_reply_to, text}: a person of the brand's team answers by hand."""
        body = await wire.read_body(request)
        text, parent = wire.read_text(body, "text"), wire.read_text(body, "in_reply_to")
        return self._show(self.network.reply(parent, text, by_team=True))

    async def change_message(self, request: Request) -> Response:
        """PATCH {text} or DELETE /api/messages/{id}: the writer thinks again."""
        post_id = request.path_params["id"]
        if request.method == "DELETE":
            return self._show(self.network.delete(post_id))
        body = await wire.read_body(request)
        return self._show(self.network.edit(post_id, wire.read_text(body, "text")))

    async def show_feed(self, request: Request) -> Response:
        """GET /api/feed: the newest posts, for the page."""
        posts = [as_public(post.as_json()) for post in self.network.posts(300)]
        brand = self.network.brand
        account = {"id": brand.id, "name": brand.name}
        return wire.answer({"network": self.network.id, "account": account, "posts": posts})

    async def stream(self, request: Request) -> Response:
        """GET /api/stream: every post as it is written or changed, as server-sent events."""
        if self._streams >= MOST_STREAMS:
            raise Refused("too_many_streams", 503)
        return StreamingResponse(self._tell(), media_type="text/event-stream")

    async def take_fault(self, request: Request) -> Response:
        """POST /api/faults {endpoint, kind, times?, after?} plans failures, DELETE clears them.
        kind `malformed` puts unreadable events into the log instead."""
        if request.method == "DELETE":
            self.faults.clear()
            return wire.answer({})
        body = await wire.read_body(request)
        endpoint, kind = wire.read_text(body, "endpoint"), wire.read_text(body, "kind")
        times = wire.read_count(body, "times", 1, 1_000)
        if endpoint not in ENDPOINTS or kind not in [*Fault, "malformed"]:
            raise Refused("bad_fault")
        if kind == "malformed":
            for _ in range(times):
                self.network.happen({"type": "message", "message": {"id": None}})
            self.bell.ring()
        else:
            after = wire.read_count(body, "after", 1, 3_600)
            self.faults.plan(endpoint, Planned(Fault(kind), after), times)
        return wire.answer({})

    async def _call(
        self, endpoint: str, request: Request, act: Callable[[], Awaitable[Response]]
    ) -> Response:
        """One call of the bot: its account checked, its due failure played."""
        scheme, _, account = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or account.casefold() != self.network.brand.id:
            raise Refused("unknown_account", 401)
        planned = self.faults.take(endpoint)
        if planned is None:
            return await act()
        if planned.fault is Fault.GARBAGE:
            return Response("<html>sorry", media_type="application/json")
        if planned.fault is Fault.LIMITED:
            return _limited(planned.after)
        if planned.fault in (Fault.HANG, Fault.LOST):
            if planned.fault is Fault.LOST:
                await act()
            await self.bell.wait_for_close(HANG)
            return wire.answer({"error": "too_late"}, 503)
        return wire.answer({"error": "fault"}, int(planned.fault))

    def _show(self, post: Post) -> Response:
        self.bell.ring()
        return wire.answer(post.as_json())

    async def _tell(self) -> AsyncIterator[str]:
        self._streams += 1
        seen = self.network.events.last
        try:
            yield "retry: 1000\nevent: ready\ndata: {}\n\n"
            while not self.bell.closed:
                for event in self.network.events.after(seen, MOST_EVENTS):
                    seen = event.number
                    yield f"data: {json.dumps(as_public(event.raw['message']))}\n\n"
                if seen == self.network.events.last and not await self.bell.wait(15):
                    yield ": still here\n\n"
        finally:
            self._streams -= 1


def _read_wait(request: Request) -> float:
    try:
        wait = float(request.query_params.get("wait", "0"))
    except ValueError:
        raise Refused("bad_wait") from None
    if not 0 <= wait <= LONGEST_WAIT:
        raise Refused("bad_wait")
    return wait


def _limited(after: int) -> Response:
    return wire.answer({"error": "too_many_calls"}, 429, {"retry-after": str(after)})

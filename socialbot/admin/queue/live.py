"""GET /queue/live: what is new, as events to a page that stays as it is until its reader asks."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from socialbot.admin.queue.poller import Poller, Told
from socialbot.admin.queue.queries import read_query
from socialbot.store.queue.filters import Filters
from socialbot.store.queue.listing import Listed
from socialbot.store.queue.news import Mark

QUIET = 20.0  # seconds, then a comment: a proxy would close what says nothing
LASTS = 300.0  # then the page asks anew, and the session is looked at again
RETRY = 1000  # milliseconds


class Live:
    """A stream a page. It tells ids, versions and names of the team, and no word of a message."""

    def __init__(self, poller: Poller) -> None:
        self._poller = poller

    async def __call__(self, request: Request) -> Response:
        if self._poller.is_full:
            raise HTTPException(429, headers={"retry-after": "60"})
        query = read_query(request.query_params)
        since = request.headers.get("last-event-id") or request.query_params.get("since", "")
        events = self._events(query.filters(request.state.visitor.id), read_mark(since))
        headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
        return StreamingResponse(events, media_type="text/event-stream", headers=headers)

    async def _events(self, filters: Filters, since: Mark) -> AsyncIterator[str]:
        loop = asyncio.get_running_loop()
        ends = loop.time() + LASTS
        with self._poller.listen() as inbox:
            yield f"retry: {RETRY}\n\n"
            yield await self._describe(await self._poller.catch_up(since), filters)
            while loop.time() < ends:
                try:
                    told = await asyncio.wait_for(inbox.get(), QUIET)
                except TimeoutError:
                    yield ": still here\n\n"
                else:
                    yield await self._describe(told, filters)

    async def _describe(self, told: Told, filters: Filters) -> str:
        """One event: what came that the page would show, what changed, and who looks."""
        shown, news = await self._poller.wanted(told, filters), told.news
        said = {
            "came": [tell(item) for item in news.came if item.id in shown],
            "changed": [tell(item) | {"here": item.id in shown} for item in news.changed],
            "looking": {str(number): names for number, names in news.looking.items()},
        }
        return f"id: {write_mark(news.mark)}\ndata: {json.dumps(said)}\n\n"


def tell(item: Listed) -> dict[str, object]:
    """What a page may need to know of an item to mend its line."""
    return {
        "id": item.id,
        "version": item.version,
        "urgent": item.urgency > 0,
        "assignee": item.assignee,
        "decision": item.decision,
    }


def write_mark(mark: Mark) -> str:
    """How far a page has heard, as the page gives it back."""
    return f"{mark.last_id}.{int(mark.at.timestamp() * 1000)}"


def read_mark(text: str) -> Mark:
    """How far a page has heard; answers 404 for anything else."""
    last, _, at = text.partition(".")
    if not all(part.isascii() and part.isdigit() and len(part) < 19 for part in (last, at)):
        raise HTTPException(404)
    try:
        return Mark(int(last), datetime.fromtimestamp(int(at) / 1000, UTC))
    except (ValueError, OverflowError, OSError):
        raise HTTPException(404) from None

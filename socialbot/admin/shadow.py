"""What shadow mode would have said."""

from __future__ import annotations

from typing import Protocol

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from socialbot.admin.dangers import DANGERS, RISKS
from socialbot.admin.pages import Pages
from socialbot.admin.paging import page_at, read_trail
from socialbot.store.shadowed import Shadowed

PATH = "/shadow"
PAGE = 20


class ShadowRecords(Protocol):
    """What the page needs of store.records.Records. The calls block."""

    def shadowed(self, limit: int, before_id: int | None) -> list[Shadowed]: ...

    @property
    def shadow(self) -> bool: ...


class ShadowPage:
    """GET /shadow?before=<id>.<id>: messages with their unsent replies, in pages."""

    def __init__(self, records: ShadowRecords, pages: Pages) -> None:
        self._records = records
        self._pages = pages

    async def __call__(self, request: Request) -> Response:
        trail = read_trail(request.query_params.get("before"))
        before = trail[-1] if trail else None
        # One more than is shown tells whether there is a further page.
        items = await run_in_threadpool(self._records.shadowed, PAGE + 1, before)
        shown = items[:PAGE]
        return self._pages.render(
            request,
            "shadow.html",
            here="shadow",
            items=shown,
            dangers=DANGERS,
            risks=RISKS,
            newer=page_at(trail[:-1], PATH) if trail else None,
            older=page_at((*trail, shown[-1].id), PATH) if len(items) > PAGE else None,
        )

"""Settings: who did what, and who looked at what."""

from __future__ import annotations

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from socialbot.admin.paging import page_at, read_trail
from socialbot.admin.rooms import Desk
from socialbot.admin.settings_shelf import render
from socialbot.admin.team import ADMINS
from socialbot.store.trail import Line, Trail

PAGE = 50

Read = Callable[[int, int | None, str | None], list[Line]]


class AuditRoom:
    """GET /settings/audit and GET /settings/looks: lines in pages, of everybody or of one."""

    def __init__(self, trail: Trail) -> None:
        self._trail = trail

    def __call__(self, desk: Desk) -> list[BaseRoute]:
        self._desk = desk
        return [
            desk.gate.route("/settings/audit", self._show_acts, ADMINS),
            desk.gate.route("/settings/looks", self._show_looks, ADMINS),
        ]

    async def _show_acts(self, request: Request) -> Response:
        return await self._page(request, "audit", self._trail.acts)

    async def _show_looks(self, request: Request) -> Response:
        return await self._page(request, "looks", self._trail.looks)

    async def _page(self, request: Request, kind: str, read: Read) -> Response:
        trail = read_trail(request.query_params.get("before"))
        who = request.query_params.get("who") or None
        found = await run_in_threadpool(read, PAGE + 1, trail[-1] if trail else None, who)
        lines = found[:PAGE]
        names = await run_in_threadpool(self._trail.names)
        subjects = await run_in_threadpool(self._trail.subjects, lines)

        def address(steps: tuple[int, ...]) -> str:
            return page_at(steps, f"/settings/{kind}", who=who)

        return render(
            self._desk,
            request,
            "audit.html",
            kind,
            lines=lines,
            names=names,
            who=who,
            subjects=subjects,
            newer=address(trail[:-1]) if trail else None,
            older=address((*trail, lines[-1].id)) if len(found) > PAGE else None,
        )

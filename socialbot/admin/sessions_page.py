"""Settings: who is signed in just now, and from what browser."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute

from socialbot.admin.forms import read_form
from socialbot.admin.rooms import Desk
from socialbot.admin.settings_shelf import render
from socialbot.admin.team import ADMINS
from socialbot.store.open_sessions import OpenSessions
from socialbot.store.sessions import hash_token

PATH = "/settings/sessions"


class SessionsRoom:
    """GET /settings/sessions, and a form that ends one."""

    def __init__(self, sessions: OpenSessions) -> None:
        self._sessions = sessions

    def __call__(self, desk: Desk) -> list[BaseRoute]:
        self._desk = desk
        end = desk.proof.before(self._end)
        return [
            desk.gate.route(PATH, self._show, ADMINS),
            desk.gate.route(f"{PATH}/{{id}}", end, ADMINS, "POST"),
        ]

    async def _show(self, request: Request) -> Response:
        found = await run_in_threadpool(self._sessions.all)
        own = hash_token(request.cookies[self._desk.cookies.session])
        ended = request.query_params.get("notice") == "ended"
        return render(
            self._desk, request, "sessions.html", "sessions", sessions=found, own=own, ended=ended
        )

    async def _end(self, request: Request) -> Response:
        await read_form(request, self._desk.cookies)
        key, by = request.path_params["id"], request.state.visitor.id
        await run_in_threadpool(self._sessions.end, key, by)
        return RedirectResponse(f"{PATH}?notice=ended", 303)

"""One's own account: password, second lock, and where one is signed in."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute

from socialbot.admin.auth import STATUS, client_of, tell_wait
from socialbot.admin.forms import read_form
from socialbot.admin.rooms import Desk
from socialbot.admin.team import EVERYBODY, Refused
from socialbot.store.open_sessions import OpenSessions
from socialbot.store.own_account import OwnAccount
from socialbot.store.passwords import SHORTEST
from socialbot.store.sessions import hash_token

PATH = "/account"
NOTICES = frozenset({"password_changed", "ended", "others_ended", "lock_removed", "lock_needed"})


class AccountRoom:
    """GET /account, POST /account/password, POST /account/sessions and .../sessions/{id}."""

    def __init__(self, account: OwnAccount, sessions: OpenSessions) -> None:
        self._account = account
        self._sessions = sessions

    def __call__(self, desk: Desk) -> list[BaseRoute]:
        self._desk = desk
        post = "POST"
        return [
            desk.gate.route(PATH, self._show, EVERYBODY),
            desk.gate.route(f"{PATH}/password", self._set_password, EVERYBODY, post),
            desk.gate.route(f"{PATH}/sessions", self._end_others, EVERYBODY, post),
            desk.gate.route(f"{PATH}/sessions/{{id}}", self._end, EVERYBODY, post),
        ]

    async def _show(self, request: Request) -> Response:
        notice = request.query_params.get("notice", "")
        return await self._page(request, notice=notice if notice in NOTICES else None)

    async def _set_password(self, request: Request) -> Response:
        fields = await read_form(request, self._desk.cookies)
        new, token = fields.get("new", ""), self._token(request)
        if new != fields.get("again", ""):
            return await self._page(request, problem="differ", status=400)
        told = token, fields.get("old", ""), client_of(request), False
        refused = await self._desk.proof.check(*told)
        if refused:
            return await self._page(request, refused=refused, status=STATUS[refused.why])
        number = request.state.visitor.id
        done = await self._desk.proof.run(self._account.set_password, number, token, new)
        if done is not True:
            return await self._page(request, problem="length", status=400)
        return RedirectResponse(f"{PATH}?notice=password_changed", 303)

    async def _end(self, request: Request) -> Response:
        await read_form(request, self._desk.cookies)
        key, number = request.path_params["id"], request.state.visitor.id
        await run_in_threadpool(self._sessions.end, key, number, number)
        return RedirectResponse(f"{PATH}?notice=ended", 303)

    async def _end_others(self, request: Request) -> Response:
        await read_form(request, self._desk.cookies)
        end = self._sessions.end_others
        await run_in_threadpool(end, request.state.visitor.id, self._token(request))
        return RedirectResponse(f"{PATH}?notice=others_ended", 303)

    async def _page(
        self,
        request: Request,
        notice: str | None = None,
        problem: str | None = None,
        refused: Refused | None = None,
        status: int = 200,
    ) -> Response:
        number = request.state.visitor.id
        locks = await run_in_threadpool(self._account.locks, number)
        sessions = await run_in_threadpool(self._sessions.all, number)
        page = self._desk.pages.render(
            request,
            "account.html",
            status,
            here="account",
            locks=locks,
            sessions=sessions,
            own=hash_token(self._token(request)),
            must=self._account.two_factors,
            shortest=SHORTEST,
            notice=notice,
            problem=problem,
            refused=refused,
            visitor=request.state.visitor,
        )
        return tell_wait(page, refused)

    def _token(self, request: Request) -> str:
        return request.cookies[self._desk.cookies.session]

"""Login and logout. Nothing in an answer tells a wrong password from an unknown name."""

from __future__ import annotations

from datetime import timedelta

import anyio
import structlog
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from socialbot.admin.cookies import Cookies
from socialbot.admin.forms import local_path, read_form
from socialbot.admin.pages import Pages
from socialbot.admin.team import Refusal, Refused, Team

PARALLEL = 2  # logins that hash at the same time: each takes a core and 64 MB for half a second
WAITING = 16  # further logins that may wait for their turn
STATUS = {Refusal.WRONG: 401, Refusal.WAIT: 429, Refusal.BUSY: 503}
NOTICES = frozenset({"signed_out"})
LONGEST_NAME = 200  # as far as the form lets one type; the rest of a longer one is not shown again

log = structlog.get_logger()


class Auth:
    """The endpoints of /login and /logout."""

    def __init__(self, team: Team, pages: Pages, cookies: Cookies) -> None:
        self._team = team
        self._pages = pages
        self._cookies = cookies
        self._slots = anyio.CapacityLimiter(PARALLEL)
        self._inside = 0

    async def show(self, request: Request) -> Response:
        """The login page, with where to go on to."""
        asked = request.query_params.get("notice", "")
        notice = asked if asked in NOTICES else None
        return self._form(request, request.query_params.get("next", "/"), notice=notice)

    async def log_in(self, request: Request) -> Response:
        """Start a session; its token is new at each login, and the one before it ends."""
        fields = await read_form(request, self._cookies)
        onward = local_path(fields.get("next", "/"))
        name = fields.get("name", "")
        outcome = await self._try(request, name, fields.get("password", ""))
        if isinstance(outcome, Refused):
            log.info("login_refused", code=str(outcome.why))
            return self._form(request, onward, name, refused=outcome)
        await self._end_session(request)
        response = RedirectResponse(onward, 303)
        self._cookies.write(response, self._cookies.session, outcome)
        self._cookies.drop(response, self._cookies.visit)
        return response

    async def log_out(self, request: Request) -> Response:
        """End the session in the database, so that a copy of the cookie is worth nothing."""
        await read_form(request, self._cookies)
        await self._end_session(request)
        response = RedirectResponse("/login?notice=signed_out", 303)
        self._cookies.drop(response, self._cookies.session)
        return response

    async def _try(self, request: Request, name: str, password: str) -> str | Refused:
        if self._inside >= PARALLEL + WAITING:
            return Refused(Refusal.BUSY)
        client = request.client.host if request.client else ""
        self._inside += 1
        try:
            return await anyio.to_thread.run_sync(
                self._team.enter, name, password, client, limiter=self._slots
            )
        finally:
            self._inside -= 1

    async def _end_session(self, request: Request) -> None:
        if token := request.cookies.get(self._cookies.session):
            await run_in_threadpool(self._team.leave, token)

    def _form(
        self,
        request: Request,
        onward: str,
        name: str = "",
        notice: str | None = None,
        refused: Refused | None = None,
    ) -> Response:
        page = self._pages.render(
            request,
            "login.html",
            STATUS[refused.why] if refused else 200,
            next=local_path(onward),
            name=name[:LONGEST_NAME],
            notice=notice,
            refused=refused,
        )
        if refused and refused.wait:
            page.headers["retry-after"] = str(-(-refused.wait // timedelta(seconds=1)))
        return page

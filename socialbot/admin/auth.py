"""Login and logout. Nothing in an answer tells a wrong password from an unknown name."""

from __future__ import annotations

from datetime import timedelta

import structlog
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from socialbot.admin.browsers import browser_of
from socialbot.admin.cookies import Cookies
from socialbot.admin.forms import local_path, read_form
from socialbot.admin.pages import Pages
from socialbot.admin.slots import Slots
from socialbot.admin.team import CODE, Refusal, Refused, Team

STATUS = {Refusal.WRONG: 401, Refusal.WAIT: 429, Refusal.BUSY: 503}
NOTICES = frozenset({"signed_out"})
SSO_PROBLEMS = frozenset({"sso_away", "sso_again", "sso_no_role", "sso_name", "sso_out"})
LONGEST_NAME = 200  # as far as the form lets one type; the rest of a longer one is not shown again

log = structlog.get_logger()


class Auth:
    """The endpoints of /login and /logout."""

    def __init__(self, team: Team, pages: Pages, cookies: Cookies, slots: Slots) -> None:
        self._team = team
        self._pages = pages
        self._cookies = cookies
        self._slots = slots

    async def show(self, request: Request) -> Response:
        """The login page, with where to go on to."""
        asked = request.query_params.get("notice", "")
        notice = asked if asked in NOTICES else None
        onward = request.query_params.get("next", "/")
        problem = asked if asked in SSO_PROBLEMS else None
        return self._form(request, onward, notice=notice, problem=problem)

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
        told = client_of(request), browser_of(request.headers.get("user-agent", ""))
        return await self._slots.run(self._team.enter, name, password, *told)

    async def show_code(self, request: Request) -> Response:
        """GET /login/code: the second step, for who has done the first."""
        if await self._waiting(request) is None:
            return RedirectResponse("/login", 303)
        return self._code(request, request.query_params.get("next", "/"))

    async def pass_code(self, request: Request) -> Response:
        """POST /login/code: a code of the app, or a recovery code."""
        fields = await read_form(request, self._cookies)
        onward = local_path(fields.get("next", "/"))
        token = await self._waiting(request)
        if token is None:
            return RedirectResponse("/login", 303)
        typed = fields.get("code", "")
        outcome = await run_in_threadpool(self._team.pass_code, token, typed, client_of(request))
        if isinstance(outcome, Refused):
            log.info("login_refused", code=str(outcome.why))
            return self._code(request, onward, outcome)
        response = RedirectResponse(onward, 303)
        self._cookies.write(response, self._cookies.session, outcome)
        return response

    async def _waiting(self, request: Request) -> str | None:
        """The token of a session that waits for its second step."""
        token = request.cookies.get(self._cookies.session)
        visitor = await run_in_threadpool(self._team.visitor, token) if token else None
        return token if visitor and visitor.waits_for == CODE else None

    def _code(self, request: Request, onward: str, refused: Refused | None = None) -> Response:
        status = STATUS[refused.why] if refused else 200
        page = self._pages.render(
            request, "code.html", status, next=local_path(onward), refused=refused
        )
        return tell_wait(page, refused)

    async def _end_session(self, request: Request) -> None:
        if token := request.cookies.get(self._cookies.session):
            await run_in_threadpool(self._team.leave, token)

    def _form(  # noqa: PLR0913 - what the page may say
        self,
        request: Request,
        onward: str,
        name: str = "",
        *,
        notice: str | None = None,
        problem: str | None = None,
        refused: Refused | None = None,
    ) -> Response:
        page = self._pages.render(
            request,
            "login.html",
            STATUS[refused.why] if refused else 200,
            next=local_path(onward),
            name=name[:LONGEST_NAME],
            notice=notice,
            problem=problem,
            refused=refused,
        )
        return tell_wait(page, refused)


def tell_wait(page: Response, refused: Refused | None) -> Response:
    """Say in the head of an answer how long to wait."""
    if refused and refused.wait:
        page.headers["retry-after"] = str(-(-refused.wait // timedelta(seconds=1)))
    return page


def client_of(request: Request) -> str:
    """The address that asks, "" where it is not known."""
    return request.client.host if request.client else ""

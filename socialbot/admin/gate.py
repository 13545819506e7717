"""Who may pass: every page is behind this gate unless it is listed as open."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from socialbot.admin.cookies import Cookies
from socialbot.admin.navigation import entries_for
from socialbot.admin.pages import own_path
from socialbot.admin.team import ACTORS, CODE, ENROL, ROLES, Team, Visitor

STEPS = {CODE: "/login/code", ENROL: "/account/second-factor"}

Endpoint = Callable[[Request], Awaitable[Response]]

NoteLook = Callable[[int, str, str], None]
"""Keeps that a member saw a thing of ours: store.looks.Looks.note. Blocks."""


class Gate:
    """Makes routes that only members of the team with a live session and one of the roles that
    the route names enter."""

    def __init__(self, team: Team, cookies: Cookies, note_look: NoteLook = lambda *_: None) -> None:
        self._team = team
        self._note_look = note_look
        self._cookies = cookies
        self.doors: dict[tuple[str, str], frozenset[str]] = {}
        """Who may enter which page, by (method, path)."""

    def route(  # noqa: PLR0913 - what a route declares
        self,
        path: str,
        page: Endpoint,
        roles: frozenset[str],
        method: str = "GET",
        *,
        admits: str | None = None,
        look: str | None = None,
    ) -> Route:
        """A guarded page. Anonymous visitors are sent to the login, members without one of the
        roles get 403. `admits` is what a session may still wait for here. `look` is what the page
        shows, such as "message": that the visitor saw it is noted, with the id in the address.
        Raises ValueError where no role of ours is named."""
        if not roles or not roles <= ROLES:
            raise ValueError("a_route_names_the_roles_that_may_enter")
        self.doors[method, path] = roles

        async def enter(request: Request) -> Response:
            visitor = await run_in_threadpool(self.recognize, request)
            if visitor is None:
                return RedirectResponse(f"/login?next={quote(own_path(request))}", 303)
            if visitor.waits_for and visitor.waits_for != admits:
                step = STEPS[visitor.waits_for]
                return RedirectResponse(f"{step}?next={quote(own_path(request))}", 303)
            if roles.isdisjoint(visitor.roles):
                raise HTTPException(403)
            response = await page(request)
            if look and response.status_code < 300:
                thing_id = str(request.path_params.get("id", ""))
                await run_in_threadpool(self._note_look, visitor.id, look, thing_id)
            return response

        return Route(path, enter, methods=[method])

    def recognize(self, request: Request) -> Visitor | None:
        """Whose live session it is, noted for the page and its head. Blocks."""
        token = request.cookies.get(self._cookies.session)
        visitor = self._team.visitor(token) if token else None
        if visitor:
            request.state.visitor = visitor
        if visitor and not visitor.waits_for:
            request.state.user_name = visitor.name
            request.state.may_act = not ACTORS.isdisjoint(visitor.roles)
            request.state.entries = entries_for(visitor.roles, self.doors)
        return visitor

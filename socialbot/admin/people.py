"""Settings: the members of the team, their roles, and which part of the team they belong to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute

from socialbot.admin.forms import read_form
from socialbot.admin.ids import read_id
from socialbot.admin.rooms import Desk
from socialbot.admin.settings_shelf import render
from socialbot.admin.team import ADMINS, Refused
from socialbot.store.people import People, Trouble

PATH = "/settings/people"
ROLES = ("viewer", "agent", "lead", "admin")  # from the least to the most that one may do
NOTICES = frozenset({"changed", "removed", "restored", "unlocked"})


class PeopleRoom:
    """GET /settings/people, and a form for each act."""

    def __init__(self, people: People) -> None:
        self._people = people

    def __call__(self, desk: Desk) -> list[BaseRoute]:
        self._desk = desk
        acts = {
            "": self._add,
            "/{id}": self._change,
            "/{id}/active": self._set_active,
            "/{id}/password": self._renew_password,
            "/{id}/unlock": self._unlock,
        }
        gate, before = desk.gate, desk.proof.before
        forms = [gate.route(PATH + p, before(act), ADMINS, "POST") for p, act in acts.items()]
        return [gate.route(PATH, self._show, ADMINS), *forms]

    async def _show(self, request: Request) -> Response:
        notice = request.query_params.get("notice", "")
        return await self._page(request, notice=notice if notice in NOTICES else None)

    async def _add(self, request: Request) -> Response:
        fields = await read_form(request, self._desk.cookies)
        name, role, team = (fields.get(key, "") for key in ("name", "role", "team"))
        by = request.state.visitor.id
        done = await self._desk.proof.run(self._people.add, name, role, team, by)
        if isinstance(done, Refused):
            raise HTTPException(503)
        if isinstance(done, Trouble):
            return await self._page(request, trouble=done, typed=fields)
        return await self._page(request, fresh=(name.strip(), done))

    async def _change(self, request: Request) -> Response:
        fields = await read_form(request, self._desk.cookies)
        typed = [fields.get(name, "") for name in ("role", "team")]
        return await self._act(request, "changed", self._people.change, *typed)

    async def _set_active(self, request: Request) -> Response:
        fields = await read_form(request, self._desk.cookies)
        active = fields.get("active") == "yes"
        notice = "restored" if active else "removed"
        return await self._act(request, notice, self._people.set_active, active)

    async def _unlock(self, request: Request) -> Response:
        await read_form(request, self._desk.cookies)
        return await self._act(request, "unlocked", self._people.remove_second_factor)

    async def _renew_password(self, request: Request) -> Response:
        await read_form(request, self._desk.cookies)
        member, by = _member(request), request.state.visitor.id
        done = await self._desk.proof.run(self._people.renew_password, member, by)
        if isinstance(done, Refused):
            raise HTTPException(503)
        if isinstance(done, Trouble):
            raise HTTPException(404)
        everybody = await run_in_threadpool(self._people.all)
        name = next(each.name for each in everybody if each.id == member)
        return await self._page(request, fresh=(name, done))

    async def _act(
        self, request: Request, notice: str, act: Callable[..., Trouble | None], *values: object
    ) -> Response:
        by = request.state.visitor.id
        trouble = await run_in_threadpool(act, _member(request), *values, by)
        if trouble is Trouble.GONE:
            raise HTTPException(404)
        if trouble:
            return await self._page(request, trouble=trouble)
        return RedirectResponse(f"{PATH}?notice={notice}", 303)

    async def _page(self, request: Request, **values: Any) -> Response:
        members = await run_in_threadpool(self._people.all)
        trouble = values.get("trouble")
        shown = {"notice": None, "trouble": None, "fresh": None, "typed": {}, **values}
        return render(
            self._desk,
            request,
            "people.html",
            "people",
            status=409 if trouble else 200,
            members=members,
            roles=ROLES,
            me=request.state.visitor.id,
            **shown,
        )


def _member(request: Request) -> int:
    number = read_id(request.path_params["id"])
    if number >= 2**31:  # as far as the column goes
        raise HTTPException(404)
    return number

"""One record: its time line, and what leads do with it: merge, part, close."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute

from socialbot.admin.cases import PATH, CaseList, Cases
from socialbot.admin.cookies import Cookies
from socialbot.admin.dangers import DANGERS, RISKS
from socialbot.admin.forms import read_form
from socialbot.admin.ids import read_id
from socialbot.admin.pages import Pages
from socialbot.admin.rooms import Desk, Room
from socialbot.admin.team import EVERYBODY, LEADS
from socialbot.admin.timeline import weave
from socialbot.case_codes import read_code
from socialbot.store.case_merges import Merge

STEPS = 40  # messages on a page of the time line
SPLIT = "split"
CLOSED = "closed_now"
OPENED = "opened_now"
NOTICES = frozenset({*Merge, SPLIT, CLOSED, OPENED})


class CasePages:
    """GET /cases/<code>?before=, and POST .../merge, .../split and .../state."""

    def __init__(self, cases: Cases, pages: Pages, cookies: Cookies) -> None:
        self._cases = cases
        self._pages = pages
        self._cookies = cookies

    async def show(self, request: Request) -> Response:
        """The record's page; the code of a joined case leads there too."""
        code = request.path_params["id"]
        record = await run_in_threadpool(self._cases.find, code)
        if record is None:
            raise HTTPException(404)
        if record.code != code:
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(f"{PATH}/{record.code}{query}", 303)
        before = request.query_params.get("before")
        place = read_id(before) if before else None
        history = await run_in_threadpool(self._cases.history, record, STEPS, place)
        asked = request.query_params.get("notice", "")
        return self._pages.render(
            request,
            "case.html",
            here="cases",
            record=record,
            steps=weave(history, record.members),
            later=bool(place),
            older=f"{PATH}/{record.code}?before={history.older}" if history.older else None,
            dangers=DANGERS,
            risks=RISKS,
            may_merge=not LEADS.isdisjoint(request.state.visitor.roles),
            notice=asked if asked in NOTICES else None,
            other=read_code(request.query_params.get("case", "")[:40]),
        )

    async def merge(self, request: Request) -> Response:
        """Field `other` is the code of the other record, in any spelling."""
        code, fields, by = await self._read(request)
        done, joined = await run_in_threadpool(self._cases.merge, code, fields.get("other", ""), by)
        return _back(code, done, joined)

    async def split(self, request: Request) -> Response:
        """Field `case` is the code of the case that leaves the record."""
        code, fields, by = await self._read(request)
        leaving = read_code(fields.get("case", "")[:40]) or ""
        if not await run_in_threadpool(self._cases.split, leaving, by):
            raise HTTPException(404)
        return _back(code, SPLIT, leaving)

    async def set_state(self, request: Request) -> Response:
        """Field `state` is open or closed."""
        code, fields, by = await self._read(request)
        is_open = fields.get("state") == "open"
        await run_in_threadpool(self._cases.set_open, code, is_open, by)
        return _back(code, OPENED if is_open else CLOSED)

    async def _read(self, request: Request) -> tuple[str, dict[str, str], int]:
        fields = await read_form(request, self._cookies)
        code = read_code(request.path_params["id"][:40])
        if code is None:
            raise HTTPException(404)
        return code, fields, request.state.visitor.id


def _back(code: str, notice: str, case: str | None = None) -> Response:
    query = urlencode({"notice": notice, **({"case": case} if case else {})})
    return RedirectResponse(f"{PATH}/{code}?{query}", 303)


def case_room(cases: Cases, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Room:
    """The pages about cases."""

    def make(desk: Desk) -> Sequence[BaseRoute]:
        pages = CasePages(cases, desk.pages, desk.cookies)
        route = desk.gate.route
        return [
            route(PATH, CaseList(cases, desk.pages, clock), EVERYBODY, look="cases"),
            route(f"{PATH}/{{id}}", pages.show, EVERYBODY, look="case"),
            route(f"{PATH}/{{id}}/merge", pages.merge, LEADS, "POST"),
            route(f"{PATH}/{{id}}/split", pages.split, LEADS, "POST"),
            route(f"{PATH}/{{id}}/state", pages.set_state, LEADS, "POST"),
        ]

    return make

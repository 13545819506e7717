"""The technical team's list of reported faults: pages, repeats, done, and files to take away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from socialbot.admin.cookies import Cookies
from socialbot.admin.flagged import TRAIL, Trail, read_id, read_trail
from socialbot.admin.forms import local_path, read_form
from socialbot.admin.pages import Pages
from socialbot.admin.report_files import to_csv, to_jsonl
from socialbot.domain import RISKS
from socialbot.store.reports import Group, Report, Wanted

PATH = "/reports"
PAGE = 20
MOST_GROUPS = 5
SHOWN: dict[str, bool | None] = {"open": False, "done": True, "all": None}
FINGERPRINT = frozenset("0123456789abcdef")


class ReportList(Protocol):
    """What the pages need of store.reports.Reports. All calls block."""

    def page(self, wanted: Wanted, limit: int, before_id: int | None = None) -> list[Report]: ...

    def at_risk(self) -> int: ...

    def groups(self, limit: int) -> list[Group]: ...

    def all(self, wanted: Wanted) -> Iterator[Report]: ...

    def set_done(self, report_id: int, done: bool, by: str) -> bool: ...

    def note_export(self, by: str) -> None: ...


class ReportPages:
    """GET /reports?show=&fault=&before=, POST /reports/<id>, and the two files."""

    def __init__(self, reports: ReportList, pages: Pages, cookies: Cookies) -> None:
        self._reports = reports
        self._pages = pages
        self._cookies = cookies

    async def show(self, request: Request) -> Response:
        """The list: people at risk first, then the newest; with the faults that come again."""
        show, wanted = read_wanted(request)
        trail = read_trail(request.query_params.get("before"))
        before = trail[-1] if trail else None
        found = await run_in_threadpool(self._reports.page, wanted, PAGE + 1, before)
        shown = found[:PAGE]
        first = not trail and wanted == Wanted()
        groups = await run_in_threadpool(self._reports.groups, MOST_GROUPS) if first else []
        return self._pages.render(
            request,
            "reports.html",
            here="reports",
            show=show,
            shows=list(SHOWN),
            fault=wanted.fingerprint,
            reports=shown,
            groups=groups,
            risks=RISKS,
            may_act=request.state.may_act,
            later=bool(trail),
            link=lambda show, fault=None: address(show, fault),
            newer=address(show, wanted.fingerprint, trail[:-1]) if trail else None,
            older=address(show, wanted.fingerprint, (*trail, shown[-1].id))
            if len(found) > PAGE
            else None,
        )

    async def set_done(self, request: Request) -> Response:
        """Mark a report as done, or open it again; back to the list that it was done from."""
        fields = await read_form(request, self._cookies)
        number = read_id(request.path_params["id"])
        done = fields.get("done") == "yes"
        name = request.state.user_name
        if not await run_in_threadpool(self._reports.set_done, number, done, name):
            raise HTTPException(404)
        return RedirectResponse(local_path(fields.get("next", PATH)), 303)

    async def as_csv(self, request: Request) -> Response:
        """GET /reports.csv: the list as a table."""
        return await self._export(request, "csv")

    async def as_jsonl(self, request: Request) -> Response:
        """GET /reports.jsonl: the list, a JSON object a line."""
        return await self._export(request, "jsonl")

    async def _export(self, request: Request, kind: str) -> Response:
        _, wanted = read_wanted(request)
        await run_in_threadpool(self._reports.note_export, request.state.user_name)
        reports = self._reports.all(wanted)
        lines: Iterable[str] = to_csv(reports) if kind == "csv" else to_jsonl(reports)
        media = "text/csv; charset=utf-8" if kind == "csv" else "application/jsonl; charset=utf-8"
        named = {"content-disposition": f'attachment; filename="reports.{kind}"'}
        return StreamingResponse(lines, headers=named, media_type=media)


def read_wanted(request: Request) -> tuple[str, Wanted]:
    """Which reports the query asks for; answers 404 for what there is not."""
    fault = request.query_params.get("fault")
    if fault is not None and (len(fault) != 64 or not FINGERPRINT.issuperset(fault)):
        raise HTTPException(404)
    show = request.query_params.get("show", "all" if fault else "open")
    if show not in SHOWN:
        raise HTTPException(404)
    return show, Wanted(SHOWN[show], fault)


def address(show: str, fault: str | None = None, trail: Trail = ()) -> str:
    """The address of a list, or of the page of it that comes after a trail."""
    steps = ".".join(str(step) for step in trail[-TRAIL:])
    query = {"show": show, "fault": fault, "before": steps}
    return f"{PATH}?{urlencode({key: value for key, value in query.items() if value})}"

"""The technical team's list of reported faults: pages, repeats, how far each is, and files to take
away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Protocol

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from socialbot.admin.cookies import Cookies
from socialbot.admin.forms import local_path, read_form
from socialbot.admin.ids import read_id
from socialbot.admin.pages import Pages
from socialbot.admin.paging import Trail, page_at, read_trail
from socialbot.admin.report_files import to_csv, to_jsonl
from socialbot.admin.texts import load_texts
from socialbot.domain import RISKS
from socialbot.store.reports import Change, Group, Progress, Report, Wanted

PATH = "/reports"
PAGE = 20
MOST_GROUPS = 5
SHOWN: Mapping[str, Wanted] = {
    "open": Wanted(False),
    **{state.value: Wanted(None, state=state) for state in Progress},
    "done": Wanted(True),
    "all": Wanted(None),
}
TABS = tuple(name for name in SHOWN if name != "done")
FINGERPRINT = frozenset("0123456789abcdef")
CHANGED = "changed"
NOTICES = frozenset({CHANGED, Change.OTHERWISE})


class ReportList(Protocol):
    """What the pages need of store.reports.Reports. All calls block; `by` is the id of a member,
    but for the export, where it is the name."""

    def page(self, wanted: Wanted, limit: int, before_id: int | None = None) -> list[Report]: ...

    def at_risk(self) -> int: ...

    def groups(self, limit: int) -> list[Group]: ...

    def all(self, wanted: Wanted) -> Iterator[Report]: ...

    def set_state(self, report_id: int, seen: Progress, state: Progress, by: int) -> Change: ...

    def set_state_of_fault(self, fingerprint: str, state: Progress, by: int) -> int: ...

    def note_export(self, by: str) -> None: ...


class ReportPages:
    """GET /reports?show=&area=&device=&fault=&before=, POST /reports/<id>, and the two files."""

    def __init__(self, reports: ReportList, pages: Pages, cookies: Cookies) -> None:
        self._reports = reports
        self._pages = pages
        self._cookies = cookies

    async def show(self, request: Request) -> Response:
        """The list: people at risk first, then the newest; with the faults that come again."""
        chosen, wanted = self._read_wanted(request)
        trail = read_trail(request.query_params.get("before"))
        before = trail[-1] if trail else None
        found = await run_in_threadpool(self._reports.page, wanted, PAGE + 1, before)
        shown = found[:PAGE]
        first = not trail and wanted == Wanted()
        groups = await run_in_threadpool(self._reports.groups, MOST_GROUPS) if first else []
        asked = request.query_params.get("notice", "")
        return self._pages.render(
            request,
            "reports.html",
            here="reports",
            chosen=chosen,
            tabs=TABS,
            choices=self._choices(request),
            fault=wanted.fingerprint,
            reports=shown,
            groups=groups,
            risks=RISKS,
            states=list(Progress),
            may_act=request.state.may_act,
            notice=asked if asked in NOTICES else None,
            own=address(chosen, trail),
            link=lambda **changes: address({**chosen, **changes}),
            newer=address(chosen, trail[:-1]) if trail else None,
            older=address(chosen, (*trail, shown[-1].id)) if len(found) > PAGE else None,
        )

    async def set_state(self, request: Request) -> Response:
        """Say how far a report is, or all open ones of a fault, whose id is its fingerprint; back
        to the list that it was done from."""
        fields = await read_form(request, self._cookies)
        state = _read_progress(fields.get("state"))
        which, by = request.path_params["id"], request.state.visitor.id
        back = local_path(fields.get("next", PATH))
        if _is_fingerprint(which):
            change = self._reports.set_state_of_fault
            await run_in_threadpool(change, which, state, by)
            return RedirectResponse(add_notice(back, CHANGED), 303)
        seen = _read_progress(fields.get("seen"))
        done = await run_in_threadpool(self._reports.set_state, read_id(which), seen, state, by)
        if done is Change.GONE:
            raise HTTPException(404)
        notice = CHANGED if done is Change.DONE else done
        return RedirectResponse(add_notice(back, notice), 303)

    async def as_csv(self, request: Request) -> Response:
        """GET /reports.csv: the list as a table."""
        return await self._export(request, "csv")

    async def as_jsonl(self, request: Request) -> Response:
        """GET /reports.jsonl: the list, a JSON object a line."""
        return await self._export(request, "jsonl")

    async def _export(self, request: Request, kind: str) -> Response:
        _, wanted = self._read_wanted(request)
        await run_in_threadpool(self._reports.note_export, request.state.user_name)
        reports = self._reports.all(wanted)
        lines: Iterable[str] = to_csv(reports) if kind == "csv" else to_jsonl(reports)
        media = "text/csv; charset=utf-8" if kind == "csv" else "application/jsonl; charset=utf-8"
        named = {"content-disposition": f'attachment; filename="reports.{kind}"'}
        return StreamingResponse(lines, headers=named, media_type=media)

    def _choices(self, request: Request) -> dict[str, tuple[str, ...]]:
        words = load_texts(self._pages.language(request))
        return {name: ("", *words[name]) for name in ("area", "device")}

    def _read_wanted(self, request: Request) -> tuple[dict[str, str], Wanted]:
        """Which reports the query asks for; answers 404 for what there is not."""
        query = request.query_params
        fault = query.get("fault", "")
        if fault and not _is_fingerprint(fault):
            raise HTTPException(404)
        chosen = {"show": query.get("show") or ("all" if fault else "open"), "fault": fault}
        for name, possible in self._choices(request).items():
            chosen[name] = query.get(name, "")
            if chosen[name] not in possible:
                raise HTTPException(404)
        if chosen["show"] not in SHOWN:
            raise HTTPException(404)
        wanted = replace(
            SHOWN[chosen["show"]],
            fingerprint=fault or None,
            area=chosen["area"] or None,
            device=chosen["device"] or None,
        )
        return chosen, wanted


def address(chosen: Mapping[str, str], trail: Trail = ()) -> str:
    """The address of a list, or of the page of it that comes after a trail."""
    return page_at(trail, PATH, **chosen)


def add_notice(path: str, notice: str) -> str:
    """The address with what the page there tells."""
    return f"{path}{'&' if '?' in path else '?'}notice={notice}"


def _read_progress(text: str | None) -> Progress:
    if text not in set(Progress):
        raise HTTPException(400)
    return Progress(text)


def _is_fingerprint(text: str) -> bool:
    return len(text) == 64 and FINGERPRINT.issuperset(text)

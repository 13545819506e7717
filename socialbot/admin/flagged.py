"""The flagged list: what the bot set aside for a person."""

from __future__ import annotations

from typing import Protocol

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from socialbot.admin.dangers import DANGERS, RISKS
from socialbot.admin.pages import Pages
from socialbot.admin.paging import page_at, read_trail
from socialbot.admin.replies import read_notice
from socialbot.store.flagged import Flagged
from socialbot.store.incidents import Incident

PATH = "/flagged"
PAGE = 20


class FlaggedList(Protocol):
    """What the page needs of store.records.Records: its order is the page's."""

    def flagged(self, limit: int, before_id: int | None) -> list[Flagged]: ...
    def incidents(self) -> list[Incident]: ...
    def shadowed(self, limit: int, before_id: int | None) -> list[Flagged]: ...

    @property
    def shadow(self) -> bool: ...


class ReportsAtRisk(Protocol):
    """What the page needs of store.reports.Reports. The call blocks."""

    def at_risk(self) -> int: ...


class FlaggedPage:
    """GET /flagged?before=<id>.<id>: the list in the records' order, in pages."""

    def __init__(self, records: FlaggedList, reports: ReportsAtRisk, pages: Pages) -> None:
        self._records = records
        self._reports = reports
        self._pages = pages

    async def __call__(self, request: Request) -> Response:
        trail = read_trail(request.query_params.get("before"))
        before = trail[-1] if trail else None
        # One more than is shown tells whether there is a further page.
        items = await run_in_threadpool(self._records.flagged, PAGE + 1, before)
        incidents = [] if trail else await run_in_threadpool(self._records.incidents)
        at_risk = 0 if trail else await run_in_threadpool(self._reports.at_risk)
        shown = items[:PAGE]
        return self._pages.render(
            request,
            "flagged.html",
            here="queue",
            items=shown,
            incidents=incidents,
            at_risk=at_risk,
            dangers=DANGERS,
            risks=RISKS,
            later=bool(trail),
            notice=read_notice(request),
            may_act=request.state.may_act,
            newer=page_at(trail[:-1], PATH) if trail else None,
            older=page_at((*trail, shown[-1].id), PATH) if len(items) > PAGE else None,
        )

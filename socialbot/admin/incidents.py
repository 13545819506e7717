"""Incidents: the list, one with what is counted on it, and what leads do by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute

from socialbot.admin.cases import platforms
from socialbot.admin.forms import read_form
from socialbot.admin.ids import read_id
from socialbot.admin.incident_words import FaultText, OwnWords
from socialbot.admin.rooms import Desk, Room
from socialbot.admin.team import EVERYBODY, LEADS
from socialbot.domain import Intent
from socialbot.store.incident_desk import TOPICS
from socialbot.store.incident_pages import Counted, Incident

PATH = "/incidents"
PAGE = 20
MOST_OPEN = 100
COUNTED = 15  # messages and reports on the page of one
OLDEST = timedelta(days=30)
CLOCKS = timedelta(minutes=2)  # a browser's clock may be ahead of ours by so much
NOTICES = frozenset(
    {"opened", "standing", "bad_time", "closed_now", "reopened", "too_late", "worded"}
)


class Incidents(Protocol):
    """store.incident_desk.IncidentDesk, or a twin of it in memory. All calls block."""

    def page(self, is_open: bool, limit: int, before: int | None = None) -> list[Incident]: ...

    def find(self, incident_id: int) -> Incident | None: ...

    def counted(self, incident_id: int, limit: int) -> Counted: ...

    def open(self, topic: Intent, platform: str, since: datetime, by: int) -> tuple[int, bool]: ...

    def close(self, incident_id: int, by: int) -> bool: ...

    def reopen(self, incident_id: int, by: int) -> bool: ...

    def set_wording(self, incident_id: int, wording: int | None, by: int) -> bool: ...


@dataclass(frozen=True, slots=True)
class Around:
    """What the pages need beside the incidents: the wordings of what is said of a known fault, by
    language, the own words of an incident, by its id, the brand's time zone, and the time."""

    wordings: Callable[[str], Sequence[FaultText]]
    own_words: Callable[[int], Sequence[OwnWords]]
    zone: ZoneInfo
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)


class IncidentPages:
    """GET /incidents?before=, POST /incidents, GET /incidents/<id>, and POST .../close, .../reopen
    and .../wording."""

    def __init__(self, incidents: Incidents, around: Around, desk: Desk) -> None:
        self._incidents = incidents
        self._around = around
        self._pages = desk.pages
        self._cookies = desk.cookies

    async def show_all(self, request: Request) -> Response:
        """The open ones, then the closed ones in pages."""
        text = request.query_params.get("before")
        before = read_id(text) if text else None
        standing = []
        if before is None:
            standing = await run_in_threadpool(self._incidents.page, True, MOST_OPEN)
        found = await run_in_threadpool(self._incidents.page, False, PAGE + 1, before)
        closed = found[:PAGE]
        now = self._around.clock().astimezone(self._around.zone)
        return self._pages.render(
            request,
            "incidents.html",
            here="incidents",
            standing=standing,
            closed=closed,
            topics=TOPICS,
            platforms=platforms(self._pages.language(request)),
            now=f"{now:%Y-%m-%dT%H:%M}",
            may_open=_is_lead(request),
            later=before is not None,
            older=f"{PATH}?before={closed[-1].id}" if len(found) > PAGE else None,
            notice=_read_notice(request),
        )

    async def show(self, request: Request) -> Response:
        """One incident."""
        number = read_id(request.path_params["id"])
        incident = await run_in_threadpool(self._incidents.find, number)
        if incident is None:
            raise HTTPException(404)
        counted = await run_in_threadpool(self._incidents.counted, number, COUNTED)
        own_words = await run_in_threadpool(self._around.own_words, number)
        return self._pages.render(
            request,
            "incident.html",
            here="incidents",
            incident=incident,
            counted=counted,
            own_words=own_words,
            wordings=self._around.wordings(self._pages.language(request)),
            may_act=_is_lead(request),
            notice=_read_notice(request),
        )

    async def open(self, request: Request) -> Response:
        """Fields: topic, platform ("" for all), since as the brand's clock shows it."""
        fields = await read_form(request, self._cookies)
        topic, platform = fields.get("topic"), fields.get("platform", "")
        known = ("", *platforms(self._pages.language(request)))
        if topic not in TOPICS or platform not in known:
            raise HTTPException(400)
        since = read_since(fields.get("since", ""), self._around.zone, self._around.clock())
        if since is None:
            return RedirectResponse(f"{PATH}?notice=bad_time", 303)
        by = request.state.visitor.id
        number, is_new = await run_in_threadpool(
            self._incidents.open, Intent(topic), platform, since, by
        )
        return _back(number, "opened" if is_new else "standing")

    async def close(self, request: Request) -> Response:
        return await self._act(request, self._incidents.close, "closed_now")

    async def reopen(self, request: Request) -> Response:
        return await self._act(request, self._incidents.reopen, "reopened")

    async def set_wording(self, request: Request) -> Response:
        """Field `wording`: the number of a canned one, "" for any."""
        fields = await read_form(request, self._cookies)
        text = fields.get("wording", "")
        wording = read_id(text) if text else None
        there = len(self._around.wordings(self._pages.language(request)))
        if wording is not None and wording >= there:
            raise HTTPException(400)
        number, by = read_id(request.path_params["id"]), request.state.visitor.id
        done = await run_in_threadpool(self._incidents.set_wording, number, wording, by)
        return _back(number, "worded" if done else "too_late")

    async def _act(
        self, request: Request, act: Callable[[int, int], bool], notice: str
    ) -> Response:
        await read_form(request, self._cookies)
        number = read_id(request.path_params["id"])
        done = await run_in_threadpool(act, number, request.state.visitor.id)
        return _back(number, notice if done else "too_late")


def read_since(text: str, zone: ZoneInfo, now: datetime) -> datetime | None:
    """A time of the last days, as a clock of the zone shows it; None for any other."""
    try:
        since = datetime.strptime(text[:16], "%Y-%m-%dT%H:%M").replace(tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return min(since, now) if now - OLDEST <= since <= now + CLOCKS else None


def _is_lead(request: Request) -> bool:
    return not LEADS.isdisjoint(request.state.visitor.roles)


def _read_notice(request: Request) -> str | None:
    asked = request.query_params.get("notice", "")
    return asked if asked in NOTICES else None


def _back(number: int, notice: str) -> Response:
    return RedirectResponse(f"{PATH}/{number}?notice={notice}", 303)


def incident_room(incidents: Incidents, around: Around) -> Room:
    """The pages about incidents."""

    def make(desk: Desk) -> Sequence[BaseRoute]:
        pages, route = IncidentPages(incidents, around, desk), desk.gate.route
        one = f"{PATH}/{{id}}"
        return [
            route(PATH, pages.show_all, EVERYBODY, look="incidents"),
            route(PATH, pages.open, LEADS, "POST"),
            route(one, pages.show, EVERYBODY, look="incident"),
            route(f"{one}/close", pages.close, LEADS, "POST"),
            route(f"{one}/reopen", pages.reopen, LEADS, "POST"),
            route(f"{one}/wording", pages.set_wording, LEADS, "POST"),
        ]

    return make

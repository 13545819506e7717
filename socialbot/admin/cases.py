"""The list of cases: one record a line, by the time of its last message."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Protocol
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from socialbot.admin.ids import LARGEST_ID
from socialbot.admin.pages import Pages
from socialbot.admin.texts import load_texts
from socialbot.store.case_history import History, Record
from socialbot.store.case_list import CaseFilter, CaseLine, Place
from socialbot.store.case_merges import Merge
from socialbot.store.topics import TOPICS

PATH = "/cases"
PAGE = 25
STATES: Mapping[str, bool | None] = {"open": True, "closed": False, "all": None}
DAY = timedelta(days=1)
AGES = {"day": (DAY, None), "week": (7 * DAY, None), "month": (30 * DAY, None)}
OLDER = {"older": (None, 30 * DAY)}
TOPIC_NAMES = tuple(dict.fromkeys(TOPICS.values()))
LATEST = 253_402_300_799 * 1_000_000  # the end of the year 9999, in millionths of a second
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Cases(Protocol):
    """store.case_desk.CaseDesk, or a twin of it in memory. All calls block."""

    def page(
        self, wanted: CaseFilter, limit: int, after: Place | None = None
    ) -> list[CaseLine]: ...

    def find(self, code: str) -> Record | None: ...

    def history(self, record: Record, limit: int, before: int | None = None) -> History: ...

    def merge(self, code: str, other: str, by: int) -> tuple[Merge, str | None]: ...

    def split(self, code: str, by: int) -> bool: ...

    def set_open(self, code: str, is_open: bool, by: int) -> bool: ...


class CaseList:
    """GET /cases?state=&platform=&topic=&age=&code=&after="""

    def __init__(self, cases: Cases, pages: Pages, clock: Callable[[], datetime]) -> None:
        self._cases = cases
        self._pages = pages
        self._clock = clock

    async def __call__(self, request: Request) -> Response:
        query = request.query_params
        if code := query.get("code", "").strip():
            found = await run_in_threadpool(self._cases.find, code)
            if found:
                return RedirectResponse(f"{PATH}/{found.code}", 303)
        chosen = read_choice(query, platforms(self._pages.language(request)))
        after = read_place(query["after"]) if "after" in query else None
        wanted = make_filter(chosen, self._clock())
        # One more than is shown tells whether there is a further page.
        found_cases = await run_in_threadpool(self._cases.page, wanted, PAGE + 1, after)
        shown = found_cases[:PAGE]
        last = shown[-1].place if len(found_cases) > PAGE else None
        return self._pages.render(
            request,
            "cases.html",
            here="cases",
            cases=shown,
            chosen=chosen,
            choices=choices(platforms(self._pages.language(request))),
            is_narrowed=chosen != read_choice({}, ()),
            missing=code[:40],
            first=address(chosen) if after else None,
            older=address(chosen, last) if last else None,
        )


def platforms(language: str) -> Sequence[str]:
    """The platforms that we have words for."""
    return tuple(load_texts(language)["platform"])


def choices(known: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """What each filter may be; "" leaves it open."""
    return {
        "state": tuple(STATES),
        "platform": ("", *known),
        "topic": ("", *TOPIC_NAMES),
        "age": ("", *AGES, *OLDER),
    }


def read_choice(query: QueryParams | Mapping[str, str], known: Sequence[str]) -> dict[str, str]:
    """The filters that the query names; answers 404 for what there is not."""
    chosen = {}
    for name, possible in choices(known).items():
        chosen[name] = query.get(name) or possible[0]
        if chosen[name] not in possible:
            raise HTTPException(404)
    return chosen


def make_filter(chosen: Mapping[str, str], now: datetime) -> CaseFilter:
    """What the store looks for."""
    since, until = (AGES | OLDER).get(chosen["age"], (None, None))
    return CaseFilter(
        is_open=STATES[chosen["state"]],
        platform=chosen["platform"] or None,
        topic=chosen["topic"] or None,
        since=now - since if since else None,
        until=now - until if until else None,
    )


def read_place(text: str) -> Place:
    """Where a page begins: millionths of a second and an id; answers 404 for anything else."""
    parts = text.split(".")
    if len(parts) != 2 or not all(p.isascii() and p.isdigit() and len(p) < 20 for p in parts):
        raise HTTPException(404)
    micros, number = int(parts[0]), int(parts[1])
    if micros > LATEST or number > LARGEST_ID:
        raise HTTPException(404)
    return EPOCH + timedelta(microseconds=micros), number


def address(chosen: Mapping[str, str], after: Place | None = None) -> str:
    """The address of a list, or of the page of it that begins after a place."""
    query = {key: value for key, value in chosen.items() if value}
    if after:
        micros = (after[0] - EPOCH) // timedelta(microseconds=1)
        query["after"] = f"{micros}.{after[1]}"
    return f"{PATH}?{urlencode(query)}"

"""GET /insights?span=&platform=&until=: what was going on; and its figures as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute

from socialbot.admin.insights.board import Board, make_board
from socialbot.admin.insights.figures import Figures
from socialbot.admin.insights.files import to_csv
from socialbot.admin.insights.periods import SPANS, USUAL, Period, make_period
from socialbot.admin.insights.words import Words
from socialbot.admin.pages import Pages
from socialbot.admin.rooms import Desk, Room
from socialbot.admin.team import EVERYBODY
from socialbot.admin.texts import load_texts
from socialbot.admin.times import describe_time
from socialbot.store.totals.reading import Daily, Extent, Sums, Total, Trouble, Window

PATH = "/insights"
FILE = "/insights.csv"


class Source(Protocol):
    """store.totals.reading.Totals, or a twin of it in memory. All calls block."""

    def extent(self) -> Extent: ...

    def sums(self, window: Window) -> Sums: ...

    def daily(self, window: Window) -> list[Daily]: ...

    def incidents(
        self, since: datetime, before: datetime, platform: str | None
    ) -> list[Trouble]: ...

    def rows(self, window: Window) -> Iterator[Total]: ...

    def note_export(self, by: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for."""

    period: Period
    platform: str | None

    def link(self, path: str = PATH, until: date | None = None) -> str:
        """The address of the same for another time, or of the file."""
        query = {
            "span": self.period.span.key,
            "platform": self.platform,
            "until": (until or self.period.last).isoformat(),
        }
        return f"{path}?{urlencode({key: value for key, value in query.items() if value})}"


class InsightPages:
    """The page and the file. `zone` is the brand's: its days are counted."""

    def __init__(
        self, source: Source, pages: Pages, zone: ZoneInfo, clock: Callable[[], datetime]
    ) -> None:
        self._source = source
        self._pages = pages
        self._zone = zone
        self._clock = clock

    async def show(self, request: Request) -> Response:
        """The page; calm where nothing was counted yet."""
        extent = await run_in_threadpool(self._source.extent)
        asked = self._read(request.query_params, extent)
        language = self._pages.language(request)
        board = None
        if extent.first:
            board = await run_in_threadpool(self._draw, asked, extent.first, language)
        period = asked.period
        words = Words(load_texts(language))
        return self._pages.render(
            request,
            "insights.html",
            here="insights",
            board=board,
            spans=list(SPANS),
            span=period.span.key,
            platforms=extent.platforms,
            platform=asked.platform,
            days=words.days(period.first, period.last),
            days_before=words.days(period.before_first, period.before_last),
            is_compared=_is_compared(period, extent.first),
            first=words.day(extent.first) if extent.first else "",
            is_open=period.is_open,
            until=period.last.isoformat(),
            earlier=asked.link(until=period.earlier)
            if extent.first and extent.first < period.first
            else None,
            later=asked.link(until=period.later) if period.later else None,
            file=asked.link(FILE),
        )

    async def as_csv(self, request: Request) -> Response:
        """The totals of the period, day by day."""
        extent = await run_in_threadpool(self._source.extent)
        asked = self._read(request.query_params, extent)
        await run_in_threadpool(self._source.note_export, request.state.user_name)
        period = asked.period
        rows = await run_in_threadpool(
            self._source.rows, Window(period.first, period.last, asked.platform)
        )
        name = f"insights-{period.first.isoformat()}-{period.last.isoformat()}.csv"
        named = {"content-disposition": f'attachment; filename="{name}"'}
        return StreamingResponse(to_csv(rows), headers=named, media_type="text/csv; charset=utf-8")

    def _read(self, query: QueryParams, extent: Extent) -> Asked:
        """Answers 404 for what there is not."""
        today = self._clock().astimezone(self._zone).date()
        span = SPANS.get(query.get("span", USUAL))
        platform = query.get("platform") or None
        until = _read_day(query.get("until"), today)
        if span is None or until is None or (platform and platform not in extent.platforms):
            raise HTTPException(404)
        return Asked(make_period(span, until, today), platform)

    def _draw(self, asked: Asked, first: date, language: str) -> Board:
        period, platform = asked.period, asked.platform
        window = Window(period.first, period.last, platform)
        before = None
        if _is_compared(period, first):
            before = self._source.sums(Window(period.before_first, period.before_last, platform))
        figures = Figures(
            period,
            self._source.sums(window),
            before,
            self._source.daily(window),
            self._source.incidents(
                _midnight(period.first, self._zone),
                _midnight(period.last + timedelta(days=1), self._zone),
                platform,
            ),
        )
        texts = load_texts(language)
        now = self._clock()
        return make_board(figures, texts, lambda at: describe_time(at, now, self._zone, texts))


def insights_room(
    source: Source, zone: ZoneInfo, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> Room:
    """The insights as pages of the admin."""

    def make(desk: Desk) -> Sequence[BaseRoute]:
        pages = InsightPages(source, desk.pages, zone, clock)
        return [
            desk.gate.route(PATH, pages.show, EVERYBODY),
            desk.gate.route(FILE, pages.as_csv, EVERYBODY),
        ]

    return make


def _read_day(text: str | None, today: date) -> date | None:
    """A day of the address, today without one; None for anything else."""
    if not text:
        return today
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def _is_compared(period: Period, first: date | None) -> bool:
    """Whether all of the period before was counted."""
    return first is not None and first <= period.before_first


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)

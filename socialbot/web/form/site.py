"""The form's endpoints: show it, check while somebody writes, take in a report."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import anyio
from prometheus_client import CollectorRegistry, Counter
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from socialbot.admin.forms import is_own, parse_fields
from socialbot.admin.pages import Look
from socialbot.brand import Brand
from socialbot.case_codes import read_code
from socialbot.settings import Form
from socialbot.store.reports import NewReport, Reports
from socialbot.store.throttle import place_of
from socialbot.web.form.devices import guess
from socialbot.web.form.examine import Desk, Examined, examine
from socialbot.web.form.fields import Draft, check, read_time, short_version
from socialbot.web.form.limits import Limit
from socialbot.web.form.pages import FormPages, View
from socialbot.web.form.texts import choose_language, load_words, say_personal
from socialbot.web.form.tokens import Fault, Hash, Tokens
from socialbot.web.form.zones import find_zone

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
TRIES_PER_CLIENT = 120  # checks and sends in a minute; an office shares one address
TRIES = 3_000
PARALLEL = 2  # forms that are read at the same time
EVERYBODY = "everybody"
TRAP = "website"

Endpoint = Callable[[Request], Awaitable[Response]]


def _now() -> datetime:
    return datetime.now(UTC)


class FormSite:
    """The form of one brand. `keyed` makes keyed hashes: store.seal.Vault.hash."""

    def __init__(  # noqa: PLR0913, PLR0917 - the seams of the page
        self,
        brand: Brand,
        desk: Desk,
        reports: Reports,
        keyed: Hash,
        settings: Form,
        registry: CollectorRegistry,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._look = Look.of(brand)
        self._desk = desk
        self._reports = reports
        self._keyed = keyed
        self._clock = clock
        self._pages = FormPages(brand)
        self._tokens = Tokens(keyed)
        self._filed = (
            Limit(settings.reports_per_hour, HOUR),
            Limit(settings.all_reports_per_hour, HOUR),
        )
        self._tried = Limit(TRIES_PER_CLIENT, MINUTE), Limit(TRIES, MINUTE)
        self._slots = anyio.CapacityLimiter(PARALLEL)
        self._counter = Counter(
            "socialbot_form", "Forms sent, by what became of them", ("result",), registry=registry
        )
        self.embed_origins = settings.embed_origins

    async def show(self, request: Request) -> Response:
        """GET /form?lang=&case="""
        language = choose_language(request, request.query_params.get("lang"), self._look.language)
        known = guess(request.headers.get("user-agent", ""))
        code = read_code(request.query_params.get("case", "")) or ""
        view = self._view(Draft({**known, "case_code": code}))
        return self._pages.form(language, replace(view, filled_in="version" in known))

    async def email(self, request: Request) -> Response:
        """GET /email?lang=&case=: a prepared e-mail. Nothing is kept, and no case is looked for."""
        language = choose_language(request, request.query_params.get("lang"), self._look.language)
        return self._pages.email(language, read_code(request.query_params.get("case", "")))

    async def check(self, request: Request) -> Response:
        """POST /form/check: what the guard says to the texts so far. Nothing is kept."""
        fields = await _read(request)
        now = self._clock()
        language = choose_language(request, fields.get("lang"), self._look.language)
        if self._tokens.fault(fields.get("token", ""), now) in {Fault.FORGED, Fault.TOO_OLD}:
            raise HTTPException(403)
        if wait := self._use(self._tried, request, now):
            return JSONResponse({}, 429, {"retry-after": _seconds(wait)})
        examined = await self._examine(Draft.of(fields), now)
        said = {name: say_personal(kinds, language) for name, kinds in examined.personal.items()}
        return JSONResponse({"personal": said})

    async def take_in(self, request: Request) -> Response:
        """POST /form: the form again with what is wrong, or the thanks."""
        fields = await _read(request)
        now, draft = self._clock(), Draft.of(fields)
        language = choose_language(request, fields.get("lang"), self._look.language)
        zone = find_zone(fields.get("zone", "")) or self._look.zone
        view = replace(self._view(draft, fields.get("token", "")), zone=zone.key)
        if fields.get(TRAP):
            return self._again(language, replace(view, notice="trap"), 422)
        # counted before the reading, or all that are read at the same time would pass
        if wait := self._use(self._tried, request, now) or self._use(self._filed, request, now):
            response = self._again(language, replace(view, notice="wait"), 429)
            response.headers["retry-after"] = _seconds(wait)
            return response
        filed = False
        try:
            response, filed = await self._decide(request, language, view, zone, now)
        finally:
            if not filed:
                self._give_back(self._filed, request, now)
        return response

    async def _decide(
        self, request: Request, language: str, view: View, zone: ZoneInfo, now: datetime
    ) -> tuple[Response, bool]:
        """The answer, and whether a report was filed with it."""
        draft = view.draft
        examined = await self._examine(draft, now)
        problems = self._problems(draft, examined, zone, language)
        view = replace(view, problems=problems, care=examined.care)
        fault = self._tokens.fault(view.token, now)
        if problems:
            return self._again(language, replace(view, token=self._token(view.token)), 422), False
        if fault:
            notice = replace(view, notice=str(fault), token=self._token(view.token))
            return self._again(language, notice, 422), False
        return await self._file(request, language, view, examined, zone)

    async def _file(
        self, request: Request, language: str, view: View, examined: Examined, zone: ZoneInfo
    ) -> tuple[Response, bool]:
        draft, number = view.draft, self._tokens.number(view.token)
        report = NewReport(
            number=number,
            language=language,
            area=draft["area"],
            intent=examined.intent,
            what=examined.stored.get("what", ""),
            place=examined.stored.get("place", ""),
            happened_at=read_time(draft["happened_at"], zone) or self._clock(),
            device=draft["device"],
            software=_software(draft),
            error_text=examined.stored.get("error_text", ""),
            client_hash=self._client_of_the_day(request),
            risk=examined.risk,
        )
        code = read_code(draft["case_code"])
        filed = await run_in_threadpool(self._reports.file, report, code)
        self._counter.labels("filed" if filed else "repeated").inc()
        return self._pages.thanks(language, number, examined.care), filed

    def _problems(
        self, draft: Draft, examined: Examined, zone: ZoneInfo, language: str
    ) -> dict[str, str]:
        words = load_words(language)["problem"]
        wrong = {name: words[code] for name, code in check(draft, zone, self._clock()).items()}
        personal = {
            name: say_personal(kinds, language) for name, kinds in examined.personal.items()
        }
        return {**wrong, **personal}

    async def _examine(self, draft: Draft, now: datetime) -> Examined:
        return await anyio.to_thread.run_sync(examine, self._desk, draft, now, limiter=self._slots)

    def _view(self, draft: Draft, token: str = "") -> View:
        return View(draft, token or self._tokens.issue(self._clock()), self._look.zone.key)

    def _token(self, token: str) -> str:
        """The same where it can be used later, so that nobody has to wait again."""
        now = self._clock()
        good = self._tokens.fault(token, now) in {None, Fault.TOO_FAST}
        return token if good else self._tokens.issue(now)

    def _again(self, language: str, view: View, status: int) -> Response:
        self._counter.labels(view.notice or "refused").inc()
        return self._pages.form(language, view, status)

    def _use(self, limits: tuple[Limit, Limit], request: Request, now: datetime) -> timedelta:
        """Count a use, or how long there is none."""
        if wait := self._wait(limits, request, now):
            return wait
        for limit, key in zip(limits, (self._client(request), EVERYBODY), strict=True):
            limit.use(key, now)
        return timedelta(0)

    def _give_back(self, limits: tuple[Limit, Limit], request: Request, now: datetime) -> None:
        for limit, key in zip(limits, (self._client(request), EVERYBODY), strict=True):
            limit.give_back(key, now)

    def _wait(self, limits: tuple[Limit, Limit], request: Request, now: datetime) -> timedelta:
        keys = self._client(request), EVERYBODY
        return max(limit.wait(key, now) for limit, key in zip(limits, keys, strict=True))

    def _client(self, request: Request) -> str:
        return self._keyed("form client", _place(request))

    def _client_of_the_day(self, request: Request) -> str:
        """What may be kept of who sends: of another day it is another."""
        return self._keyed("form reporter", self._clock().date().isoformat(), _place(request))

    def refuse(self, request: Request, status: int) -> Response:
        """A page for what cannot be read."""
        asked = request.query_params.get("lang")
        language = choose_language(request, asked, self._look.language)
        return self._pages.refusal(language, status)


async def _read(request: Request) -> dict[str, str]:
    """The fields of a form that our own page sent."""
    if not is_own(request.headers):
        raise HTTPException(403)
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind != "application/x-www-form-urlencoded":
        raise HTTPException(415)
    return parse_fields(await request.body())


def _place(request: Request) -> str:
    return place_of(request.client.host if request.client else "")


def _software(draft: Draft) -> str:
    version = short_version(draft["version"])
    return f"{draft['program']} {version}".rstrip()


def _seconds(wait: timedelta) -> str:
    return str(-(-wait // timedelta(seconds=1)))

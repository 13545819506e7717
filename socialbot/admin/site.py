"""The admin as a whole: its routes and its error page."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from socialbot.admin.auth import Auth
from socialbot.admin.cookies import Cookies
from socialbot.admin.forms import local_path, read_form
from socialbot.admin.gate import Gate, NoteLook
from socialbot.admin.language import COOKIE
from socialbot.admin.navigation import Doors
from socialbot.admin.pages import Look, Pages
from socialbot.admin.parts import Parts
from socialbot.admin.proof import Proof
from socialbot.admin.reports import ReportList, ReportPages
from socialbot.admin.rooms import Desk, Room
from socialbot.admin.shadow import ShadowPage, ShadowRecords
from socialbot.admin.slots import Slots
from socialbot.admin.team import ACTORS, EVERYBODY, Team
from socialbot.admin.texts import LANGUAGES, load_texts

YEAR = 365 * 24 * 3600


class Admin:
    """The team's pages. `secure` says that they are served over TLS."""

    def __init__(  # noqa: PLR0913, PLR0917 - what the pages stand on
        self,
        records: ShadowRecords,
        team: Team,
        look: Look,
        secure: bool,
        reports: ReportList,
        rooms: Sequence[Room] = (),
        note_look: NoteLook = lambda *_: None,
        parts: Parts | None = None,
    ) -> None:
        self._cookies = Cookies(secure)
        slots = Slots()
        self._pages = Pages(look, self._cookies, lambda: records.shadow)
        self._auth = Auth(team, self._pages, self._cookies, slots)
        self._gate = Gate(team, self._cookies, note_look)
        proof = Proof(team, self._pages, self._cookies, slots)
        self._desk = Desk(self._gate, self._pages, self._cookies, proof, parts or Parts())
        self._shadow = ShadowPage(records, self._pages)
        self._reports = ReportPages(reports, self._pages, self._cookies)
        self._rooms = rooms

    def routes(self) -> list[BaseRoute]:
        """Open routes first; whatever is not among them is guarded."""
        return [
            Mount("/static", _Static(directory=str(resources.files("socialbot.admin") / "static"))),
            Route("/login", self._auth.show, methods=["GET"]),
            Route("/login", self._auth.log_in, methods=["POST"]),
            Route("/login/code", self._auth.show_code, methods=["GET"]),
            Route("/login/code", self._auth.pass_code, methods=["POST"]),
            Route("/logout", self._auth.log_out, methods=["POST"]),
            Route("/language", self._set_language, methods=["POST"]),
            self._gate.route("/", self._start, EVERYBODY),
            self._gate.route("/shadow", self._shadow, EVERYBODY, look="shadow"),
            self._gate.route("/reports", self._reports.show, EVERYBODY, look="reports"),
            self._gate.route("/reports.csv", self._reports.as_csv, EVERYBODY),
            self._gate.route("/reports.jsonl", self._reports.as_jsonl, EVERYBODY),
            self._gate.route("/reports/{id}", self._reports.set_state, ACTORS, "POST"),
            *(route for room in self._rooms for route in room(self._desk)),
        ]

    @property
    def doors(self) -> Doors:
        """Who may enter which page, once the routes are made."""
        return self._gate.doors

    def error_page(self, request: Request, status: int) -> Response:
        """A calm page for a refusal or a failure, in the visitor's language; members keep their
        navigation. Blocks, but not for a failure: the database may be what failed."""
        if status < 500:
            self._gate.recognize(request)
        words = load_texts(self._pages.language(request))["error"]
        key = f"e{status}" if f"e{status}" in words else "e500"
        return self._pages.render(
            request,
            "error.html",
            status,
            title=words[key],
            hint=words.get(f"{key}_hint"),
            code=status,
        )

    async def _start(self, request: Request) -> Response:
        return RedirectResponse("/queue", 303)

    async def _set_language(self, request: Request) -> Response:
        fields = await read_form(request, self._cookies)
        response = RedirectResponse(local_path(fields.get("next", "/")), 303)
        if (language := fields.get("language")) in LANGUAGES:
            self._cookies.write(response, COOKIE, str(language), YEAR)
        return response


class _Static(StaticFiles):
    """Static files. Their addresses carry a digest, so browsers may keep them for a year."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        kept = response.status_code in {200, 304} and scope.get("query_string")
        if kept:
            response.headers["cache-control"] = f"public, max-age={YEAR}, immutable"
        return response

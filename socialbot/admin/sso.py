"""Single sign-on: out to the issuer and back, with a sealed note of why in the browser."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode

import structlog
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from socialbot.admin.browsers import browser_of
from socialbot.admin.forms import local_path
from socialbot.admin.rooms import Desk
from socialbot.admin.sso_client import Errand, SsoClient, SsoFailed, new_errand
from socialbot.store.errors import StoreError
from socialbot.store.seal import Vault
from socialbot.store.sso import Identity, SsoDoor, SsoRefusal

PATH = "/login/sso"
BACK = f"{PATH}/callback"
LASTS = 600  # seconds that the way out and back may take

log = structlog.get_logger()


class SsoRoom:
    """GET /login/sso?next= (with proof=yes: prove again who you are), and the way back. Both are
    open: what opens a session is the issuer's signed word, for the browser that asked for it."""

    def __init__(self, client: SsoClient, door: SsoDoor, vault: Vault) -> None:
        self._client = client
        self._door = door
        self._vault = vault

    def __call__(self, desk: Desk) -> list[BaseRoute]:
        self._desk = desk
        desk.pages.share(sso=True)
        return [
            Route(PATH, self._leave, methods=["GET"]),
            Route(BACK, self._return, methods=["GET"]),
        ]

    async def _leave(self, request: Request) -> Response:
        query = request.query_params
        errand = new_errand(local_path(query.get("next", "/")), query.get("proof") == "yes")
        try:
            target = await run_in_threadpool(self._client.address, errand, self._back(request))
        except SsoFailed as failed:
            return self._refuse(str(failed), "away")
        response = RedirectResponse(target, 303)
        sealed = urlsafe_b64encode(self._vault.seal(errand.plain())).decode()
        cookies = self._desk.cookies
        cookies.write(response, cookies.errand, sealed, LASTS)
        return response

    async def _return(self, request: Request) -> Response:
        query, errand = request.query_params, self._errand(request)
        given = query.get("state", "")
        if errand is None or not hmac.compare_digest(errand.state.encode(), given.encode()):
            return self._refuse("other_browser", "again")
        try:
            code = query.get("code", "")
            who = await run_in_threadpool(self._client.identify, errand, code, self._back(request))
        except SsoFailed as failed:
            return self._refuse(str(failed), "away")
        if errand.proof:
            return await self._prove(request, who, errand)
        browser = browser_of(request.headers.get("user-agent", ""))
        outcome = await run_in_threadpool(self._door.enter, who, browser)
        if isinstance(outcome, SsoRefusal):
            return self._refuse(f"sso_{outcome}", str(outcome))
        return self._done(errand.next, outcome)

    async def _prove(self, request: Request, who: Identity, errand: Errand) -> Response:
        token = request.cookies.get(self._desk.cookies.session, "")
        if not await run_in_threadpool(self._door.prove, who, token):
            return self._refuse("somebody_else", "again")
        return self._done(errand.next)

    def _errand(self, request: Request) -> Errand | None:
        sealed = request.cookies.get(self._desk.cookies.errand, "")
        try:
            return Errand(**self._vault.open(urlsafe_b64decode(sealed.encode())))
        except (ValueError, TypeError, StoreError):
            return None

    def _back(self, request: Request) -> str:
        """Our own address, as the browser calls it; the host was checked at the door."""
        scheme = "https" if self._desk.cookies.secure else "http"
        return f"{scheme}://{request.headers['host']}{BACK}"

    def _done(self, onward: str, token: str | None = None) -> Response:
        cookies, response = self._desk.cookies, RedirectResponse(onward, 303)
        cookies.drop(response, cookies.errand)
        if token:
            cookies.write(response, cookies.session, token)
            cookies.drop(response, cookies.visit)
        return response

    def _refuse(self, code: str, notice: str) -> Response:
        log.info("login_refused", code=code)
        response = RedirectResponse(f"/login?notice=sso_{notice}", 303)
        self._desk.cookies.drop(response, self._desk.cookies.errand)
        return response

"""The second lock of one's own account: add it with an app, renew the codes, take it away."""

from __future__ import annotations

import segno
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute

from socialbot.admin.forms import local_path, read_form
from socialbot.admin.rooms import Desk
from socialbot.admin.team import ENROL, EVERYBODY
from socialbot.store.one_time_codes import address_of
from socialbot.store.own_account import OwnAccount

PATH = "/account/second-factor"


class SecondFactorRoom:
    """GET and POST /account/second-factor, POST .../codes and POST .../off."""

    def __init__(self, account: OwnAccount, brand: str) -> None:
        self._account = account
        self._brand = brand

    def __call__(self, desk: Desk) -> list[BaseRoute]:
        self._desk = desk
        gate, before = desk.gate, desk.proof.before
        return [
            gate.route(PATH, self._show, EVERYBODY, admits=ENROL),
            gate.route(PATH, before(self._add), EVERYBODY, "POST", admits=ENROL),
            gate.route(f"{PATH}/codes", before(self._renew_codes), EVERYBODY, "POST"),
            gate.route(f"{PATH}/off", before(self._remove), EVERYBODY, "POST"),
        ]

    async def _show(self, request: Request) -> Response:
        onward = local_path(request.query_params.get("next", "/account"))
        return await self._offer(request, onward)

    async def _add(self, request: Request) -> Response:
        fields = await read_form(request, self._desk.cookies)
        token = request.cookies[self._desk.cookies.session]
        onward = local_path(fields.get("next", "/account"))
        sealed, code = fields.get("offer", ""), fields.get("code", "")
        number = request.state.visitor.id
        add = self._account.add_second_factor
        locked = await run_in_threadpool(add, number, token, sealed, code)
        if locked is None:
            return await self._offer(request, onward, sealed)
        page = self._show_codes(request, locked.codes, onward)
        self._desk.cookies.write(page, self._desk.cookies.session, locked.token)
        return page

    async def _renew_codes(self, request: Request) -> Response:
        await read_form(request, self._desk.cookies)
        codes = await run_in_threadpool(self._account.renew_codes, request.state.visitor.id)
        if not codes:
            return RedirectResponse("/account", 303)
        return self._show_codes(request, codes, "/account")

    async def _remove(self, request: Request) -> Response:
        await read_form(request, self._desk.cookies)
        remove = self._account.remove_second_factor
        done = await run_in_threadpool(remove, request.state.visitor.id)
        return RedirectResponse(f"/account?notice={'lock_removed' if done else 'lock_needed'}", 303)

    async def _offer(self, request: Request, onward: str, again: str | None = None) -> Response:
        visitor = request.state.visitor
        offer = await run_in_threadpool(self._account.offer, visitor.id, again)
        return self._desk.pages.render(
            request,
            "second_factor.html",
            400 if again is not None else 200,
            offer=offer,
            picture=picture_of(address_of(offer.secret, visitor.name, self._brand)),
            next=onward,
            wrong=again is not None,
            must=visitor.waits_for == ENROL,
        )

    def _show_codes(self, request: Request, codes: list[str], onward: str) -> Response:
        return self._desk.pages.render(request, "recovery_codes.html", codes=codes, next=onward)


def picture_of(address: str) -> Markup:
    """A QR code as SVG, without a word of style in it."""
    code = segno.make(address, error="m")
    return Markup(code.svg_inline(scale=5, border=3, omitsize=True))  # noqa: S704 - drawn by us

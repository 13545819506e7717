"""Settings: requests about personal data. Find by platform account, export, erase."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute

from socialbot.admin.forms import read_form
from socialbot.admin.rooms import Desk
from socialbot.admin.settings_shelf import render
from socialbot.admin.team import ADMINS
from socialbot.store.requests import Requests

PATH = "/settings/requests"
HEX = frozenset("0123456789abcdef")
MOST_KEYS = 8


class RequestsRoom:
    """GET and POST /settings/requests, POST .../export and .../erase. What was found is named by
    its keys from then on, so that the account itself stands in no address and no log."""

    def __init__(self, requests: Requests, platforms: Sequence[str]) -> None:
        self._requests = requests
        self._platforms = platforms

    def __call__(self, desk: Desk) -> list[BaseRoute]:
        self._desk = desk
        gate, before = desk.gate, desk.proof.before
        return [
            gate.route(PATH, self._show, ADMINS),
            gate.route(PATH, self._find, ADMINS, "POST"),
            gate.route(f"{PATH}/export", before(self._export), ADMINS, "POST"),
            gate.route(f"{PATH}/erase", before(self._erase), ADMINS, "POST"),
        ]

    async def _show(self, request: Request) -> Response:
        return self._page(request, erased=request.query_params.get("notice") == "erased")

    async def _find(self, request: Request) -> Response:
        fields = await read_form(request, self._desk.cookies)
        by, code = request.state.visitor.id, fields.get("code", "").strip()
        platform, account = fields.get("platform", ""), fields.get("account", "")
        if code:
            subject = await run_in_threadpool(self._requests.find_by_case, code, by)
        elif platform in self._platforms and account.strip():
            subject = await run_in_threadpool(self._requests.find, platform, account, by)
        else:
            return self._page(request, status=400, problem=True, typed=fields)
        known = subject if subject and subject.is_known else None
        return self._page(request, subject=known, asked=True, typed=fields)

    async def _export(self, request: Request) -> Response:
        keys = _keys(await read_form(request, self._desk.cookies))
        values = await run_in_threadpool(self._requests.export, keys, request.state.visitor.id)
        named = {"content-disposition": 'attachment; filename="records.json"'}
        text = json.dumps(values, ensure_ascii=False, indent=2) + "\n"
        return Response(text, headers=named, media_type="application/json")

    async def _erase(self, request: Request) -> Response:
        keys = _keys(await read_form(request, self._desk.cookies))
        await run_in_threadpool(self._requests.erase, keys, request.state.visitor.id)
        return RedirectResponse(f"{PATH}?notice=erased", 303)

    def _page(self, request: Request, status: int = 200, **values: Any) -> Response:
        shown = {
            "subject": None,
            "asked": False,
            "erased": False,
            "problem": False,
            "typed": {},
            **values,
        }
        return render(
            self._desk,
            request,
            "requests.html",
            "requests",
            status=status,
            platforms=self._platforms,
            **shown,
        )


def _keys(fields: dict[str, str]) -> list[str]:
    """The keys that a page of ours has put into a form; answers 400 for anything else."""
    keys = fields.get("keys", "").split(".")
    if len(keys) > MOST_KEYS or any(len(key) != 64 or not HEX.issuperset(key) for key in keys):
        raise HTTPException(400)
    return keys

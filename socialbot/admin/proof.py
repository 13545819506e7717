"""A fresh proof before what is dangerous: the password or a code again, within ten minutes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from socialbot.admin.auth import STATUS, client_of, tell_wait
from socialbot.admin.cookies import Cookies
from socialbot.admin.forms import FIELD, local_path, read_form
from socialbot.admin.gate import Endpoint
from socialbot.admin.pages import Pages
from socialbot.admin.slots import Slots
from socialbot.admin.team import Refused, Team

ANSWER = "fresh_proof"

T = TypeVar("T")


class Proof:
    """Wraps the endpoint of a form. Who has not proved to be the one of late is asked for it, and
    then the form goes on with all its fields."""

    def __init__(self, team: Team, pages: Pages, cookies: Cookies, slots: Slots) -> None:
        self._team = team
        self._pages = pages
        self._cookies = cookies
        self._slots = slots

    def before(self, page: Endpoint) -> Endpoint:
        """The endpoint (a POST), behind the proof."""

        async def enter(request: Request) -> Response:
            fields = await read_form(request, self._cookies)
            if request.state.visitor.is_fresh:
                return await page(request)
            answer = fields.get(ANSWER)
            if answer is None:
                return self._ask(request, fields)
            token = request.cookies[self._cookies.session]
            refused = await self.check(token, answer, client_of(request))
            return self._ask(request, fields, refused) if refused else await page(request)

        return enter

    async def check(
        self, token: str, answer: str, client: str, with_code: bool = True
    ) -> Refused | None:
        """None where it is the password of the session's member, or a code."""
        return await self._slots.run(self._team.prove, token, answer, client, with_code)

    async def run(self, work: Callable[..., T], *args: object) -> T | Refused:
        """What `work` returns, in its turn among all that hashes passwords."""
        return await self._slots.run(work, *args)

    def _ask(
        self, request: Request, fields: dict[str, str], refused: Refused | None = None
    ) -> Response:
        kept = [(name, value) for name, value in fields.items() if name not in {FIELD, ANSWER}]
        status = STATUS[refused.why] if refused else 200
        target = request.url.path
        page = self._pages.render(
            request,
            "prove.html",
            status,
            target=target,
            kept=kept,
            refused=refused,
            origin=came_from(request),
        )
        return tell_wait(page, refused)


def came_from(request: Request) -> str:
    """The page of ours whose form was sent, to come back to after a proof elsewhere."""
    return local_path(urlsplit(request.headers.get("referer", "")).path or "/")

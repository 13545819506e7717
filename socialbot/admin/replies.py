"""Proposed replies: a member of the team sends one, or discards it."""

from __future__ import annotations

from typing import Protocol

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from socialbot.admin.cookies import Cookies
from socialbot.admin.forms import read_form
from socialbot.store.approvals import Decision

DISCARDED = "discarded"
NOTICES = frozenset({*Decision, DISCARDED})


class Approvals(Protocol):
    """store.approvals.Approvals, or a twin of it in memory. All calls block."""

    def approve(self, reply_id: str, user: str, shown: str) -> Decision:
        """Send it, if it is still to be sent in the words whose mark is `shown`."""

    def discard(self, reply_id: str, user: str) -> bool:
        """Send nothing; False where it is no proposed reply any more."""


class ReplyDesk:
    """POST /replies/{id}: field `decision` is approve or discard, `shown` the mark of the words
    that the person has read."""

    def __init__(self, approvals: Approvals, cookies: Cookies) -> None:
        self._approvals = approvals
        self._cookies = cookies

    async def __call__(self, request: Request) -> Response:
        fields = await read_form(request, self._cookies)
        acts = {"approve": self._approve, "discard": self._discard}
        if fields.get("decision") not in acts:
            raise HTTPException(400)
        act = acts[fields["decision"]]
        reply_id, user = request.path_params["id"], request.state.user_name
        notice = await run_in_threadpool(act, reply_id, user, fields.get("shown", ""))
        return RedirectResponse(f"/flagged?notice={notice}", 303)

    def _approve(self, reply_id: str, user: str, shown: str) -> str:
        return self._approvals.approve(reply_id, user, shown)

    def _discard(self, reply_id: str, user: str, _shown: str) -> str:
        return DISCARDED if self._approvals.discard(reply_id, user) else Decision.TOO_LATE


def read_notice(request: Request) -> str | None:
    """What the page says was done just now."""
    asked = request.query_params.get("notice", "")
    return asked if asked in NOTICES else None

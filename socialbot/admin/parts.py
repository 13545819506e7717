"""Parts of the team: a platform may belong to one, and then agents of another do not act there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from typing import Protocol

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from socialbot.admin.gate import Endpoint
from socialbot.admin.team import LEADS, Visitor

ReadIds = Callable[[Request], Awaitable[Sequence[int]]]
"""The ids of the messages that a form is about."""


class Places(Protocol):
    """store.places.Places, or a twin of it in memory. All calls block."""

    def of_messages(self, ids: Sequence[int]) -> set[str]: ...


class Parts:
    """`teams` names the part of the team that a platform belongs to. Leads and admins act
    everywhere, and so does who belongs to no part."""

    def __init__(
        self, teams: Mapping[str, str] | None = None, places: Places | None = None
    ) -> None:
        self._teams = teams or {}
        self._places = places

    def may_act(self, visitor: Visitor, platforms: Collection[str]) -> bool:
        """Whether a member acts on all of these platforms."""
        if visitor.team is None or not LEADS.isdisjoint(visitor.roles):
            return True
        return all(self._teams.get(name, visitor.team) == visitor.team for name in platforms)

    def before(self, page: Endpoint, read: ReadIds) -> Endpoint:
        """The endpoint of a form about messages; 403 for members of another part."""

        async def enter(request: Request) -> Response:
            if self._places and self._teams:
                ids = await read(request)
                found = await run_in_threadpool(self._places.of_messages, ids)
                self._require(request, found)
            return await page(request)

        return enter

    def _require(self, request: Request, platforms: Collection[str]) -> None:
        if not self.may_act(request.state.visitor, platforms):
            raise HTTPException(403)

"""The flagged list: what the bot set aside for a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from socialbot.admin.pages import Pages
from socialbot.domain import Reason
from socialbot.store.flagged import Flagged

PAGE = 20
LARGEST_ID = 2**63 - 1
RISKS = frozenset({Reason.DISTRESS, Reason.UNDERAGE, Reason.RESPONSIBLE_USE})


class FlaggedList(Protocol):
    """What the page needs of store.records.Records."""

    def flagged(self, limit: int, before_id: int | None) -> list[Flagged]: ...


class FlaggedPage:
    """GET /flagged?before=<id>: newest first, with possible risks to a person on top."""

    def __init__(self, records: FlaggedList, pages: Pages) -> None:
        self._records = records
        self._pages = pages

    async def __call__(self, request: Request) -> Response:
        before = read_position(request.query_params.get("before"))
        # One more than is shown tells whether there is an older page.
        items = await run_in_threadpool(self._records.flagged, PAGE + 1, before)
        shown = items[:PAGE]
        return self._pages.render(
            request,
            "flagged.html",
            here="flagged",
            items=risks_first(shown),
            risks=RISKS,
            later=before is not None,
            older=shown[-1].id if len(items) > PAGE else None,
        )


def read_position(text: str | None) -> int | None:
    """A row id from the query; answers 404 for anything else."""
    if text is None:
        return None
    if text.isascii() and text.isdigit() and int(text[:20]) <= LARGEST_ID:
        return int(text[:20])
    raise HTTPException(404)


def risks_first(items: Sequence[Flagged]) -> list[Flagged]:
    """Messages of people who may be at risk, then the others; the order is kept in both."""
    return sorted(items, key=lambda item: RISKS.isdisjoint(item.reasons))

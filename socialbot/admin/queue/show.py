"""GET /queue and GET /queue/<id>: the list, and an item beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from socialbot.admin.dangers import DANGERS, RISKS
from socialbot.admin.ids import read_id
from socialbot.admin.queue.choices import Choices
from socialbot.admin.queue.keys import KEYS, TOUR
from socialbot.admin.queue.lines import excerpt, gravest, tone
from socialbot.admin.queue.live import write_mark
from socialbot.admin.queue.notices import read_notice
from socialbot.admin.queue.offers import Offer, make_offer
from socialbot.admin.queue.queries import Query, read_query
from socialbot.admin.queue.tools import Tools
from socialbot.admin.rooms import Desk
from socialbot.domain import EntityType
from socialbot.store.incidents import Incident
from socialbot.store.queue.acts import Why
from socialbot.store.queue.desk import Queue
from socialbot.store.queue.item import Item
from socialbot.store.queue.listing import Listed
from socialbot.store.queue.news import Mark
from socialbot.store.queue.views import View

PAGE = 25
SEEN = "socialbot_queue_tour"


@dataclass(frozen=True, slots=True)
class Around:
    """What stands above the list: faults that many report, and reports of people at risk."""

    incidents: Callable[[], list[Incident]]
    at_risk: Callable[[], int]


@dataclass(frozen=True, slots=True)
class _Read:
    """What a page shows, read in one go."""

    listed: list[Listed]
    views: list[View]
    members: list[tuple[int, str]]
    looking: dict[int, tuple[str, ...]]
    mark: Mark
    incidents: list[Incident]
    at_risk: int
    item: Item | None
    offer: Offer | None


class QueuePage:
    """The list by urgency; with an item it is shown beside, and on a phone alone."""

    def __init__(self, desk: Desk, queue: Queue, tools: Tools, around: Around) -> None:
        self._desk = desk
        self._queue = queue
        self._tools = tools
        self._around = around

    async def show(self, request: Request) -> Response:
        """GET /queue?<filters>"""
        query = read_query(request.query_params)
        read = await run_in_threadpool(self._read, query, request.state.visitor.id, None)
        return self._render(request, query, read)

    async def show_item(self, request: Request) -> Response:
        """GET /queue/<id>?<filters>"""
        query = read_query(request.query_params)
        number = read_id(request.path_params["id"])
        read = await run_in_threadpool(self._read, query, request.state.visitor.id, number)
        if read.item is None:
            raise HTTPException(404)
        return self._render(request, query, read)

    def _read(self, query: Query, user_id: int, number: int | None) -> _Read:
        queue, plain = self._queue, query.is_plain and not query.after
        item = queue.item(number) if number else None
        if item:
            queue.look(item.row.id, user_id)
        # News begins before the list is read: what comes between is told rather than lost.
        mark = queue.mark_now()
        listed = queue.page(query.filters(user_id), PAGE + 1, query.after)
        shown = [one.id for one in listed]
        return _Read(
            listed,
            queue.views(user_id),
            queue.members(),
            queue.looking([*shown, number] if number else shown),
            mark,
            self._around.incidents() if plain and not number else [],
            self._around.at_risk() if plain and not number else 0,
            item,
            make_offer(item, self._tools, queue.clock()) if item else None,
        )

    def _render(self, request: Request, query: Query, read: _Read) -> Response:
        visitor = request.state.visitor
        shown = read.listed[:PAGE]
        more = len(read.listed) > PAGE
        values: Mapping[str, Any] = {
            "query": query,
            "choices": Choices(read.members),
            "listed": shown,
            "next_page": query.address(after=shown[-1].place) if more else None,
            "views": read.views,
            "members": read.members,
            "looking": read.looking,
            "live": write_mark(read.mark),
            "incidents": read.incidents,
            "at_risk": read.at_risk,
            "item": read.item,
            "offer": read.offer,
            "me": visitor.name,
            "me_id": visitor.id,
            "may_act": request.state.may_act,
            "notice": read_notice(request.query_params),
            "keys": KEYS,
            "tour": TOUR if SEEN not in request.cookies else (),
            "whys": list(Why),
            "types": list(EntityType),
            "onward": _onward(query, shown, read.item),
        }
        helpers: Mapping[str, Any] = {
            "excerpt": excerpt,
            "tone": tone,
            "gravest": gravest,
            "dangers": DANGERS,
            "risks": RISKS,
        }
        return self._desk.pages.render(request, "queue.html", here="queue", **values, **helpers)


def _onward(query: Query, shown: Sequence[Listed], item: Item | None) -> str:
    """Where one goes on to when an item is settled: the next one of the list, else the list."""
    ids = [one.id for one in shown]
    if item and item.row.id in ids and (further := ids[ids.index(item.row.id) + 1 :]):
        return query.address(further[0])
    return query.address()

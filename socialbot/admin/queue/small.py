"""The queue's smaller endpoints: saved views, presence, the tour, and the way to the original."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from socialbot.admin.forms import local_path, read_form
from socialbot.admin.ids import read_id
from socialbot.admin.queue.act import back
from socialbot.admin.queue.notices import NO_VIEW, VIEW
from socialbot.admin.queue.queries import PATH, read_query
from socialbot.admin.queue.show import SEEN
from socialbot.admin.queue.tools import Tools
from socialbot.admin.rooms import Desk
from socialbot.store.queue.desk import Queue

YEAR = 365 * 24 * 3600


class Small:
    """Forms that change nothing of an item, and a redirect."""

    def __init__(self, desk: Desk, queue: Queue, tools: Tools) -> None:
        self._desk = desk
        self._queue = queue
        self._tools = tools

    async def save_view(self, request: Request) -> Response:
        """POST /queue/views: keep the filters of the page under a name, or forget a view."""
        fields = await read_form(request, self._desk.cookies)
        user_id = request.state.visitor.id
        if number := fields.get("drop"):
            await run_in_threadpool(self._queue.drop_view, user_id, read_id(number))
            return RedirectResponse(PATH, 303)
        query = read_query(dict(parse_qsl(fields.get("query", ""))))
        name = fields.get("name", "")
        saved = await run_in_threadpool(self._queue.save_view, user_id, name, query.saved())
        return back({"next": query.address(after=None)}, f"did={VIEW if saved else NO_VIEW}")

    async def look(self, request: Request) -> Response:
        """POST /queue/<id>/look: the item is still open here, or (field `away`) no more."""
        fields = await read_form(request, self._desk.cookies)
        number, user_id = read_id(request.path_params["id"]), request.state.visitor.id
        if fields.get("away"):
            await run_in_threadpool(self._queue.look_away, user_id)
        else:
            await run_in_threadpool(self._queue.look, number, user_id)
        return Response(status_code=204)

    async def end_tour(self, request: Request) -> Response:
        """POST /queue/tour: the visitor has seen it."""
        fields = await read_form(request, self._desk.cookies)
        response = RedirectResponse(local_path(fields.get("next", PATH)), 303)
        self._desk.cookies.write(response, SEEN, "1", YEAR)
        return response

    async def original(self, request: Request) -> Response:
        """GET /queue/<id>/original: on to the platform. The platform's id is in no page of ours."""
        number = read_id(request.path_params["id"])
        item = await run_in_threadpool(self._queue.item, number)
        place = await run_in_threadpool(self._tools.find_original, item) if item else None
        if not place:
            raise HTTPException(404)
        return RedirectResponse(place, 303, {"referrer-policy": "no-referrer"})

"""The queue's routes, each with the roles that may enter."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.routing import BaseRoute

from socialbot.admin.forms import read_form
from socialbot.admin.ids import read_id
from socialbot.admin.queue.act import Acts, read_picked
from socialbot.admin.queue.draft import DraftJudge
from socialbot.admin.queue.live import Live
from socialbot.admin.queue.poller import Poller
from socialbot.admin.queue.queries import PATH
from socialbot.admin.queue.show import Around, QueuePage
from socialbot.admin.queue.small import Small
from socialbot.admin.queue.tools import Tools
from socialbot.admin.rooms import Desk, Room
from socialbot.admin.team import ACTORS, EVERYBODY
from socialbot.store.queue.desk import Queue


def queue_room(queue: Queue, tools: Tools, around: Around) -> Room:
    """The pages of the queue. One poller asks the database for all of a process's open pages."""
    poller = Poller(queue)

    def make(desk: Desk) -> Sequence[BaseRoute]:
        page = QueuePage(desk, queue, tools, around)
        acts, small = Acts(desk, queue, tools), Small(desk, queue, tools)
        route = desk.gate.route

        async def shown(request: Request) -> list[int]:
            return [read_id(request.path_params["id"])]

        async def ticked(request: Request) -> list[int]:
            fields = await read_form(request, desk.cookies)
            return [one.id for one in read_picked(fields.get("picked", ""), fields)]

        act = desk.parts.before(acts.act, shown)
        act_on_all = desk.parts.before(acts.act_on_all, ticked)
        return [
            route(PATH, page.show, EVERYBODY, look="queue"),
            route(PATH, act_on_all, ACTORS, "POST"),
            route(f"{PATH}/live", Live(poller), EVERYBODY),
            route(f"{PATH}/undo", acts.undo, ACTORS, "POST"),
            route(f"{PATH}/views", small.save_view, EVERYBODY, "POST"),
            route(f"{PATH}/tour", small.end_tour, EVERYBODY, "POST"),
            route(f"{PATH}/{{id}}", page.show_item, EVERYBODY, look="message"),
            route(f"{PATH}/{{id}}", act, ACTORS, "POST"),
            route(f"{PATH}/{{id}}/draft", DraftJudge(desk, queue, tools), ACTORS, "POST"),
            route(f"{PATH}/{{id}}/look", small.look, EVERYBODY, "POST"),
            route(f"{PATH}/{{id}}/original", small.original, EVERYBODY, look="original"),
        ]

    return make

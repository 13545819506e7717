"""The queue's routes, each with the roles that may enter."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute

from socialbot.admin.queue.act import Acts
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
        return [
            route(PATH, page.show, EVERYBODY, look="queue"),
            route(PATH, acts.act_on_all, ACTORS, "POST"),
            route(f"{PATH}/live", Live(poller), EVERYBODY),
            route(f"{PATH}/undo", acts.undo, ACTORS, "POST"),
            route(f"{PATH}/views", small.save_view, EVERYBODY, "POST"),
            route(f"{PATH}/tour", small.end_tour, EVERYBODY, "POST"),
            route(f"{PATH}/{{id}}", page.show_item, EVERYBODY, look="message"),
            route(f"{PATH}/{{id}}", acts.act, ACTORS, "POST"),
            route(f"{PATH}/{{id}}/draft", DraftJudge(desk, queue, tools), ACTORS, "POST"),
            route(f"{PATH}/{{id}}/look", small.look, EVERYBODY, "POST"),
            route(f"{PATH}/{{id}}/original", small.original, EVERYBODY, look="original"),
        ]

    return make

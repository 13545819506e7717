"""The pages about canned texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from starlette.routing import BaseRoute

from socialbot.admin.canned.acts import CannedActs
from socialbot.admin.canned.judge import Judge
from socialbot.admin.canned.listing import CannedList
from socialbot.admin.canned.page import CannedPage
from socialbot.admin.canned.places import PATH
from socialbot.admin.canned.store import Texts
from socialbot.admin.rooms import Desk, Room
from socialbot.admin.team import ACTORS, EVERYBODY, LEADS
from socialbot.store.incident_pages import Incident


def canned_room(
    texts: Texts, judge: Judge, find_incident: Callable[[int], Incident | None]
) -> Room:
    """Everybody reads, who acts writes drafts, leads approve what others wrote."""

    def make(desk: Desk) -> Sequence[BaseRoute]:
        page = CannedPage(texts, judge, find_incident, desk.pages)
        acts = CannedActs(texts, page, desk.pages, desk.cookies)
        route, one = desk.gate.route, f"{PATH}/{{language}}/{{file}}"
        return [
            route(PATH, CannedList(texts, judge, desk.pages), EVERYBODY),
            route(one, page, EVERYBODY),
            route(f"{one}/draft", acts.draft, ACTORS, "POST"),
            route(f"{one}/check", acts.check, ACTORS, "POST"),
            route(f"{one}/leave", acts.leave, ACTORS, "POST"),
            route(f"{one}/approve", desk.proof.before(acts.approve), LEADS, "POST"),
            route(f"{one}/refuse", acts.refuse, LEADS, "POST"),
            route(f"{one}/restore", acts.restore, LEADS, "POST"),
        ]

    return make

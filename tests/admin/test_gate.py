"""The walls: each route names who may enter, and nobody else does."""

from __future__ import annotations

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from socialbot.admin.cookies import Cookies
from socialbot.admin.gate import Gate
from socialbot.admin.navigation import NAVIGATION, entries_for
from socialbot.admin.rooms import Desk
from socialbot.admin.team import ACTORS, ADMINS, EVERYBODY, LEADS, ROLES
from tests.admin.conftest import MemoryTeam, Site, open_site, words_of

pytestmark = pytest.mark.anyio
WALLS = {
    ("GET", "/"): EVERYBODY,
    ("GET", "/shadow"): EVERYBODY,
    ("GET", "/reports"): EVERYBODY,
    ("GET", "/reports.csv"): EVERYBODY,
    ("GET", "/reports.jsonl"): EVERYBODY,
    ("POST", "/reports/{id}"): ACTORS,
}


async def say_hello(request: Request) -> Response:
    return PlainTextResponse("hello")


def test_the_base_pages_let_in_whom_this_table_names(site: Site) -> None:
    queue = {door for door in site.admin.doors if door[1].startswith("/queue")}
    assert site.admin.doors.keys() - queue == WALLS.keys()
    assert WALLS.items() <= site.admin.doors.items()


@pytest.mark.parametrize(("method", "path"), sorted(WALLS))
async def test_each_page_lets_in_its_roles_and_nobody_else(
    site: Site, method: str, path: str
) -> None:
    entrants = await site.entrants(path.replace("{id}", "1"), method)
    assert entrants == WALLS[method, path]


@pytest.mark.parametrize("roles", [ADMINS, LEADS, ACTORS, EVERYBODY, frozenset({"viewer"})])
async def test_a_new_page_is_closed_to_all_but_its_roles(roles: frozenset[str]) -> None:
    def room(desk: Desk) -> list[object]:
        return [
            desk.gate.route("/new", say_hello, roles),
            desk.gate.route("/new", say_hello, roles, "POST"),
        ]

    site = open_site(rooms=[room])
    assert await site.entrants("/new") == roles
    assert await site.entrants("/new", "POST") == roles


@pytest.mark.parametrize("roles", [frozenset(), frozenset({"gardener"}), ROLES | {"gardener"}])
def test_a_page_without_roles_of_ours_cannot_be_made(roles: frozenset[str]) -> None:
    with pytest.raises(ValueError, match="names_the_roles"):
        Gate(MemoryTeam(), Cookies(False)).route("/new", say_hello, roles)


def test_the_navigation_shows_pages_that_exist_and_are_open_to_the_visitor() -> None:
    doors = {
        ("GET", "/settings"): ADMINS,
        ("GET", "/cases"): EVERYBODY,
        ("POST", "/replies"): ROLES,
    }
    assert [e.key for e in entries_for({"viewer"}, doors)] == ["cases"]
    assert [e.key for e in entries_for({"admin"}, doors)] == ["cases", "settings"]
    assert entries_for(set(), doors) == ()


async def test_each_page_marks_where_the_visitor_is(site: Site) -> None:
    await site.sign_in_as("viewer")
    page = (await site.http.get("/reports")).text
    assert '<a href="/reports" aria-current="page">' in page
    assert page.count("aria-current") == 2  # and the list that is shown
    assert "Gölge kipi" not in words_of(page)
    site.records.shadow = True
    assert "Gölge kipi" in words_of((await site.http.get("/reports")).text)


def test_every_entry_leads_somewhere_else() -> None:
    assert len({entry.path for entry in NAVIGATION}) == len(NAVIGATION)

"""Parts of the team: who acts where."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sqlalchemy import Engine
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from socialbot.admin.parts import Parts
from socialbot.admin.rooms import Desk
from socialbot.admin.team import ACTORS, Visitor
from socialbot.store.places import Places
from socialbot.store.records import Records
from socialbot.store.seal import Vault
from socialbot.store.tables import MessageRow
from tests.admin.conftest import MemoryTeam, Site, open_site
from tests.store.world import SECRET, entry, record, rows

pytestmark = pytest.mark.anyio
TEAMS = {"facebook": "abroad", "x": "home"}
WHERE = {1: "facebook", 2: "x", 3: "telegram"}


class MemoryPlaces:
    def of_messages(self, ids: Sequence[int]) -> set[str]:
        return {WHERE[number] for number in ids if number in WHERE}


def site_of(role: str, team: str | None, teams: dict[str, str] = TEAMS) -> Site:
    def room(desk: Desk) -> list[Route]:
        async def ids(request: Request) -> list[int]:
            return [int(part) for part in request.path_params["ids"].split(".")]

        async def act(request: Request) -> Response:
            return PlainTextResponse("done")

        return [desk.gate.route("/act/{ids}", desk.parts.before(act, ids), ACTORS, "POST")]

    member = MemoryTeam(frozenset({role}), team=team)
    return open_site(team=member, rooms=[room], parts=Parts(teams, MemoryPlaces()))


@pytest.mark.parametrize(
    ("role", "team", "ids", "status"),
    [
        ("agent", "abroad", "1", 200),
        ("agent", "home", "1", 403),
        ("agent", "home", "2", 200),
        ("agent", "home", "2.1", 403),  # one of many is another part's
        ("agent", "home", "3", 200),  # a platform of no part
        ("agent", "home", "9", 200),  # there is no such message: the page says so
        ("agent", None, "1", 200),
        ("lead", "home", "1", 200),
        ("admin", "home", "1", 200),
        ("viewer", "abroad", "1", 403),  # by the role
    ],
)
async def test_agents_of_another_part_do_not_act(
    role: str, team: str | None, ids: str, status: int
) -> None:
    site = site_of(role, team)
    await site.sign_in()
    assert (await site.post(f"/act/{ids}", "/queue")).status_code == status


async def test_without_parts_everybody_acts_everywhere() -> None:
    site = site_of("agent", "home", {})
    await site.sign_in()
    assert (await site.post("/act/1", "/queue")).status_code == 200


def test_a_member_without_a_part_acts_everywhere() -> None:
    parts = Parts(TEAMS, MemoryPlaces())
    assert parts.may_act(Visitor("can", frozenset({"agent"})), {"x", "facebook"})
    assert not parts.may_act(Visitor("can", frozenset({"agent"}), team="home"), {"x", "facebook"})


def test_the_records_say_where_a_message_is(engine: Engine) -> None:
    records = Records(engine, Vault(SECRET), replies_per_hour=6)
    record(records, entry(1), entry(2, platform="telegram"))
    ids = [row.id for row in rows(engine, MessageRow)]
    places = Places(engine)
    assert places.of_messages(ids) == {"sandbox", "telegram"}
    assert places.of_messages([10**9]) == set()

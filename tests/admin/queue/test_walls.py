"""Who acts in the queue: by role, and by part of the team."""

from __future__ import annotations

import pytest

from socialbot.admin.parts import Parts
from socialbot.admin.team import ACTORS, EVERYBODY
from socialbot.store.places import Places
from socialbot.store.queue.acts import Act
from tests.admin.conftest import open_site
from tests.admin.queue.conftest import Desk

pytestmark = pytest.mark.anyio


async def test_each_route_lets_in_its_roles_and_nobody_else(desk: Desk) -> None:
    number = desk.write()
    for path in ("/queue", f"/queue/{number}"):
        assert await desk.site.entrants(path) == EVERYBODY
        assert await desk.site.entrants(path, "POST", act="escalate", version="0") == ACTORS


@pytest.mark.parametrize(("role", "team"), [("agent", "home"), ("lead", "abroad")])
async def test_who_belongs_there_acts(desk: Desk, role: str, team: str) -> None:
    assert await escalate(desk, role, team) == (303, 303)


async def test_an_agent_of_another_team_reads_and_does_nothing(desk: Desk) -> None:
    assert await escalate(desk, "agent", "abroad") == (403, 403)
    assert (await desk.http.get("/queue")).status_code == 200


async def escalate(desk: Desk, role: str, team: str) -> tuple[int, int]:
    """One act on one item, and one on all that are picked, by a member of this part; the items are
    those of the part "home"."""
    number = desk.write()
    parts = Parts({"sandbox": "home"}, Places(desk.engine))
    desk.site = open_site(team=desk.team, queue=desk.room, parts=parts)
    desk.team.team = team
    await desk.site.sign_in_as(role)
    one = await desk.act(number, Act.ESCALATE)
    item = desk.queue.item(number)
    assert item
    assert bool(item.escalated_at) == (one.status_code == 303)
    picked = {"act": Act.ASSIGN, f"pick.{number}": str(item.version)}
    return one.status_code, (await desk.site.post("/queue", "/queue", **picked)).status_code

"""Settings, sessions: who is signed in, ended one by one."""

from __future__ import annotations

import pytest

from socialbot.admin.team import ADMINS
from tests.admin.conftest import Site, words_of
from tests.admin.real_site import House

pytestmark = pytest.mark.anyio
PATH = "/settings/sessions"


async def test_sessions_of_all_are_an_admins_matter(site_of_rooms: Site) -> None:
    assert await site_of_rooms.entrants(PATH) == ADMINS
    assert await site_of_rooms.entrants(f"{PATH}/x", "POST") == ADMINS


async def test_an_admin_ends_a_session_and_the_trail_says_so(house: House) -> None:
    can = house.browser()
    await house.sign_in("can", can)
    await house.sign_in("umut")
    page = (await house.site.http.get(PATH)).text
    assert "umut bu oturum" in words_of(page)
    assert page.count(f'action="{PATH}/') == 1
    key = page.split(f'action="{PATH}/')[1].split('"')[0]
    answer = await house.site.post(f"{PATH}/{key}", PATH)
    assert answer.headers["location"] == f"{PATH}?notice=ended"
    assert (await can.http.get("/queue")).status_code == 303
    assert house.events() == [("team:session:revoked", "2", "umut")]


async def test_sessions_that_are_over_are_not_shown(house: House) -> None:
    await house.sign_in("can", house.browser())
    house.clock.pass_time(minutes=61)
    await house.sign_in("umut")
    assert "can" not in words_of((await house.site.http.get(PATH)).text).split()

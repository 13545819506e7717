"""Shadow mode: the team sees what would have been said, and that nothing is."""

from __future__ import annotations

import pytest

from socialbot.admin.flagged import PAGE
from tests.admin.conftest import Site, flagged, words_of

pytestmark = pytest.mark.anyio


async def page_of(site: Site, path: str) -> str:
    await site.sign_in()
    return words_of((await site.http.get(path)).text)


async def test_the_page_shows_what_would_have_been_said(site: Site) -> None:
    site.records.rows = [flagged(reply_state="shadow", reply_text="Merhaba.", reasons=())]
    assert "Yanıt · Şöyle denecekti Merhaba." in await page_of(site, "/shadow")


async def test_without_a_message_it_says_so(site: Site) -> None:
    site.records.shadow = True
    assert "Henüz yanıtlanacak bir mesaj gelmedi." in await page_of(site, "/shadow")


@pytest.mark.parametrize("shadow", [True, False])
async def test_the_list_says_whether_anything_is_sent(site: Site, shadow: bool) -> None:
    site.records.shadow = shadow
    assert ("Gölge kipi açık" in await page_of(site, "/flagged")) is shadow


async def test_older_ones_are_on_the_next_page(site: Site) -> None:
    site.records.rows = [flagged(number) for number in range(PAGE + 3, 0, -1)]
    await site.sign_in()
    page = (await site.http.get("/shadow")).text
    assert 'href="/shadow?before=4" rel="next"' in page
    older = (await site.http.get("/shadow?before=4")).text
    assert [older.count(f'id="m{number}"') for number in (4, 3, 2, 1)] == [0, 1, 1, 1]


async def test_while_it_is_off_the_page_says_so(site: Site) -> None:
    page = await page_of(site, "/shadow")
    assert "Gölge kipi kapalı" in page
    assert "Henüz yanıtlanacak bir mesaj gelmedi." not in page


@pytest.mark.parametrize("shadow", [True, False])
async def test_the_menu_leads_there_while_it_is_on(site: Site, shadow: bool) -> None:
    site.records.shadow = shadow
    await site.sign_in()
    menu = (await site.http.get("/reports")).text.split("<nav")[1].split("</nav>")[0]
    assert ('href="/shadow"' in menu) is shadow


@pytest.mark.parametrize("shadow", [True, False])
async def test_nothing_is_offered_for_sending_that_would_not_leave(
    site: Site, shadow: bool
) -> None:
    site.team.roles = frozenset({"agent"})
    site.records.rows = [flagged(reply_state="proposed", reply_id="r1")]
    site.records.shadow = shadow
    await site.sign_in()
    page = (await site.http.get("/flagged")).text
    assert ('value="approve"' in page) is not shadow
    assert ("Gölge kipi açıkken gönderilemez." in page) is shadow
    assert 'value="discard"' in page

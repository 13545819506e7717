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

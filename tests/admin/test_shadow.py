"""Shadow mode: the team sees what would have been said, and that nothing is."""

from __future__ import annotations

import re

import pytest

from socialbot.admin.shadow import PAGE
from socialbot.store.findings import StoredFinding
from tests.admin.conftest import Site, shadowed, words_of
from tests.admin.hostile import HOSTILE

pytestmark = pytest.mark.anyio


async def page_of(site: Site, path: str) -> str:
    await site.sign_in()
    return words_of((await site.http.get(path)).text)


async def test_the_page_shows_what_would_have_been_said(site: Site) -> None:
    site.records.rows = [shadowed(reply_text="Merhaba.", reasons=())]
    assert "Yanıt · Şöyle denecekti Merhaba." in await page_of(site, "/shadow")


async def test_without_a_message_it_says_so(site: Site) -> None:
    site.records.shadow = True
    assert "Henüz yanıtlanacak bir mesaj gelmedi." in await page_of(site, "/shadow")


@pytest.mark.parametrize("shadow", [True, False])
async def test_the_queue_says_whether_anything_is_sent(site: Site, shadow: bool) -> None:
    site.records.shadow = shadow
    assert ("Gölge kipi açık" in await page_of(site, "/queue")) is shadow


async def test_older_ones_are_on_the_next_page(site: Site) -> None:
    site.records.rows = [shadowed(number) for number in range(PAGE + 3, 0, -1)]
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


def ids_on(page: str) -> list[str]:
    return re.findall(r'id="m(\d+)"', page)


async def walk(site: Site, path: str, link: str) -> dict[str, list[str]]:
    """The items by page, from a page on along its links of that kind."""
    seen: dict[str, list[str]] = {}
    while path:
        page = (await site.http.get(path)).text
        seen[path] = ids_on(page)
        further = re.search(rf'href="([^"]+)" rel="{link}"', page)
        path = further[1] if further else ""
    return seen


async def test_the_page_goes_both_ways_without_losing_or_repeating_an_item(site: Site) -> None:
    order = [(number * 29) % 47 + 1 for number in range(47)]
    site.records.rows = [shadowed(number) for number in order]
    await site.sign_in()
    there = await walk(site, "/shadow", "next")
    assert [item for items in there.values() for item in items] == [str(n) for n in order]
    back = await walk(site, list(there)[-1], "prev")
    assert list(back.items()) == list(there.items())[::-1]
    assert list(back)[-1] == "/shadow"


async def test_an_item_tells_what_came_why_it_is_marked_and_what_was_found(site: Site) -> None:
    site.records.rows = [shadowed()]
    words = await page_of(site, "/shadow")
    assert "Telegram Özel mesaj" in words
    assert "6 Mart 2026 00:05" in words  # 21:05 UTC in the brand's zone
    assert "numaram Telefon numarası beni [gizli] arayın" in words
    assert "Kişisel veri" in words
    assert "Ayıklananlar Telefon numarası Ayrıntı" in words
    assert "Telefon numarası: emin: %95 · ipucu: numaram · kural: tr_mobile" in words
    assert "K7QM-3F" in words
    assert "Ödeme emin: %90" in words
    assert "E-posta" in words


async def test_a_message_without_text_or_case_has_its_own_words(site: Site) -> None:
    site.records.rows = [shadowed(stored_text="", case_code=None, findings=())]
    words = await page_of(site, "/shadow")
    assert "Metin saklanmadı." in words
    assert "Ayıklananlar" not in words
    assert "Kayıt" not in words


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_stays_text(site: Site, text: str) -> None:
    await site.sign_in()
    fields = ("stored_text", "reply_text", "case_code", "platform", "kind", "reasons", "language")
    items = [shadowed(**{name: (text,) if name == "reasons" else text}) for name in fields]
    finding = StoredFinding(text, 1, text, text, 0.5)
    for item in (*items, shadowed(findings=(finding,))):
        site.records.rows = [item]
        page = (await site.http.get("/shadow")).text
        assert "<script" not in page
        assert "<img src=x" not in page
        assert "<svg" not in page
        assert "<b>" not in page
        assert page.count("</article>") == 1
        assert not re.search(r">\s*49\b", page)


@pytest.mark.parametrize(
    ("reasons", "kind"),
    [
        (("needs_person", "distress"), "item danger"),
        (("underage", "personal_data"), "item careful"),
        (("personal_data", "needs_person"), "item"),
    ],
)
async def test_whoever_may_be_at_risk_is_marked(
    site: Site, reasons: tuple[str, ...], kind: str
) -> None:
    site.records.rows = [shadowed(reasons=reasons)]
    await site.sign_in()
    page = (await site.http.get("/shadow")).text
    assert f'<article class="{kind}"' in page
    assert page.count('<li class="alarm">') == reasons.count("distress")


async def test_a_long_text_can_be_scrolled_by_keyboard(site: Site) -> None:
    site.records.rows = [shadowed(1), shadowed(2, stored_text="söz " * 5000)]
    await site.sign_in()
    page = (await site.http.get("/shadow")).text
    assert page.count('dir="auto" tabindex="0">söz') == page.count('tabindex="0"') == 1

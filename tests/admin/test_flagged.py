from __future__ import annotations

import re

import pytest

from socialbot.admin.dangers import DANGERS, RISKS
from socialbot.admin.paging import page_at, read_trail
from socialbot.store.findings import StoredFinding
from socialbot.store.urgency import URGENT
from tests.admin.conftest import Site, flagged, words_of
from tests.admin.hostile import HOSTILE

pytestmark = pytest.mark.anyio


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


async def page_of(site: Site, path: str = "/flagged") -> str:
    await site.sign_in()
    return (await site.http.get(path)).text


async def test_an_item_tells_what_came_why_it_is_here_and_what_was_answered(site: Site) -> None:
    site.records.rows = [flagged()]
    words = words_of(await page_of(site))
    assert "Telegram Özel mesaj" in words
    assert "6 Mart 2026 00:05" in words  # 21:05 UTC in the brand's zone
    assert "numaram Telefon numarası beni [gizli] arayın" in words
    assert "Kişisel veri" in words
    assert "Ayıklananlar Telefon numarası Ayrıntı" in words
    assert "Telefon numarası: emin: %95 · ipucu: numaram · kural: tr_mobile" in words
    assert "K7QM-3F" in words
    assert "Ödeme emin: %90" in words
    assert "E-posta" in words
    assert "Yanıt · Gönderildi Lütfen e-posta ile yazın." in words


async def test_a_message_without_text_case_or_reply_has_its_own_words(site: Site) -> None:
    bare = {"stored_text": "", "case_code": None, "findings": (), "reply_text": None}
    site.records.rows = [flagged(reply_state=None, **bare)]
    words = words_of(await page_of(site))
    assert "Metin saklanmadı." in words
    assert "Bot yanıt vermedi." in words
    assert "Ayıklananlar" not in words


async def test_names_of_ours_that_have_no_words_yet_are_shown_as_they_are(site: Site) -> None:
    finding = StoredFinding("LIBRARY_CARD", 3, "libraries", None, 0.5)
    site.records.rows = [
        flagged(platform="semaphore", findings=(finding,), reasons=("new_reason",))
    ]
    words = words_of(await page_of(site))
    assert "semaphore" in words
    assert "LIBRARY_CARD × 3" in words
    assert "new_reason" in words


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    "field", ["stored_text", "reply_text", "case_code", "platform", "kind", "reasons", "language"]
)
async def test_hostile_text_stays_text(site: Site, field: str, text: str) -> None:
    site.records.rows = [flagged(**{field: (text,) if field == "reasons" else text})]
    page = await page_of(site)
    assert "<script" not in page
    assert "<img src=x" not in page
    assert "<svg" not in page
    assert "<b>" not in page
    assert page.count("</article>") == 1
    assert "49" not in re.sub(r"\?v=\w+|value=\"[\w.]+\"", "", page)


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_findings_stay_text(site: Site, text: str) -> None:
    site.records.rows = [flagged(findings=(StoredFinding(text, 1, text, text, 0.5),))]
    page = await page_of(site)
    assert "<script" not in page
    assert "<img src=x" not in page
    assert page.count("</article>") == 1


async def test_the_text_can_be_read_in_full_and_as_it_was_stored(site: Site) -> None:
    site.records.rows = [flagged(stored_text="a < b & [EMAIL_ADDRESS]\n5 > 3")]
    page = await page_of(site)
    assert "a &lt; b &amp; <mark>E-posta adresi</mark>\n5 &gt; 3" in page


@pytest.mark.parametrize(
    ("reasons", "kind"),
    [
        (("needs_person", "distress"), "item danger"),
        (("responsible_use",), "item careful"),
        (("underage", "personal_data"), "item careful"),
        (("personal_data", "needs_person"), "item"),
    ],
)
async def test_a_life_at_risk_looks_like_nothing_else(
    site: Site, reasons: tuple[str, ...], kind: str
) -> None:
    site.records.rows = [flagged(reasons=reasons)]
    page = await page_of(site)
    assert f'<article class="{kind}"' in page
    alarm = '<li class="alarm">Yaşamı tehlikede olabilir</li>'
    assert page.count(alarm) == page.count("Yaşamı tehlikede") == reasons.count("distress")


def test_what_the_records_put_first_is_marked() -> None:
    assert set(URGENT) == DANGERS | RISKS
    assert min(URGENT[reason] for reason in DANGERS) > max(URGENT[reason] for reason in RISKS)


async def test_the_order_is_that_of_the_records(site: Site) -> None:
    site.records.rows = [flagged(2), flagged(9, reasons=("distress",)), flagged(4)]
    assert ids_on(await page_of(site)) == ["2", "9", "4"]


async def test_the_reply_and_the_names_of_rules_are_folded_away(site: Site) -> None:
    site.records.rows = [flagged()]
    page = await page_of(site)
    folds = re.findall(r"<details[^>]*>(.*?)</details>", page, re.DOTALL)
    assert [re.sub(r"<.*?>", "", fold.split("</summary>")[0]).strip() for fold in folds] == [
        "Yanıt · Gönderildi",
        "Ayrıntı",
    ]
    assert "Lütfen e-posta ile yazın." in folds[0]
    assert "tr_mobile" in folds[1]
    assert "<details open" not in page


async def test_the_list_is_paged_both_ways_without_losing_or_repeating_an_item(site: Site) -> None:
    order = [(number * 29) % 47 + 1 for number in range(47)]
    site.records.rows = [flagged(number) for number in order]
    await site.sign_in()
    there = await walk(site, "/flagged", "next")
    assert [item for items in there.values() for item in items] == [str(n) for n in order]
    back = await walk(site, list(there)[-1], "prev")
    assert list(back.items()) == list(there.items())[::-1]
    assert list(back)[-1] == "/flagged"


async def test_links_lead_back_a_long_way_and_stay_short(site: Site) -> None:
    trail = read_trail(".".join(["7"] * 5000))
    assert len(page_at((*trail, 9223372036854775807), "/x")) < 2000
    assert page_at(trail, "/x").endswith(".7")


async def test_an_empty_list_says_so(site: Site) -> None:
    assert "Şu anda sizi bekleyen bir şey yok" in words_of(await page_of(site))
    site.records.rows = [flagged(1)]
    beyond = (await site.http.get("/flagged?before=1")).text
    assert "Başka mesaj yok." in words_of(beyond)
    assert '<a href="/flagged" rel="prev">' in beyond


async def test_a_long_text_can_be_scrolled_by_keyboard(site: Site) -> None:
    site.records.rows = [flagged(1), flagged(2, stored_text="söz " * 5000)]
    page = await page_of(site)
    assert page.count('dir="auto" tabindex="0">söz') == 1
    assert page.count('tabindex="0"') == 1

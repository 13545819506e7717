"""The canned texts in a browser: what is written is read at once, and two persons change what the
bot says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from socialbot.admin.canned.judge import Judge
from socialbot.admin.canned.room import canned_room
from socialbot.brand import load_brand
from socialbot.redirect.library import Depth
from socialbot.redirect.redirect import Redirect
from socialbot.reply_texts import Follower
from socialbot.settings import Incidents
from socialbot.store.incident_desk import IncidentDesk
from socialbot.store.reply_text_desk import ReplyTexts
from socialbot.triage.bursts import Bursts
from tests.acceptance.admin.serving import (
    LANGUAGES,
    SCHEMES,
    WIDTHS,
    examine,
    open_database,
    serve_rooms,
    visit,
)

pytestmark = pytest.mark.browser
PAGE = "/replies/tr/payment.dm"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Follower]]:
    """The address, and what takes approved texts over."""
    with open_database(tmp_path_factory.mktemp("canned"), deniz="lead", ada="lead") as engine:
        redirect, texts = Redirect(load_brand(), None, Depth.FILES), ReplyTexts(engine)
        desk = IncidentDesk(engine, Bursts.of(Incidents()))
        with serve_rooms(engine, [canned_room(texts, Judge(redirect, None), desk.find)]) as address:
            yield address, Follower(texts.live, redirect.take_over)


@pytest.fixture
def page(browser: Browser, served: tuple[str, Follower]) -> Iterator[Page]:
    with visit(browser, served[0], "deniz") as page:
        yield page


def write(page: Page, old: str, new: str) -> None:
    """Change the draft as a hand does."""
    field = page.get_by_label("Metin")
    field.fill(field.input_value().replace(old, new))


def test_two_persons_change_what_the_bot_says_and_take_it_back(
    browser: Browser, page: Page, served: tuple[str, Follower]
) -> None:
    page.goto(PAGE)
    write(page, "Merhaba", "Selam")
    page.get_by_role("button", name="Taslak olarak sakla").click()
    expect(page.get_by_role("status")).to_contain_text("Taslak saklandı")
    expect(page.get_by_role("button", name="Onayla")).to_have_count(0)
    with visit(browser, served[0], "ada") as second:
        second.goto("/replies")
        second.get_by_role("link", name="Ödeme", exact=True).click()
        expect(second.locator(".diff .added").first).to_contain_text("Selam")
        second.get_by_role("button", name="Onayla").click()
        expect(second.get_by_role("status")).to_contain_text("bir dakika içinde")
    served[1].look()
    page.goto(PAGE)
    expect(page.locator("#samples li").first).to_contain_text("Selam")
    page.get_by_role("link", name="Karşılaştır", exact=True).last.click()
    page.get_by_role("button", name="Yeniden geçerli kıl").click()
    expect(page.get_by_role("status")).to_contain_text("yeniden geçerli")
    served[1].look()
    page.goto(PAGE)
    expect(page.locator("#samples li").first).to_contain_text("Merhaba")


def test_what_is_written_is_read_at_once_and_stays_text(page: Page) -> None:
    page.goto(PAGE)
    expect(page.locator("#faults")).to_contain_text("yanlış bir şey yok")
    write(page, "Merhaba", "<img src=x onerror=alert(1)> evil.example")
    expect(page.locator("#faults li").first).to_contain_text("markanın olmayan bir adres")
    expect(page.locator("#samples li").first).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.get_by_label("Metin")).to_have_attribute("aria-invalid", "true")
    assert examine(page) == []
    write(page, "<img src=x onerror=alert(1)> evil.example", "Merhaba")
    expect(page.locator("#faults")).to_contain_text("yanlış bir şey yok")


def test_without_script_the_page_says_the_same_once_a_draft_is_kept(
    browser: Browser, served: tuple[str, Follower]
) -> None:
    path = "/replies/tr/promotion.public"
    with visit(browser, served[0], "deniz", java_script_enabled=False) as page:
        page.goto(path)
        page.get_by_label("Metin").fill("Kesinlikle iade edeceğiz.")
        page.get_by_role("button", name="Taslak olarak sakla").click()
        expect(page.locator("#faults li").first).to_contain_text("4 söylenişten az")
        page.get_by_role("button", name="Taslağı geri çek").click()
        expect(page.get_by_role("status")).to_contain_text("geri çekildi")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_pages_are_read_well_by_everybody(
    browser: Browser, served: tuple[str, Follower], width: int, scheme: str, language: str
) -> None:
    options = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    with visit(browser, served[0], "deniz", locale=language, **options) as page:
        for path in (
            "/replies",
            "/replies?language=other",
            "/replies/tr/account_access.public?case=1",
        ):
            page.goto(path)
            assert examine(page) == [], path
        page.goto("/replies/en/complaint.dm")
        page.locator("#text").fill("evil.example " * 20)
        page.locator("#draft-form button").click()
        assert examine(page) == []
        page.goto("/replies/en/complaint.dm?version=folder")
        assert examine(page) == []
        page.locator("form[action$=leave] button").click()

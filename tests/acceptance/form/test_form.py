"""The form in a real browser: seen, heard, typed, framed, and without any script."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.acceptance.form.conftest import PASSWORD, fill_in

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]
NUMBER = re.compile(r"^\w{4}-\w{4}-\w{4}$")
WORDS: dict[str, dict[str, str]] = {
    "tr": {"title": "Teknik sorun bildirimi", "send": "Bildirimi gönder", "locale": "tr-TR"},
    "en": {"title": "Report a technical fault", "send": "Send the report", "locale": "en-GB"},
}


def send(page: Page) -> None:
    page.locator("#report button").click()


def assert_fits_and_is_accessible(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["tr", "en"])
def test_each_state_is_accessible_and_fits(
    open_page: OpenPage, language: str, width: int, scheme: str
) -> None:
    words = WORDS[language]
    page = open_page(
        locale=words["locale"], color_scheme=scheme, viewport={"width": width, "height": 800}
    )
    page.goto("/form")
    expect(page.get_by_role("heading", level=1)).to_have_text(words["title"])
    assert_fits_and_is_accessible(page)
    page.locator("#what").fill("numaram 0532 123 45 67, beni arayın")
    send(page)
    expect(page.get_by_role("alert")).to_be_focused()
    assert_fits_and_is_accessible(page)
    fill_in(page)
    send(page)
    expect(page.locator("#number")).to_have_text(NUMBER)
    assert_fits_and_is_accessible(page)


def test_the_guard_speaks_up_before_anything_is_sent(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/form")
    story = page.get_by_label("Ne oldu?")
    story.fill("Sayfa açılmıyor, numaram 0532 123 45 67")
    expect(page.locator("#what-problem")).to_contain_text("Telefon numarası")
    expect(story).to_have_attribute("aria-invalid", "true")
    story.fill("Sayfa açılmıyor, boş kalıyor")
    expect(page.locator("#what-problem")).to_be_hidden()
    expect(story).not_to_have_attribute("aria-invalid", "true")


def test_it_works_without_script(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/form")
    fill_in(page, "Sayfa açılmıyor, numaram 0532 123 45 67")
    send(page)
    expect(page.get_by_role("alert")).to_contain_text("Telefon numarası")
    expect(page.get_by_label("Ne oldu?")).to_have_value("Sayfa açılmıyor, numaram 0532 123 45 67")
    expect(page.locator("#area")).to_have_value("function")
    page.get_by_label("Ne oldu?").fill("Sayfa açılmıyor, boş kalıyor")
    send(page)
    expect(page.locator("#number")).to_have_text(NUMBER)


def test_it_works_by_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/form")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Forma geç")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    fill_in(page, "kısa")
    page.locator("#case_code").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Ne oldu?")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("Onay düğmesine basınca sayfa boş kalıyor")
    page.locator("#report button").focus()
    page.keyboard.press("Space")
    expect(page.locator("#number")).to_have_text(NUMBER)


def test_the_number_is_copied(open_page: OpenPage) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/form")
    fill_in(page)
    send(page)
    page.get_by_role("button", name="Numarayı kopyala").click()
    expect(page.get_by_role("button", name="Kopyalandı")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#number").text_content()


def test_the_language_is_switched_and_the_code_stays(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/form?case=K7F-2QX-9")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#case_code")).to_have_value("K7F-2QX-9")


@pytest.mark.parametrize(("host", "shown"), [("localhost", True), ("127.0.0.1", False)])
def test_only_the_brand_s_own_pages_can_frame_it(
    open_page: OpenPage, address: str, brand_port: int, host: str, shown: bool
) -> None:
    page = open_page()
    frame = f'<link rel="icon" href="data:,"><iframe src="{address}/form" height="900"></iframe>'
    with page.expect_event("framenavigated", lambda framed: framed != page.main_frame):
        page.goto(f"http://{host}:{brand_port}/help?{quote(frame)}")
    inside = page.frame_locator("iframe")
    expect(inside.locator("#what")).to_have_count(int(shown))
    if not shown:
        return
    inside.locator("#what").fill("Onay düğmesine basınca sayfa boş kalıyor")
    inside.locator("#report button").click()
    expect(inside.get_by_role("alert")).to_contain_text("Bu alan gerekli")


def test_the_technical_team_reads_what_was_reported(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/form")
    fill_in(page)
    send(page)
    number = page.locator("#number").text_content() or ""
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto("/reports")
        if page.get_by_label("Parola").count():
            page.get_by_label("Kullanıcı adı").fill("deniz")
            page.get_by_label("Parola").fill(PASSWORD)
            page.get_by_role("button", name="Giriş yap").click()
        expect(page.get_by_role("article").filter(has_text=number)).to_be_visible()
        assert_fits_and_is_accessible(page)
    report = page.get_by_role("article").filter(has_text=number)
    report.get_by_label("Durum").select_option("solved")
    report.get_by_role("button", name="Kaydet").click()
    expect(report).to_have_count(0)
    page.get_by_role("link", name="Çözülen").click()
    expect(report.get_by_role("list", name="Notlar")).to_contain_text("Çözüldü deniz")
    assert_fits_and_is_accessible(page)

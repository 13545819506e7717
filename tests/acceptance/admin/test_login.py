from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def sign_in(page: Page, password: str = "çok gizli bir parola") -> None:
    page.get_by_label("Kullanıcı adı").fill("deniz")
    page.get_by_label("Parola").fill(password)
    page.get_by_role("button", name="Giriş yap").click()


def test_a_member_signs_in_reads_the_list_and_signs_out(page: Page) -> None:
    page.goto("/queue")
    sign_in(page, "yanlış")
    expect(page.get_by_role("alert")).to_contain_text("eşleşmiyor")
    sign_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("İncelenecek mesajlar")
    expect(page.locator(".lines > .line")).to_have_count(25)
    page.get_by_role("link", name="Sonraki mesajlar").click()
    expect(page.locator(".lines > .line")).to_have_count(5)
    page.get_by_role("link", name="Listenin başı").click()
    expect(page.locator(".lines > .line")).to_have_count(25)
    page.get_by_role("button", name="Çıkış yap").click()
    expect(page.get_by_role("status")).to_have_text("Çıkış yaptınız.")
    page.goto("/queue")
    expect(page.get_by_role("heading", level=1)).to_have_text("Giriş yap")


def test_hostile_text_is_shown_and_does_nothing(page: Page) -> None:
    page.goto("/queue")
    sign_in(page)
    expect(page.locator(".line").first).to_contain_text("<script>document.title")
    page.locator(".line a").first.click()
    text = page.get_by_role("article").locator("blockquote").first
    expect(text).to_contain_text("<script>document.title = 'taken'</script>")
    expect(text.locator("mark")).to_have_text("Telefon numarası")
    expect(page).to_have_title("İncelenecek mesajlar · Papatya")


def test_the_language_is_switched_on_the_page_itself(page: Page) -> None:
    page.goto("/login")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    expect(page.locator("html")).to_have_attribute("lang", "en")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280, 3840])
def test_nothing_is_cut_off_at_any_width(page: Page, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto("/queue")
    sign_in(page)
    expect(page.locator(".lines > .line")).to_have_count(25)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_door_opens_by_keyboard_alone(page: Page) -> None:
    page.goto("/queue")
    expect(page.get_by_label("Kullanıcı adı")).to_be_focused()
    page.keyboard.type("deniz")
    page.keyboard.press("Tab")
    page.keyboard.type("çok gizli bir parola")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("İncelenecek mesajlar")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Listeye geç")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()

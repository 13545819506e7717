"""The prepared e-mail in a real browser: it fits, is accessible, is copied, and needs no script."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from socialbot.case_codes import new_code
from tests.acceptance.form.test_form import WORDS, OpenPage, assert_fits_and_is_accessible

pytestmark = pytest.mark.browser
SIZES = ((360, "light"), (360, "dark"), (1280, "light"), (1280, "dark"))


@pytest.mark.parametrize(("width", "scheme"), SIZES)
@pytest.mark.parametrize("language", ["tr", "en"])
def test_it_is_accessible_and_fits(
    open_page: OpenPage, language: str, width: int, scheme: str
) -> None:
    page = open_page(
        locale=WORDS[language]["locale"],
        color_scheme=scheme,
        viewport={"width": width, "height": 800},
    )
    page.goto(f"/email?case={new_code()}")
    assert page.locator("html").get_attribute("lang") == language
    expect(page.locator("[data-copy]")).to_have_count(3)
    assert_fits_and_is_accessible(page)


def test_each_part_is_copied(open_page: OpenPage) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"/email?case={new_code()}&lang=en")
    for part in ("to", "subject", "body"):
        page.locator(f"[data-copy=mail-{part}]").click()
        expect(page.locator(f"[data-copy=mail-{part}]")).to_have_text("Copied")
        said = page.evaluate("navigator.clipboard.readText()")
        assert said == page.locator(f"#mail-{part}").text_content()


def test_it_works_without_script(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/email")
    expect(page.locator("#mail-body")).to_be_visible()
    expect(page.locator("a[href^='mailto:']")).to_be_visible()
    expect(page.locator("[data-copy]:visible")).to_have_count(0)

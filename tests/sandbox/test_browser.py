"""The page in a real browser: a newcomer writes and watches the answer arrive."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from typing import Any

import pytest

from socialbot.domain import Kind
from socialbot.sandbox.posts import Draft
from tests.sandbox.conftest import Site

CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.anyio,
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's Chromium"),
]
HOSTILE = "<img src=x onerror=document.title='broken'><script>document.title='broken'</script>"


@pytest.fixture
async def browser() -> AsyncIterator[Any]:
    from playwright.async_api import async_playwright

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        await browser.close()


@pytest.fixture
async def page(browser: Any, site: Site) -> AsyncIterator[Any]:
    """The page at 360 px in English; any complaint of the browser fails the test."""
    page = await browser.new_page(viewport={"width": 360, "height": 740}, locale="en-GB")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.goto(site.url)
    await page.wait_for_selector("[data-state=live]", state="attached")
    yield page
    await page.context.close()
    assert complaints == []


def answer(site: Site, text: str) -> None:
    """The brand answers the newest post."""
    site.network.reply(site.network.posts(1)[0].id, text)
    site.platform.bell.ring()


async def write(page: Any, text: str, kind: str = "mention") -> None:
    await page.fill("#name", "Ayşe")
    await page.check(f"[value={kind}]")
    await page.fill("#text", text)
    await page.click("[type=submit]")


@pytest.mark.parametrize("kind", ["mention", "dm"])
async def test_the_answer_arrives_under_the_message(page: Any, site: Site, kind: str) -> None:
    await write(page, "Is there an outage?", kind)
    await page.wait_for_selector(f"#{kind} .waiting")
    answer(site, "Welcome, we look into it")
    reply = page.locator(f"#{kind} .thread.mine .replies .brand .text")
    assert await reply.inner_text() == "Welcome, we look into it"
    assert await page.inner_text("#news") == "Papatya answered: Welcome, we look into it"
    assert await page.locator(".wait").count() == 0


async def test_hostile_text_is_only_text(page: Any, site: Site) -> None:
    await write(page, HOSTILE)
    answer(site, HOSTILE)
    shown = page.locator("#mention .text")
    await page.wait_for_selector(".brand .text")
    assert await shown.all_inner_texts() == [HOSTILE, HOSTILE]
    assert await page.title() == "Çardak"


async def test_nothing_is_wider_than_the_screen(page: Any, site: Site) -> None:
    await site.people.write(Draft("W" * 60, Kind.MENTION, "x" * 20_000))
    await page.wait_for_selector("#mention .text")
    await page.click("text=Show all")
    assert await page.evaluate("document.documentElement.scrollWidth") == 360


async def test_the_language_can_be_changed(page: Any, site: Site) -> None:
    await site.people.write(Draft("Mert", Kind.MENTION, "hello"))
    await page.wait_for_selector("#mention .text")
    await page.click("[data-language=tr]")
    assert await page.get_attribute("html", "lang") == "tr"
    assert await page.inner_text("#compose-title") == "Papatya hesabına yaz"
    await page.click("#mention .actions button:has-text('Altına yaz')")
    assert await page.is_visible("#thread")


async def test_an_own_message_can_be_changed_and_taken_back(page: Any, site: Site) -> None:
    await write(page, "befour")
    await page.click("text=Edit")
    await page.fill(".post textarea", "before")
    await page.click("text=Save")
    await page.wait_for_selector("text=edited")
    assert site.network.posts(1)[0].text == "before"
    await page.click("#mention .actions button:has-text('Delete')")
    await page.wait_for_selector("text=This message was deleted.")
    assert site.network.posts(1)[0].deleted


async def test_the_form_says_what_is_missing(page: Any, site: Site) -> None:
    await page.click("[type=submit]")
    assert await page.inner_text("#problem") == "Give a name."
    assert await page.evaluate("document.activeElement.id") == "name"
    await page.fill("#name", "Papatya")
    await page.click("[type=submit]")
    assert await page.inner_text("#problem") == "Write a message."


async def test_only_own_private_messages_can_be_shown(page: Any, site: Site) -> None:
    await site.people.write(Draft("Mert", Kind.DM, "somebody else"))
    await write(page, "my own", "dm")
    await page.check("#mine")
    texts = page.locator("#dm .thread:visible .text")
    assert await texts.all_inner_texts() == ["my own"]


async def test_the_team_answers_by_hand_where_the_message_stands(page: Any, site: Site) -> None:
    await site.people.write(Draft("Mert", Kind.MENTION, "Is there an outage?"))
    await page.wait_for_selector("#mention .by-hand")
    await page.click("#mention .by-hand")
    await page.fill("#mention .post textarea", "We are looking into it")
    await page.click("#mention .post .primary")
    await page.wait_for_selector("#mention .replies .brand .text")
    assert await page.inner_text("#mention .brand .badge") == "team"
    assert await page.evaluate("document.activeElement.className") == "quiet by-hand"
    assert site.network.posts(1)[0].by_team

"""Takes the pictures of docs/admin_pictures.md: python -m tests.acceptance.admin.pictures

Each page of the demo's admin, as an admin sees it, light and dark, at both widths. All people and
messages in it are invented by the demo.
"""

from __future__ import annotations

import base64
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from socialbot.store.database import open_engine
from socialbot.store.seal import Vault
from socialbot.store.team import Team
from tests.acceptance.admin.conftest import CHROMIUM
from tests.acceptance.admin.serving import PASSWORD, SCHEMES

DOCS = Path(__file__).parents[3] / "docs"
FOLDER = DOCS / "images" / "admin"
SIZES = {1280: 800, 360: 740}
SECONDS = 40  # of invented people who write, before the first picture
NAME = "derya"
# Where a page is found: its address, or the first link of another page that leads to one.
PAGES = {
    "login": "/login",
    "queue": "/queue",
    "item": "/queue > a[href^='/queue/']",
    "cases": "/cases",
    "case": "/cases > main a[href^='/cases/']",
    "reports": "/reports",
    "incidents": "/incidents",
    "replies": "/replies",
    "reply": "/replies > main a[href^='/replies/']",
    "insights": "/insights",
    "brand": "/settings",
    "connectors": "/settings/connectors",
    "people": "/settings/people",
    "sessions": "/settings/sessions",
    "retention": "/settings/retention",
    "requests": "/settings/requests",
    "audit": "/settings/audit",
    "looks": "/settings/looks",
    "shadow": "/shadow",
    "account": "/account",
    "second-factor": "/account/second-factor",
    "not-found": "/nowhere",
}


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for width in SIZES:
            for scheme in SCHEMES:
                take_all(browser, address, width, scheme)
        browser.close()
    (DOCS / "admin_pictures.md").write_text("\n".join(describe()), "utf-8")


@contextmanager
def demo() -> Iterator[str]:
    """The address of the demo's admin once people have written, with a member who is an admin."""
    with tempfile.TemporaryDirectory() as name:
        command = [sys.executable, "-m", "socialbot", "demo", "--port", "0", "--data", name]
        running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert running.stdout
        printed = ""
        while not (found := re.search(r"Admin\s+(http://[0-9.:]+)", printed)):
            printed += running.stdout.readline()
        engine = open_engine(f"sqlite:///{Path(name) / 'socialbot.db'}")
        vault = Vault((Path(name) / "secret.key").read_text())
        Team(engine, vault).add_user(NAME, PASSWORD, ["admin"])
        engine.dispose()
        try:
            running.wait(SECONDS)
        except subprocess.TimeoutExpired:
            yield found[1]
        running.terminate()
        running.wait()


def take_all(browser: Browser, address: str, width: int, scheme: str) -> None:
    size = {"width": width, "height": SIZES[width]}
    context = browser.new_context(
        base_url=address, viewport=size, color_scheme=scheme, locale="tr-TR"
    )
    page = context.new_page()
    for name, place in PAGES.items():
        open_page(page, place)
        take(page, FOLDER / f"{name}-{width}-{scheme}.webp")
        if name == "login":
            page.get_by_label("Kullanıcı adı").fill(NAME)
            page.get_by_label("Parola").fill(PASSWORD)
            page.get_by_role("button", name="Giriş yap").click()
            page.wait_for_url("**/queue")
    context.close()


def open_page(page: Page, place: str) -> None:
    path, _, link = place.partition(" > ")
    page.goto(path)
    if link:
        page.goto(page.locator(link).first.get_attribute("href") or path)
    page.wait_for_timeout(300)


def take(page: Page, path: Path) -> None:
    """As WebP, which is a third of a PNG; playwright itself does not offer it."""
    session = page.context.new_cdp_session(page)
    taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": 70})
    path.write_bytes(base64.b64decode(taken["data"]))
    session.detach()


def describe() -> Iterator[str]:
    """The lines of the page that shows them."""
    yield "# The admin in pictures"
    yield ""
    yield "Every page of [the admin](admin.md) in the demo, as an admin sees it. People and"
    yield "messages are invented. Made by `python -m tests.acceptance.admin.pictures`."
    for name in PAGES:
        yield ""
        yield f"## {name}"
        yield ""
        for width in SIZES:
            for scheme in SCHEMES:
                source = f"images/admin/{name}-{width}-{scheme}.webp"
                told = f"{name}, {width} pixels, {scheme}"
                yield f'<img src="{source}" alt="{told}" width="{width // 3}">'
    yield ""


if __name__ == "__main__":
    main()

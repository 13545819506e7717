"""Serves an admin on a real port, and looks at its pages: accessibility, width, complaints."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from prometheus_client import CollectorRegistry
from sqlalchemy import Engine

from socialbot.admin.pages import Look
from socialbot.admin.rooms import Room
from socialbot.admin.site import Admin
from socialbot.settings import Web
from socialbot.store.database import open_engine
from socialbot.store.records import Records
from socialbot.store.reports import Reports
from socialbot.store.seal import Vault
from socialbot.store.team import Team
from socialbot.store.upgrade import upgrade
from socialbot.web.app import build_app
from socialbot.web.health import Health

SECRET = "a secret that only this test knows and nobody else"
PASSWORD = "çok gizli bir parola"
WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")
LANGUAGES = ("tr", "en")


@contextmanager
def serve_rooms(engine: Engine, rooms: Sequence[Room]) -> Iterator[str]:
    """The address of an admin with these rooms."""
    vault = Vault(SECRET)
    team, records = Team(engine, vault), Records(engine, vault, replies_per_hour=100)
    look = Look("Papatya", "tr", ZoneInfo("Europe/Istanbul"))
    admin = Admin(records, team, look, False, Reports(engine, vault), rooms)
    app = build_app(Web(), Health(CollectorRegistry()), (), admin)
    config = uvicorn.Config(
        app, port=0, log_level="error", lifespan="off", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        thread.join(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@contextmanager
def open_database(folder: Path, **roles: str) -> Iterator[Engine]:
    """A migrated SQLite file with these members of the team, each with one role."""
    engine = open_engine(f"sqlite:///{folder / 'bot.db'}")
    upgrade(engine)
    team = Team(engine, Vault(SECRET))
    for name, role in roles.items():
        team.add_user(name, PASSWORD, [role])
    yield engine
    engine.dispose()


@contextmanager
def visit(browser: Browser, address: str, name: str, **options: Any) -> Iterator[Page]:
    """A page that this member has signed in on; whatever it complains about is an error."""
    options.setdefault("locale", "tr-TR")
    context = browser.new_context(base_url=address, **options)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto("/login?next=/reports")
    page.locator("#name").fill(name)
    page.locator("#password").fill(PASSWORD)
    page.locator("button.main").click()
    yield page
    context.close()
    assert complaints == [], complaints


def examine(page: Page) -> list[str]:
    """What axe finds wrong with the page, and whether something sticks out of it."""
    found = [
        f"{one['id']}: {node['html'][:200]}"
        for one in Axe().run(page).response["violations"]
        for node in one["nodes"]
    ]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append(f"wider than {page.viewport_size}")
    return found

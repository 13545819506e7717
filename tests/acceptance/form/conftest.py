"""The form and the team's list on a real port, with the real guard and a real database."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from typing import Any
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import pytest
import uvicorn
from playwright.sync_api import Browser, Page
from prometheus_client import CollectorRegistry

from socialbot.admin.pages import Look
from socialbot.admin.site import Admin
from socialbot.brand import load_brand
from socialbot.pipeline import Pipeline
from socialbot.settings import Form, Web
from socialbot.store.database import open_engine
from socialbot.store.records import Records
from socialbot.store.reports import Reports
from socialbot.store.seal import Vault
from socialbot.store.team import Team
from socialbot.store.upgrade import upgrade
from socialbot.web.app import build_app
from socialbot.web.form.site import FormSite
from socialbot.web.health import Health
from tests.acceptance.admin.conftest import browser

__all__ = ["browser"]
PASSWORD = "çok gizli bir parola"
AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0"


class Clock:
    """Runs five seconds ahead at each look, so that nobody has to wait for a token's age."""

    def __init__(self) -> None:
        self._looks = count(1)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=5 * next(self._looks))


@pytest.fixture(scope="module")
def brand_port() -> Iterator[int]:
    """Where a page of the brand's site is served, with whatever its query holds."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(unquote(self.path.partition("?")[2]).encode())

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, brand_port: int) -> Iterator[str]:
    """Where both are served; the team's member is deniz."""
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('form') / 'bot.db'}")
    upgrade(engine)
    brand, vault = load_brand(), Vault("a secret that only this test knows and nobody else")
    pipeline = Pipeline(brand)
    pipeline.warm_up()
    team, records, reports = Team(engine, vault), Records(engine, vault, 6), Reports(engine, vault)
    team.add_user("deniz", PASSWORD, ["agent"])
    registry = CollectorRegistry()
    settings = Form(embed_origins=(f"http://localhost:{brand_port}",), reports_per_hour=1000)
    form = FormSite(brand, pipeline, reports, vault.hash, settings, registry, Clock())
    look = Look("Papatya", "tr", ZoneInfo("Europe/Istanbul"))
    admin = Admin(records, team, look, False, reports)
    app = build_app(Web(), Health(registry), (), admin, form)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        thread.join(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()
    engine.dispose()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Any]:
    """Opens pages of new visitors; whatever one complains about is an error, but for the refusals
    that a test asks for."""
    contexts, complaints = [], []

    def open_page(**options: Any) -> Page:
        wanted = {"locale": "tr-TR", "timezone_id": "Europe/Istanbul", "user_agent": AGENT}
        context = browser.new_context(base_url=address, **{**wanted, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [
        text for text in complaints if "422" not in text and "frame-ancestors" not in text
    ] == []


def fill_in(page: Page, what: str = "Onay düğmesine basınca sayfa boş kalıyor") -> None:
    """Fill in a whole report."""
    page.locator("#what").fill(what)
    page.locator("#area").select_option("function")
    page.locator("#place").fill("Ödeme sayfası")
    an_hour_ago = datetime.now(ZoneInfo("Europe/Istanbul")) - timedelta(hours=1)
    page.locator("#happened_at").fill(an_hour_ago.strftime("%Y-%m-%dT%H:%M"))
    page.locator("#error_text").fill("Hata kodu: 504")

"""The admin on a real port with a real database, and Debian's Chromium in front of it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright
from prometheus_client import CollectorRegistry

from socialbot.admin.pages import Look
from socialbot.admin.queue.room import queue_room
from socialbot.admin.queue.show import Around
from socialbot.admin.queue.tools import Judgement, Tools
from socialbot.admin.site import Admin
from socialbot.domain import (
    Channel,
    Finding,
    Intent,
    Kind,
    Language,
    Message,
    Outcome,
    Reason,
    Reply,
)
from socialbot.settings import Web
from socialbot.store.database import open_engine
from socialbot.store.queue.desk import Queue
from socialbot.store.records import Entry, Records
from socialbot.store.reports import Reports
from socialbot.store.seal import Vault
from socialbot.store.team import Team
from socialbot.store.upgrade import upgrade
from socialbot.web.app import build_app
from socialbot.web.health import Health

CHROMIUM = Path("/usr/bin/chromium")
NOW = datetime.now(UTC)
OUTCOME = Outcome(
    blocked=True,
    findings=(Finding("PHONE_NUMBER", 8, 22, 0.95, "phones", "phone"),),
    stored_text="numaram [PHONE_NUMBER] <script>document.title = 'taken'</script>",
    language=Language.TURKISH,
    intent=Intent.PAYMENT,
    confidence=0.9,
    channel=Channel.EMAIL,
    reply=Reply("email", Language.TURKISH, 0, "Lütfen e-posta ile yazın."),
    review=True,
    reasons=(Reason.PERSONAL_DATA,),
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for a module. Not pytest-playwright's own fixture: that one keeps its event
    loop until the whole run ends, and asynchronous tests after it could not start theirs."""
    if not CHROMIUM.exists():
        pytest.skip("Chromium is missing: install Debian's package chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The admin's address; its member is deniz, password "çok gizli bir parola"."""
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('admin') / 'bot.db'}")
    upgrade(engine)
    vault = Vault("a secret that only this test knows and nobody else")
    team, records = Team(engine, vault), Records(engine, vault, replies_per_hour=6)
    team.add_user("deniz", "çok gizli bir parola", ["viewer"])
    records.record(entries(), None, lambda entry, _: entry.outcome.reply, ignore, NOW)
    look = Look("Papatya", "tr", ZoneInfo("Europe/Istanbul"))
    tools = Tools(lambda item: (), lambda kind, text: Judgement((), (), 0, 280))
    queue = queue_room(Queue(engine, ignore), tools, Around(list, lambda: 0))
    admin = Admin(records, team, look, False, Reports(engine, vault), [queue])
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
    engine.dispose()


def entries() -> list[Entry]:
    """Two pages of messages that wait."""
    message = {"platform": "telegram", "account": "papatya", "kind": Kind.DM, "sent_at": NOW}
    return [
        Entry(
            Message(id=str(n), conversation=f"c{n}", author=f"a{n}", text="", **message),
            OUTCOME,
            reply_until=None,
        )
        for n in range(30)
    ]


def ignore(conn: object, replies: object) -> None:
    """No jobs: nothing is sent here."""


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A new visitor with a Turkish browser; whatever the page complains about is an error."""
    context = browser.new_context(base_url=address, locale="tr-TR")
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text))
    yield page
    context.close()
    assert [text for text in complaints if "401" not in text] == []

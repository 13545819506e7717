"""Settings and one's own account in a browser: the second step by keyboard, walls of roles, a
request erased, and every page read well in both schemes, widths and languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from playwright.sync_api import Browser, expect
from sqlalchemy import Engine

from socialbot.admin.settings_pages import Facts
from socialbot.admin.team_rooms import make_team_rooms
from socialbot.brand import load_brand
from socialbot.settings import Oidc
from socialbot.store.connectors import ConnectorState, Left, write_states
from socialbot.store.looks import Looks
from socialbot.store.people import People
from socialbot.store.records import Records
from socialbot.store.seal import Vault
from tests.acceptance.admin.serving import (
    LANGUAGES,
    PASSWORD,
    SCHEMES,
    SECRET,
    WIDTHS,
    examine,
    open_database,
    serve_rooms,
    visit,
)
from tests.store.world import blocked, entry, record

pytestmark = pytest.mark.browser
NOW = datetime.now(UTC)
PLATFORMS = ("sandbox", "telegram", "x")
SETTINGS = (
    "",
    "/connectors",
    "/retention",
    "/people",
    "/sessions",
    "/audit",
    "/looks",
    "/requests",
)
PAGES = [*(f"/settings{path}" for path in SETTINGS), "/account", "/account/second-factor"]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    roles = {"deniz": "viewer", "can": "agent", "ada": "lead", "umut": "admin", "ece": "agent"}
    with open_database(tmp_path_factory.mktemp("settings"), **roles) as engine:
        vault = Vault(SECRET)
        people = People(engine)
        people.add("<img src=x onerror=alert(1)>" + "uzunbirad" * 4, "viewer", "Yurt dışı", by=4)
        people.set_active(1, False, by=4)
        people.change(2, "agent", "Gece", by=4)
        for number in range(60):
            Looks(engine, lambda: NOW).note(2, "message", str(number))
        records = Records(engine, vault, replies_per_hour=100)
        record(records, entry(1, blocked()), entry(2))
        limits = (Left("reads", 1200, 3000, NOW + timedelta(minutes=9)), Left("usd", 1.5, 25))
        write_states(
            engine,
            [
                ConnectorState("sandbox", "all", "running", NOW, NOW),
                ConnectorState(
                    "x",
                    "all",
                    "waiting",
                    NOW,
                    NOW,
                    "rate_limited",
                    "Wait, or raise the limit.",
                    NOW,
                    limits,
                ),
            ],
        )
        yield engine


@pytest.fixture(scope="module")
def address(engine: Engine) -> Iterator[str]:
    facts = Facts(load_brand(), PLATFORMS, 180, 72, 14, False)
    with serve_rooms(engine, make_team_rooms(engine, Vault(SECRET), facts, Oidc())) as address:
        yield address


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_is_read_well(
    browser: Browser, address: str, width: int, scheme: str, language: str
) -> None:
    options = {"locale": language, "color_scheme": scheme}
    size = {"width": width, "height": 900}
    with visit(browser, address, "umut", viewport=size, **options) as page:
        for path in PAGES:
            page.goto(path)
            expect(page.locator("html")).to_have_attribute("lang", language)
            assert examine(page) == [], path


def test_the_second_step_is_added_and_passed_by_keyboard(browser: Browser, address: str) -> None:
    with visit(browser, address, "ece", viewport={"width": 360, "height": 740}) as page:
        page.goto("/account")
        page.get_by_role("link", name="İkinci adım ekle").press("Enter")
        page.get_by_text("Elle yaz").press("Enter")
        app = pyotp.TOTP(page.locator("code.long").inner_text())
        page.get_by_label("Kod", exact=True).fill(app.now())
        page.keyboard.press("Enter")
        expect(page.locator(".codes li")).to_have_count(10)
        codes = page.locator(".codes code").all_inner_texts()
        assert examine(page) == []
        page.get_by_role("link", name="Sakladım").press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Hesabınız")
    with visit(browser, address, "ece") as page:
        expect(page.get_by_role("heading", level=1)).to_have_text("İkinci adım")
        expect(page.get_by_label("Kod")).to_be_focused()
        assert examine(page) == []
        page.goto("/account")
        expect(page.get_by_role("heading", level=1)).to_have_text("İkinci adım")
        page.keyboard.type(codes[0])
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Hesabınız")


@pytest.mark.parametrize(
    ("name", "entries"),
    [
        ("can", 0),
        ("ada", 3),
        ("umut", 8),
    ],
)
def test_each_role_sees_its_own_settings(
    browser: Browser, address: str, name: str, entries: int
) -> None:
    with visit(browser, address, name) as page:
        settings = page.get_by_role("navigation", name="Sayfalar").get_by_role(
            "link", name="Ayarlar"
        )
        expect(settings).to_have_count(1 if entries else 0)
        if not entries:
            return
        settings.click()
        links = page.get_by_role("navigation", name="Ayarlar").get_by_role("link")
        expect(links).to_have_count(entries)


def test_an_admin_gives_a_role_and_is_asked_who_they_are_after_a_while(
    browser: Browser, address: str, engine: Engine
) -> None:
    with visit(browser, address, "umut") as page:
        with engine.begin() as conn:
            conn.exec_driver_sql("UPDATE sb_sessions SET proven_at = NULL")
        page.goto("/settings/people")
        row = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="can"))
        row.get_by_text("Yönet", exact=True).click()
        row.get_by_label("Rol").select_option("lead")
        row.get_by_role("button", name="Kaydet").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Siz misiniz?")
        assert examine(page) == []
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_have_text("Kaydedildi.")
        expect(row).to_contain_text("Ekip lideri")


def test_somebodys_records_are_found_exported_and_erased(browser: Browser, address: str) -> None:
    with visit(browser, address, "umut") as page:
        page.goto("/settings/requests")
        page.get_by_label("Oradaki hesap").fill("@ayla.demir")
        page.keyboard.press("Enter")
        found = page.get_by_role("status")
        expect(found).to_contain_text("Mesajlar")
        assert examine(page) == []
        with page.expect_download() as download:
            found.get_by_role("button", name="JSON").click()
        assert download.value.suggested_filename == "records.json"
        found.get_by_text("Sil", exact=True).click()
        found.get_by_role("button", name="Kalıcı olarak sil").click()
        expect(page.get_by_role("status")).to_have_text("Silindi.")

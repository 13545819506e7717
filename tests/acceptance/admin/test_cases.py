"""Cases in a browser: a lead merges two records by keyboard, parts them again, and all is read
well at both widths, in both schemes and languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from socialbot.admin.merges import case_room
from socialbot.domain import Channel, Intent, Kind, Reason
from socialbot.store.case_desk import CaseDesk
from socialbot.store.records import Records
from socialbot.store.reports import Reports
from socialbot.store.seal import Vault
from socialbot.store.tables import CaseRow
from tests.acceptance.admin.serving import (
    LANGUAGES,
    SCHEMES,
    SECRET,
    WIDTHS,
    examine,
    open_database,
    serve_rooms,
    visit,
)
from tests.store.test_reports import new
from tests.store.world import entry, outcome, record

pytestmark = pytest.mark.browser
NOW = datetime.now(UTC)
HOSTILE = "kodum [CREDENTIAL] <img src=x onerror=alert(1)> ▒ ▒ " + "uzunbirsözcük" * 12


@pytest.fixture(scope="module")
def codes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """The address, and the codes of the cases: a payment with a transfer, a fault, and many."""
    with open_database(tmp_path_factory.mktemp("cases"), deniz="lead", ada="agent") as engine:
        records = Records(engine, Vault(SECRET), replies_per_hour=100)
        chat = outcome(
            intent=Intent.OUTAGE, channel=Channel.LIVE_CHAT, stored_text="site açılmıyor"
        )
        moved = outcome(
            intent=Intent.OTHER,
            channel=Channel.WEB_FORM,
            reasons=(Reason.NEEDS_INVESTIGATION, Reason.UNDERAGE),
            review=True,
            stored_text=HOSTILE,
        )
        for number in range(30):
            early = NOW - timedelta(days=2, minutes=number)
            record(records, entry(100 + number, author=f"a{number}"), now=early)
        early, late = NOW - timedelta(hours=30), NOW - timedelta(hours=2)
        public = {"kind": Kind.MENTION, "platform": "telegram", "sent_at": early}
        record(records, entry(1, chat, author="ayla", sent_at=early), now=early)
        record(records, entry(2, moved, author="ayla", sent_at=late), now=late)
        record(records, entry(3, author="mert", **public), now=NOW - timedelta(hours=1))
        with engine.connect() as conn:
            found = list(conn.execute(select(CaseRow.code).order_by(CaseRow.id.desc()).limit(2)))
        fault, payment = found[1][0], found[0][0]
        reports = Reports(engine, Vault(SECRET), clock=lambda: NOW - timedelta(minutes=90))
        reports.file(new(number="7K2M-94QX-FH01"), fault)
        with serve_rooms(engine, [case_room(CaseDesk(engine))]) as address:
            yield address, [fault, payment]


@pytest.fixture
def lead(browser: Browser, codes: tuple[str, list[str]]) -> Iterator[Page]:
    with visit(browser, codes[0], "deniz") as page:
        yield page


def test_a_lead_merges_two_records_by_keyboard_and_takes_it_back(
    lead: Page, codes: tuple[str, list[str]]
) -> None:
    fault, payment = codes[1]
    lead.goto("/cases")
    lead.get_by_label("Kayıt kodu").focus()
    lead.keyboard.type(fault.lower().replace("-", " "))
    lead.keyboard.press("Enter")
    expect(lead.get_by_role("heading", level=1)).to_have_text(f"Kayıt {fault}")
    lead.get_by_label("Öteki kaydın kodu").focus()
    lead.keyboard.type(payment)
    lead.keyboard.press("Enter")
    expect(lead.get_by_role("status")).to_contain_text("İki kayıt artık tek kayıt.")
    expect(lead.get_by_role("heading", level=1)).to_have_text(f"Kayıt {payment}")
    expect(lead.locator(".step.said")).to_have_count(3)
    expect(lead.locator(".step.moved")).to_contain_text("Canlı destek → Bildirim formu")
    lead.get_by_role("status").get_by_role("button", name="Geri al").press("Enter")
    expect(lead.get_by_role("status")).to_contain_text("yeniden kendi başına")
    expect(lead.locator(".step.said")).to_have_count(1)


def test_an_agent_reads_and_finds_no_form(browser: Browser, codes: tuple[str, list[str]]) -> None:
    with visit(browser, codes[0], "ada") as page:
        page.goto(f"/cases/{codes[1][0]}")
        expect(page.locator(".step.said")).to_have_count(2)
        expect(page.locator("form[action*=cases]")).to_have_count(0)


def test_filters_and_pages_of_the_list(lead: Page) -> None:
    lead.goto("/cases")
    expect(lead.locator(".rows > li")).to_have_count(25)
    lead.get_by_role("link", name="Daha eski kayıtlar").click()
    expect(lead.locator(".rows > li")).to_have_count(7)
    lead.get_by_role("link", name="Listenin başı").click()
    lead.get_by_label("Platform").select_option("telegram")
    lead.get_by_role("button", name="Göster").click()
    expect(lead.locator(".rows > li")).to_have_count(1)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_pages_are_read_well_by_everybody(
    browser: Browser, codes: tuple[str, list[str]], width: int, scheme: str, language: str
) -> None:
    options = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    with visit(browser, codes[0], "deniz", locale=language, **options) as page:
        for path in ("/cases", f"/cases/{codes[1][0]}", "/cases?topic=care", "/cases?code=nope"):
            page.goto(path)
            assert examine(page) == [], path

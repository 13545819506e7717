"""Reports and incidents in a browser, at both widths, in both schemes and languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from socialbot.admin.incident_words import read_fault_texts, read_own_words
from socialbot.admin.incidents import Around, incident_room
from socialbot.brand import load_brand
from socialbot.domain import Intent, Reason
from socialbot.redirect.library import Depth
from socialbot.redirect.redirect import Redirect
from socialbot.settings import Incidents
from socialbot.store.incident_desk import IncidentDesk
from socialbot.store.incidents import watch
from socialbot.store.records import Records
from socialbot.store.reply_text_desk import ReplyTexts
from socialbot.store.reports import Reports
from socialbot.store.seal import Vault
from socialbot.triage.bursts import Bursts
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
HOSTILE = "düğme ▒ <script>document.title = 'taken'</script> " + "uzunbirsözcük" * 12


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Reports of two faults, and two incidents: one open by the numbers, one closed by hand."""
    with open_database(tmp_path_factory.mktemp("faults"), deniz="lead", ada="viewer") as engine:
        vault, rule = Vault(SECRET), Bursts.of(Incidents())
        records = Records(engine, vault, replies_per_hour=100)
        result = outcome(intent=Intent.OUTAGE, stored_text="site açılmıyor [ACCOUNT_ID]")
        batch = [
            entry(n, result, author=f"a{n}", conversation=f"c{n}", sent_at=NOW) for n in range(14)
        ]
        record(records, *batch, now=NOW)
        watch(engine, rule, NOW)
        desk = IncidentDesk(engine, rule)
        number, _ = desk.open(Intent.PAYMENT, "telegram", NOW - timedelta(hours=5), 1)
        desk.close(number, 1)
        reports = Reports(engine, vault)
        for n in range(3):
            reports.file(new(number=f"7K2M-94QX-FH0{n}", intent=Intent.OUTAGE, what=HOSTILE))
        reports.file(new(number="7K2M-94QX-FH09", area="speed", risk=Reason.UNDERAGE))
        redirect = Redirect(load_brand(), None, Depth.FILES)
        own_words = read_own_words(ReplyTexts(engine))
        zone = ZoneInfo("Europe/Istanbul")
        around = Around(read_fault_texts(lambda: redirect.sayings), own_words, zone)
        with serve_rooms(engine, [incident_room(desk, around)]) as address:
            yield address


@pytest.fixture
def lead(browser: Browser, address: str) -> Iterator[Page]:
    with visit(browser, address, "deniz") as page:
        yield page


def test_a_report_and_then_its_fault_are_taken_further(lead: Page) -> None:
    lead.goto("/reports")
    expect(lead.get_by_role("article")).to_have_count(4)
    first = lead.get_by_role("article").filter(has_text="FH09")
    first.get_by_label("Durum").select_option("in_work")
    first.get_by_role("button", name="Kaydet").click()
    expect(lead.get_by_role("status")).to_have_text("Kaydedildi.")
    expect(first.locator(".stage")).to_contain_text("Üzerinde çalışılıyor deniz")
    lead.get_by_role("link", name="3 ×").click()
    whole = lead.locator("section.whole")
    whole.get_by_label("Durum").select_option("solved")
    whole.get_by_role("button", name="Kaydet").click()
    expect(lead.get_by_role("article")).to_have_count(0)
    lead.goto("/reports?show=solved")
    expect(lead.get_by_role("article")).to_have_count(3)


def test_a_lead_opens_an_incident_says_what_is_said_and_closes_it(lead: Page) -> None:
    lead.goto("/incidents")
    lead.get_by_label("Konu").select_option("account_access")
    lead.get_by_label("Platform").select_option("telegram")
    lead.get_by_role("button", name="Aç", exact=True).click()
    expect(lead.get_by_role("heading", level=1)).to_contain_text("Hesaba erişim · Telegram")
    lead.get_by_label("Söyleniş 2").check()
    lead.get_by_role("button", name="Kaydet").click()
    expect(lead.get_by_label("Söyleniş 2")).to_be_checked()
    lead.get_by_role("button", name="Sorun kaydını kapat").click()
    expect(lead.get_by_role("status")).to_contain_text("kapandı")
    lead.get_by_role("status").get_by_role("button", name="Geri al").click()
    expect(lead.get_by_role("status")).to_contain_text("yeniden açık")
    lead.get_by_role("button", name="Sorun kaydını kapat").click()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_pages_are_read_well_by_everybody(
    browser: Browser, address: str, width: int, scheme: str, language: str
) -> None:
    options = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    with visit(browser, address, "deniz", locale=language, **options) as page:
        paths = ("/reports?show=all", "/reports?area=display", "/incidents", "/incidents/1")
        for path in (*paths, "/incidents/2"):
            page.goto(path)
            assert examine(page) == [], path
        page.goto("/reports?show=all")
        page.locator(".reasons a").first.click()
        assert examine(page) == []

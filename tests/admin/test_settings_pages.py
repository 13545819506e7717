"""Settings that are read: brand, connectors, retention."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from socialbot.admin.brand_facts import list_hours
from socialbot.admin.team import LEADS
from socialbot.admin.texts import load_texts, write_figure
from socialbot.brand.live_chat import LiveChat
from socialbot.brand.week import read_week
from socialbot.store.connectors import ConnectorState, Left, write_states
from tests.admin.conftest import Site, words_of
from tests.admin.real_site import House

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("path", ["/settings", "/settings/connectors", "/settings/retention"])
async def test_leads_and_admins_read_the_settings(site_of_rooms: Site, path: str) -> None:
    assert await site_of_rooms.entrants(path) == LEADS


async def test_each_sees_the_pages_that_are_theirs(house: House) -> None:
    await house.sign_in("ada")
    lead = words_of((await house.site.http.get("/settings")).text)
    assert "Marka Bağlantılar Saklama süresi Marka" in lead
    await house.sign_in("umut")
    admin = words_of((await house.site.http.get("/settings")).text)
    assert "Saklama süresi Kişiler Oturumlar Kim ne yaptı Kim baktı Veri talepleri" in admin


async def test_the_profile_is_shown_as_it_was_read(house: House) -> None:
    await house.sign_in("ada")
    words = words_of((await house.site.http.get("/settings")).text)
    for part in ("Papatya", "444 0 727", "destek@papatya.example", "HOSGELDIN100", "YEDAM 115"):
        assert part in words
    assert "Her zaman açık" in words
    assert "Ödeme E-posta kendisi yanıtlar" in words


async def test_hours_are_said_by_runs_of_days(house: House) -> None:
    hours = read_week(
        {
            "monday-friday": ["09:00-12:30", "13:30-18:00"],
            "saturday": ["22:00-02:00"],
            "holidays": "as_usual",
        }
    )
    chat = LiveChat(hours=hours, closed_days=frozenset({date(2026, 12, 31)}))
    house.brand = house.brand.model_copy(update={"live_chat": chat})
    house.site = house.browser()
    await house.sign_in("ada")
    words = words_of((await house.site.http.get("/settings")).text)
    assert "Pazartesi – Cuma 09:00–12:30, 13:30–18:00 Cumartesi 22:00–02:00 Pazar Kapalı" in words
    assert "Resmî tatiller Her zamanki gibi Ayrıca kapalı 31 Aralık 2026" in words


def test_a_day_to_its_end_ends_at_24() -> None:
    found = list_hours(read_week({"every_day": ["08:00-24:00"]}))
    assert [(each.first, each.last, each.periods) for each in found or ()] == [
        ("monday", "sunday", ("08:00–24:00",))
    ]


async def test_connectors_are_shown_with_state_limits_and_error(house: House) -> None:
    now = datetime.now(UTC)
    limits = (Left("reads", 1200, 3000.5, now + timedelta(minutes=5)), Left("usd", 1.5))
    state = ConnectorState(
        "x", "intake", "running", now, now, "rate_limited", "wait <b>", now, limits
    )
    write_states(house.engine, [state])
    await house.sign_in("ada")
    page = (await house.site.http.get("/settings/connectors")).text
    words = words_of(page)
    assert "X Çalışıyor" in words
    assert "reads: 3.000,5 içinden 1.200 kaldı · 5 dakika sonra yenilenir" in words
    assert "usd: 1,5 kaldı" in words
    assert "reading: rate_limited" in words
    assert "Telegram Çalışmıyor" in words
    assert "<b>" not in page


async def test_without_connectors_the_page_says_what_to_do(house: House) -> None:
    house.platforms = ()
    house.site = house.browser()
    await house.sign_in("ada")
    words = words_of((await house.site.http.get("/settings/connectors")).text)
    assert "Hiçbir bağlantı tanımlı değil" in words


async def test_what_is_kept_how_long_is_told(house: House) -> None:
    await house.sign_in("ada")
    words = words_of((await house.site.http.get("/settings/retention")).text)
    assert "yanıtlar ve kayıtlar 180 gün" in words
    assert "En çok 12 saat, kullanılmadan 60 dakika" in words
    assert "Herkesin kendi seçimi" in words


@pytest.mark.parametrize(
    ("number", "turkish", "english"),
    [(0, "0", "0"), (1234.5, "1.234,5", "1,234.5"), (0.126, "0,13", "0.13"), (None, "–", "–")],
)
def test_figures_have_the_marks_of_the_language(
    number: float | None, turkish: str, english: str
) -> None:
    assert write_figure(number, load_texts("tr")) == turkish
    assert write_figure(number, load_texts("en")) == english

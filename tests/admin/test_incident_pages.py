"""The pages about incidents: the list, one of them, and what leads do by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine

from socialbot.admin.incident_words import FaultText, read_own_words
from socialbot.admin.incidents import Around, incident_room, read_since
from socialbot.admin.team import EVERYBODY, LEADS
from socialbot.domain import Intent
from socialbot.settings import Incidents
from socialbot.store.incident_desk import IncidentDesk
from socialbot.store.incidents import watch
from socialbot.store.reply_text_desk import ReplyTexts
from socialbot.store.reply_text_tables import Stage
from socialbot.store.reply_texts import Place
from socialbot.store.shown import mark_of
from socialbot.triage.bursts import Bursts
from tests.admin.conftest import Site, words_of
from tests.admin.real_records import DAY, DENIZ, open_database, open_pages, open_records
from tests.store.world import NOW, entry, outcome, record

pytestmark = pytest.mark.anyio
RULE = Bursts.of(Incidents())
ZONE = ZoneInfo("Europe/Istanbul")
HOSTILE = "<img src=x onerror=alert(1)> {{ 7 * 7 }}"
TEXTS = [FaultText("Biliyoruz.", "Herkese: biliyoruz."), FaultText("Haberimiz var.", "Haberdarız.")]


def clock() -> datetime:
    return NOW


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with open_database(tmp_path) as engine:
        yield engine


@pytest.fixture
def desk(engine: Engine) -> IncidentDesk:
    return IncidentDesk(engine, RULE, clock=clock)


@pytest.fixture
def site(engine: Engine, desk: IncidentDesk) -> Site:
    around = Around(lambda language: TEXTS, read_own_words(ReplyTexts(engine)), ZONE, clock)
    return open_pages([incident_room(desk, around)], "lead")


async def read(site: Site, path: str) -> str:
    await site.sign_in()
    return words_of((await site.http.get(path)).text)


def take_in(engine: Engine, count: int, text: str = "site açılmıyor") -> None:
    """So many people report an outage, which opens an incident."""
    result = outcome(intent=Intent.OUTAGE, stored_text=text)
    batch = [entry(n, result, author=f"a{n}", conversation=f"c{n}") for n in range(count)]
    record(open_records(engine), *batch)
    watch(engine, RULE, NOW)


async def test_the_list_tells_open_ones_from_closed_ones(
    site: Site, engine: Engine, desk: IncidentDesk
) -> None:
    assert "Şu an bilinen bir sorun yok" in await read(site, "/incidents")
    take_in(engine, 12)
    desk.close(desk.open(Intent.PAYMENT, "telegram", NOW - DAY, DENIZ)[0], DENIZ)
    words = await read(site, "/incidents")
    assert "Kesinti Bütün platformlar Başlangıç: 2 Mart 2026 12:30 12 kişi yazdı" in words
    assert "Ödeme Telegram Başlangıç: 1 Mart 2026 12:30 0 kişi yazdı · deniz açtı" in words
    assert words.index("Kesinti Bütün") < words.index("Kapananlar") < words.index("Ödeme Telegram")


async def test_closed_ones_come_in_pages(site: Site, desk: IncidentDesk) -> None:
    for _ in range(25):
        desk.close(desk.open(Intent.OUTAGE, "", NOW, DENIZ)[0], DENIZ)
    page = (await site.sign_in()) and (await site.http.get("/incidents")).text
    assert page.count('<a class="place"') == 20
    older = page.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0]
    assert (await site.http.get(older)).text.count('<a class="place"') == 5


async def test_one_incident_shows_what_is_counted_on_it(site: Site, engine: Engine) -> None:
    take_in(engine, 12, HOSTILE)
    await site.sign_in()
    page = (await site.http.get("/incidents/1")).text
    words = words_of(page)
    assert "Kesinti · Bütün platformlar" in words
    assert "Yazan kişi 12" in words
    assert "Uyarı Ayarlı değil" in words
    assert "<img src=x" not in page
    assert "{{ 7 * 7 }}" in words
    assert page.count('href="/cases/') == 12


async def test_a_lead_opens_one_by_hand_and_closes_it(site: Site, desk: IncidentDesk) -> None:
    await site.sign_in()
    fields = {"topic": "payment", "platform": "telegram", "since": "2026-03-02T11:00"}
    done = await site.post("/incidents", "/incidents", **fields)
    assert done.headers["location"] == "/incidents/1?notice=opened"
    words = await read(site, done.headers["location"])
    assert "Başlangıç 2 Mart 2026 11:00" in words
    assert "deniz sorun kaydını açtı" in words
    again = await site.post("/incidents", "/incidents", **fields)
    assert "zaten açık" in await read(site, again.headers["location"])
    done = await site.post("/incidents/1/close", "/incidents/1")
    assert "kapandı" in await read(site, done.headers["location"])
    done = await site.post("/incidents/1/close", "/incidents/1")
    assert done.headers["location"].endswith("notice=too_late")
    await site.post("/incidents/1/reopen", "/incidents/1")
    assert [one.id for one in desk.page(True, 9)] == [1]


@pytest.mark.parametrize(
    "changes",
    [{"topic": "spam"}, {"topic": ""}, {"topic": "responsible_use"}, {"platform": "myspace"}],
)
async def test_what_cannot_have_a_fault_is_refused(
    site: Site, desk: IncidentDesk, changes: dict[str, str]
) -> None:
    await site.sign_in()
    fields = {"topic": "outage", "platform": "", "since": "2026-03-02T11:00", **changes}
    assert (await site.post("/incidents", "/incidents", **fields)).status_code == 400
    assert desk.page(True, 9) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2026-03-02T13:00",
        "2026-01-01T00:00",
        "0001-01-01T00:00",
        "9999-12-31T23:59",
    ],
)
async def test_a_time_that_cannot_be_is_told(site: Site, desk: IncidentDesk, text: str) -> None:
    await site.sign_in()
    fields = {"topic": "outage", "platform": "", "since": text}
    done = await site.post("/incidents", "/incidents", **fields)
    assert "Bu zaman olamaz" in await read(site, done.headers["location"])
    assert desk.page(True, 9) == []


def test_a_time_is_read_as_the_brands_clock_shows_it() -> None:
    assert read_since("2026-03-02T12:00", ZONE, NOW) == NOW - timedelta(minutes=30)
    assert read_since("2026-03-02T12:31", ZONE, NOW) == NOW


async def test_a_lead_prefers_one_of_the_wordings(site: Site, desk: IncidentDesk) -> None:
    desk.open(Intent.OUTAGE, "", NOW, DENIZ)
    assert "Haberimiz var." in await read(site, "/incidents/1")
    done = await site.post("/incidents/1/wording", "/incidents/1", wording="1")
    assert done.headers["location"] == "/incidents/1?notice=worded"
    found = desk.find(1)
    assert found
    assert found.wording == 1
    page = (await site.http.get("/incidents/1")).text
    assert 'value="1" checked' in page
    assert (await site.post("/incidents/1/wording", "/incidents/1", wording="2")).status_code == 400


async def test_its_own_words_stand_with_their_state(
    site: Site, engine: Engine, desk: IncidentDesk
) -> None:
    desk.open(Intent.OUTAGE, "", NOW, DENIZ)
    texts = ReplyTexts(engine)
    for kind, stage in (("dm", Stage.APPROVED), ("public", None)):
        place = Place(f"tr/known_fault.1.{kind}.j2", 1)
        texts.save(place, "biliyoruz", "", DENIZ)
        if stage:
            texts.decide(place.file, mark_of("biliyoruz"), stage, DENIZ + 1)
    await site.sign_in()
    page = (await site.http.get("/incidents/1")).text
    assert 'href="/replies/tr/known_fault.1.dm"' in page
    words = words_of(page)
    assert "Türkçe, Özel söyleniyor" in words
    assert "Türkçe, Herkese açık taslak bekliyor" in words
    assert "İngilizce, Özel yok" in words


@pytest.mark.parametrize("path", ["/incidents/9", "/incidents/x", "/incidents?before=x"])
async def test_what_there_is_not_is_not_found(site: Site, path: str) -> None:
    await site.sign_in()
    assert (await site.http.get(path)).status_code == 404


async def test_who_may_not_open_one_sees_no_form(site: Site, desk: IncidentDesk) -> None:
    desk.open(Intent.OUTAGE, "", NOW, DENIZ)
    site.team.roles = frozenset({"agent"})
    await site.sign_in()
    for path in ("/incidents", "/incidents/1"):
        page = await site.http.get(path)
        assert page.status_code == 200
        assert 'action="/incidents' not in page.text
    site.http.headers["accept-language"] = "en"
    assert "deniz opened the incident" in await read(site, "/incidents/1")


@pytest.mark.parametrize(
    ("method", "path", "roles"),
    [
        ("GET", "/incidents", EVERYBODY),
        ("POST", "/incidents", LEADS),
        ("GET", "/incidents/{id}", EVERYBODY),
        ("POST", "/incidents/{id}/close", LEADS),
        ("POST", "/incidents/{id}/reopen", LEADS),
        ("POST", "/incidents/{id}/wording", LEADS),
    ],
)
async def test_each_page_lets_in_its_roles_and_nobody_else(
    site: Site, desk: IncidentDesk, method: str, path: str, roles: frozenset[str]
) -> None:
    assert site.admin.doors[method, path] == roles
    desk.open(Intent.OUTAGE, "", NOW, DENIZ)
    assert await site.entrants(path.replace("{id}", "1"), method) == roles

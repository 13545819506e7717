"""The canned texts: the list, one of them with its preview, drafts, approval and versions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert

from socialbot.admin.canned.judge import Judge
from socialbot.admin.canned.room import canned_room
from socialbot.admin.team import ACTORS, EVERYBODY, LEADS
from socialbot.brand import load_brand
from socialbot.domain import Intent, Kind, Language
from socialbot.redirect.edits import read_place
from socialbot.redirect.library import Depth
from socialbot.redirect.redirect import Redirect
from socialbot.redirect.shelf import read_text
from socialbot.reply_texts import Follower
from socialbot.settings import Incidents
from socialbot.store.incident_desk import IncidentDesk
from socialbot.store.reply_text_desk import ReplyTexts
from socialbot.store.reply_texts import Place
from socialbot.store.team_tables import UserRow
from socialbot.triage.bursts import Bursts
from tests.admin.conftest import Site, words_of
from tests.admin.real_records import DENIZ, open_database, open_pages
from tests.store.world import NOW

pytestmark = pytest.mark.anyio
BRAND = load_brand()
KEY = (Language.TURKISH, "payment", Kind.DM)
PAGE = "/replies/tr/payment.dm"
FOLDER = read_text(None, KEY)
GOOD = FOLDER.replace("Merhaba", "Selam")
HOSTILE = "</textarea><script>alert(1)</script> evil.example {% for x in y %}"
ADA = 8


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with open_database(tmp_path) as engine:
        with engine.begin() as conn:
            values = {"name": "ada", "password": "", "roles": ["lead"], "active": True}
            conn.execute(insert(UserRow).values(id=ADA, created_at=NOW, **values))
        yield engine


@pytest.fixture
def redirect() -> Redirect:
    return Redirect(BRAND, None, Depth.FILES)


@pytest.fixture
def desk(engine: Engine) -> IncidentDesk:
    return IncidentDesk(engine, Bursts.of(Incidents()), clock=lambda: NOW)


@pytest.fixture
def site(engine: Engine, redirect: Redirect, desk: IncidentDesk) -> Site:
    judge = Judge(redirect, None)
    return open_pages([canned_room(ReplyTexts(engine), judge, desk.find)], "lead")


def become(site: Site, number: int) -> None:
    """Somebody else sits down at the same browser."""
    site.team.number = number


def seen(page: str) -> str:
    found = re.search(r'name="seen" value="([^"]*)"', page)
    assert found
    return found[1]


async def read(site: Site, path: str = PAGE) -> str:
    await site.sign_in()
    answer = await site.http.get(path)
    assert answer.status_code == 200
    return answer.text


async def draft(site: Site, text: str, path: str = PAGE) -> str:
    """Keep a draft; returns the page that follows."""
    page = await read(site, path)
    done = await site.post(f"{path}/draft", path, text=text, seen=seen(page))
    return await read(site, done.headers["location"])


async def test_the_list_names_every_answer_and_part(site: Site) -> None:
    page = await read(site, "/replies")
    words = words_of(page)
    for said in ("Yaşamı tehlikede olabilir", "Ödeme", "Yanıtın otomatik olduğu"):
        assert said in words
    assert page.count(f'href="{PAGE}"') == 1
    assert "/replies/other/privacy.dm" in await read(site, "/replies?language=other")


@pytest.mark.parametrize("language", ["tr", "en", "other"])
async def test_every_page_of_the_list_can_be_read(site: Site, language: str) -> None:
    page = await read(site, f"/replies?language={language}")
    paths = set(re.findall(rf'href="(/replies/{language}/[^"]+)"', page))
    assert len(paths) > 10
    for path in sorted(paths)[::4]:
        assert "Nasıl okunur" in words_of(await read(site, path))


async def test_the_preview_counts_as_the_platform_does(site: Site) -> None:
    page = await read(site, "/replies/tr/payment.public")
    first = re.search(r'dir="auto">(.*?)</p>\s*<p class="count">(\d+) / 280', page, re.DOTALL)
    assert first
    assert "e-posta" in first[1]
    telegram = await read(site, "/replies/tr/payment.public?inbox=3")
    assert "/ 4096" in telegram
    assert (await site.http.get(f"{PAGE}?inbox=9")).status_code == 404
    assert (await site.http.get(f"{PAGE}?case=99")).status_code == 404


async def test_a_draft_is_read_again_and_approved_by_a_second_person(
    site: Site, engine: Engine, redirect: Redirect
) -> None:
    page = await draft(site, GOOD)
    assert "Taslak saklandı" in words_of(page)
    assert "Bu metinde yanlış bir şey yok" in words_of(page)
    assert f'action="{PAGE}/approve"' not in page
    become(site, ADA)
    page = await read(site)
    assert '<li class="added"><ins>' in page
    done = await site.post(f"{PAGE}/approve", PAGE, seen=seen(page))
    assert "bir dakika içinde" in words_of(await read(site, done.headers["location"]))
    texts = ReplyTexts(engine)
    assert texts.live() == {"tr/payment.dm.j2": GOOD.strip() + "\n"}
    assert Follower(texts.live, redirect.take_over).look() == 0
    assert "şu an söyleniyor" in words_of(await read(site))
    assert "değişti" in words_of(await read(site, "/replies"))


async def test_approving_asks_for_a_fresh_proof(site: Site, engine: Engine) -> None:
    await draft(site, GOOD)
    become(site, ADA)
    page = await read(site)
    site.team.fresh = False
    asked = await site.post(f"{PAGE}/approve", PAGE, seen=seen(page))
    assert "Siz misiniz?" in words_of(asked.text)
    assert ReplyTexts(engine).live() == {}
    proven = {"seen": seen(page), "fresh_proof": "papatya"}
    assert (await site.post(f"{PAGE}/approve", PAGE, **proven)).status_code == 303
    assert len(ReplyTexts(engine).live()) == 1


async def test_nobody_approves_what_they_wrote(site: Site, engine: Engine) -> None:
    page = await draft(site, GOOD)
    done = await site.post(f"{PAGE}/approve", PAGE, seen=seen(page))
    assert done.headers["location"].endswith("notice=own")
    assert ReplyTexts(engine).live() == {}


async def test_a_faulty_draft_is_kept_and_told_and_never_approved(
    site: Site, engine: Engine
) -> None:
    page = await draft(site, GOOD.replace("Selam", "Selam evil.example", 1))
    assert "Söyleniş 1: markanın olmayan bir adres geçiyor" in words_of(page)
    become(site, ADA)
    done = await site.post(f"{PAGE}/approve", PAGE, seen=seen(await read(site)))
    assert done.status_code == 409
    assert "bu metin söylenemez" in words_of(done.text)
    assert ReplyTexts(engine).live() == {}


async def test_hostile_text_stays_text(site: Site) -> None:
    page = await draft(site, HOSTILE)
    assert "<script>alert" not in page
    assert "</textarea><script" not in page
    assert "yalnız çift süslü ayraç" in words_of(page)


async def test_a_draft_that_changed_meanwhile_is_not_overwritten(
    site: Site, engine: Engine
) -> None:
    first = seen(await read(site))
    await draft(site, GOOD)
    become(site, ADA)
    done = await site.post(f"{PAGE}/draft", PAGE, text="other", seen=first)
    assert done.headers["location"].startswith(f"{PAGE}?notice=changed")
    (kept,) = ReplyTexts(engine).drafts()
    assert kept.text == GOOD.strip() + "\n"


async def test_a_draft_is_refused_or_withdrawn(site: Site) -> None:
    page = await draft(site, GOOD)
    done = await site.post(f"{PAGE}/leave", PAGE, seen=seen(page))
    assert "geri çekildi" in words_of(await read(site, done.headers["location"]))
    page = await draft(site, GOOD)
    become(site, ADA)
    done = await site.post(f"{PAGE}/refuse", PAGE, seen=seen(page))
    assert "geri çevrildi" in words_of(await read(site, done.headers["location"]))


async def test_an_earlier_version_and_the_folders_text_are_brought_back(
    site: Site, engine: Engine
) -> None:
    for text in (GOOD, GOOD.replace("Selam", "İyi günler")):
        become(site, DENIZ)
        page = await draft(site, text)
        become(site, ADA)
        await site.post(f"{PAGE}/approve", PAGE, seen=seen(page))
    texts = ReplyTexts(engine)
    first = texts.versions("tr/payment.dm.j2").all[-1].id
    words = words_of(await read(site, f"{PAGE}?version={first}"))
    assert f"{first}. sürüm ile şu an söylenen" in words
    done = await site.post(f"{PAGE}/restore", PAGE, version=str(first))
    assert done.headers["location"].endswith("notice=restored")
    assert texts.live() == {"tr/payment.dm.j2": GOOD.strip() + "\n"}
    assert "Klasörün metni" in words_of(await read(site, f"{PAGE}?version=folder"))
    await site.post(f"{PAGE}/restore", PAGE, version="folder")
    assert texts.live() == {}
    assert "geri getirilen: klasörün metni" in words_of(await read(site))


async def test_what_is_being_written_is_read_at_once(site: Site) -> None:
    await site.sign_in()
    done = await site.post(f"{PAGE}/check", PAGE, text=f"{GOOD}\n---\nKesin iade ederiz.")
    found = done.json()
    assert any("vaat gibi okunuyor" in fault for fault in found["faults"])
    assert len(found["samples"]) == 5
    assert all(longest == 1000 for _, _, longest in found["samples"])


async def test_words_of_an_incident_are_drafted_and_approved(
    site: Site, engine: Engine, desk: IncidentDesk
) -> None:
    number, _ = desk.open(Intent.OUTAGE, "telegram", NOW, DENIZ)
    path = f"/replies/tr/known_fault.{number}.public"
    assert "Kesinti, Telegram" in words_of(await read(site, path))
    page = await draft(site, "Bu sorunu biliyoruz; üzerinde çalışıyoruz.", path)
    assert "yanlış bir şey yok" in words_of(page)
    become(site, ADA)
    await site.post(f"{path}/approve", path, seen=seen(page))
    live = ReplyTexts(engine).live()
    assert list(live) == [f"tr/known_fault.{number}.public.j2"]
    assert read_place(next(iter(live)))
    desk.close(number, DENIZ)
    assert "kapandı" in words_of(await read(site, path))
    done = await site.post(f"{path}/draft", path, text="x", seen="")
    assert done.status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/replies/tr/nothing.dm",
        "/replies/xx/payment.dm",
        "/replies/tr/known_fault.99.dm",
        "/replies/other/payment.dm",
        "/replies/tr/channels.toml",
        "/replies?language=xx",
        f"{PAGE}?version=99",
        f"{PAGE}?version=x",
    ],
)
async def test_what_there_is_not_is_not_found(site: Site, path: str) -> None:
    await site.sign_in()
    assert (await site.http.get(path)).status_code == 404


async def test_a_text_that_is_too_long_for_any_file_is_refused(site: Site) -> None:
    await site.sign_in()
    done = await site.post(f"{PAGE}/draft", PAGE, text="x" * 9_000, seen="")
    assert done.status_code == 400


async def test_english_reads_as_english(site: Site, engine: Engine) -> None:
    site.http.headers["accept-language"] = "en"
    ReplyTexts(engine).save(Place("tr/payment.dm.j2"), "evil.example", "", DENIZ)
    words = words_of(await read(site))
    assert "There are fewer than 4 wordings." in words
    assert "Waits for approval" in words_of(await read(site, "/replies"))


@pytest.mark.parametrize(
    ("method", "path", "roles"),
    [
        ("GET", "", EVERYBODY),
        ("POST", "/draft", ACTORS),
        ("POST", "/check", ACTORS),
        ("POST", "/leave", ACTORS),
        ("POST", "/approve", LEADS),
        ("POST", "/refuse", LEADS),
        ("POST", "/restore", LEADS),
    ],
)
async def test_each_page_lets_in_its_roles_and_nobody_else(
    site: Site, method: str, path: str, roles: frozenset[str]
) -> None:
    assert site.admin.doors[method, f"/replies/{{language}}/{{file}}{path}"] == roles
    assert site.admin.doors["GET", "/replies"] == EVERYBODY
    assert await site.entrants(f"{PAGE}{path}", method, version="folder") == roles

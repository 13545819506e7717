"""Settings, audit and access log: who did what, and who looked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from socialbot.admin.team import ADMINS
from socialbot.admin.texts import LANGUAGES, load_texts
from socialbot.store.audit import AuditEvent, note
from socialbot.store.database import writing
from socialbot.store.queue.acts import Act
from socialbot.store.trail import Trail
from tests.admin.conftest import Site, words_of
from tests.admin.real_site import House

pytestmark = pytest.mark.anyio
ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("path", ["/settings/audit", "/settings/looks"])
async def test_the_trail_is_an_admins_matter(site_of_rooms: Site, path: str) -> None:
    assert await site_of_rooms.entrants(path) == ADMINS


async def test_an_act_is_told_in_words_with_who_and_whom(house: House) -> None:
    await house.sign_in("umut")
    await house.site.post("/settings/people/2", "/settings/people", role="lead", team="")
    words = words_of((await house.site.http.get("/settings/audit")).text)
    assert "umut Rol değiştirdi can" in words


async def test_an_event_without_words_is_shown_as_it_is(house: House) -> None:
    with writing(house.engine) as conn:
        note(conn, AuditEvent(house.clock(), "plugin:thing:done", "<b>7</b>", 4))
    await house.sign_in("umut")
    page = (await house.site.http.get("/settings/audit")).text
    assert "plugin:thing:done" in page
    assert "<b>" not in page


async def test_long_trails_come_in_pages_and_by_member(house: House) -> None:
    with writing(house.engine) as conn:
        for number in range(120):
            event = AuditEvent(house.clock(), "admin:report:done", str(number), number % 2 + 1)
            note(conn, event)
    await house.sign_in("umut")
    seen, path = [], "/settings/audit?who=deniz"
    for _ in range(2):
        page = (await house.site.http.get(path)).text
        seen += page.split("<code>")[1:]
        if 'rel="next"' not in page:
            break
        path = (
            page.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
        )
    numbers = [int(part.split("<")[0]) for part in seen]
    assert numbers == list(range(118, -1, -2))
    assert 'rel="prev"' in page


async def test_nobody_of_this_name_did_nothing(house: House) -> None:
    await house.sign_in("umut")
    page = await house.site.http.get("/settings/audit?who=%3Cb%3Enobody")
    assert "Henüz bir şey yok" in words_of(page.text)
    assert (await house.site.http.get("/settings/audit?before=x")).status_code == 404


async def test_who_opened_a_list_is_noted_once_in_ten_minutes(house: House) -> None:
    await house.sign_in("can")
    for _ in range(3):
        await house.site.http.get("/queue")
    await house.site.http.get("/reports")
    await house.site.http.get("/queue?after=x")  # there is no such page, so nothing was seen
    house.clock.pass_time(minutes=11)
    await house.site.http.get("/queue")
    lines = [(line.who, line.what) for line in Trail(house.engine).looks(10)]
    assert lines == [("can", "queue"), ("can", "reports"), ("can", "queue")]


async def test_the_access_log_is_read_in_words(house: House) -> None:
    await house.sign_in("umut")
    await house.site.http.get("/queue")
    words = words_of((await house.site.http.get("/settings/looks")).text)
    assert "umut İncelenecekler" in words


EVENT = re.compile(r'"((?:admin|team|privacy|retention):[a-z_]+:[a-z_]+)"')
LOOK = re.compile(r'look="([a-z_]+)"')


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_and_look_of_the_code_has_words(language: str) -> None:
    code = [path.read_text() for path in (ROOT / "socialbot").rglob("*.py")]
    words = load_texts(language)
    events = {event for text in code for event in EVENT.findall(text)}
    events |= {f"admin:item:{act}{end}" for act in Act for end in ("", "_undone")}
    assert events - words["event"].keys() == set()
    assert {look for text in code for look in LOOK.findall(text)} - words["look"].keys() == set()

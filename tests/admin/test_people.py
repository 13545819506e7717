"""Settings, people: who may sign in, with which role, in which part of the team."""

from __future__ import annotations

import re

import pytest

from socialbot.admin.team import ADMINS
from socialbot.store.people import People, Trouble
from tests.admin.conftest import Site, words_of
from tests.admin.real_site import PASSWORD, House

pytestmark = pytest.mark.anyio
PATH = "/settings/people"
DENIZ, CAN, ADA, UMUT = "1", "2", "3", "4"
FRESH = re.compile(r"<p><code>([^<]+)</code></p>")


@pytest.fixture
async def admin(house: House) -> Site:
    await house.sign_in("umut")
    return house.site


async def test_people_are_an_admins_matter(site_of_rooms: Site) -> None:
    assert await site_of_rooms.entrants(PATH) == ADMINS
    for path in ("", "/1", "/1/active", "/1/password", "/1/unlock"):
        assert await site_of_rooms.entrants(PATH + path, "POST") == ADMINS


async def test_everybody_is_listed_with_role_and_part(admin: Site, house: House) -> None:
    People(house.engine).change(int(CAN), "agent", "Yurt dışı", by=4)
    words = words_of((await admin.http.get(PATH)).text)
    assert "can Temsilci · Yurt dışı · ikinci adım yok" in words
    assert "umut siz Yönetici" in words


async def test_a_new_member_signs_in_with_the_password_that_is_shown_once(
    admin: Site, house: House
) -> None:
    page = await admin.post(PATH, PATH, name=" Ayşe ", role="agent", team="Gece")
    found = FRESH.search(page.text)
    assert found
    assert "Ayşe için parola" in words_of(page.text)
    assert found[1] not in (await admin.http.get(PATH)).text
    other = house.browser()
    assert (await other.sign_in(found[1], name="ayşe")).headers["location"] == "/"
    assert ("team:user:added", "5", "umut") in house.events()
    member = People(house.engine).all()[1]
    assert (member.name, member.roles, member.team) == ("ayşe", ("agent",), "Gece")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": "deniz"}, "Bu kullanıcı adı alınmış"),
        ({"name": "DENİZ "}, "Bu kullanıcı adı alınmış"),
        ({"name": "  "}, "1–80 karakter"),
        ({"name": "x" * 81}, "1–80 karakter"),
        ({"name": "a\u202eb"}, "1–80 karakter"),
        ({"name": "yeni", "role": "gardener"}, "Böyle bir rol yok"),
        ({"name": "yeni", "team": "x" * 81}, "en fazla 80"),
    ],
)
async def test_what_cannot_be_is_told_and_the_form_keeps_what_was_typed(
    admin: Site, house: House, fields: dict[str, str], words: str
) -> None:
    page = await admin.post(PATH, PATH, **{"role": "agent", "team": ""} | fields)
    assert page.status_code == 409
    assert words in words_of(page.text)
    assert len(People(house.engine).all()) == 4


async def test_hostile_names_stay_text(admin: Site) -> None:
    page = await admin.post(PATH, PATH, name="<script>x</script>", role="agent", team='"><b>')
    assert "<script>" not in page.text
    assert "<b>" not in page.text
    assert "&lt;script&gt;x&lt;/script&gt;" in page.text


async def test_another_role_holds_from_the_next_page_on(admin: Site, house: House) -> None:
    can = house.browser()
    await house.sign_in("can", can)
    assert (await can.http.get(PATH)).status_code == 403
    answer = await admin.post(f"{PATH}/{CAN}", PATH, role="admin", team="Gece")
    assert answer.headers["location"] == f"{PATH}?notice=changed"
    assert (await can.http.get(PATH)).status_code == 200
    assert house.events()[-2:] == [
        ("team:role:changed", CAN, "umut"),
        ("team:team:changed", CAN, "umut"),
    ]


async def test_who_is_taken_out_is_out_at_once_and_can_be_let_in_again(
    admin: Site, house: House
) -> None:
    can = house.browser()
    await house.sign_in("can", can)
    await admin.post(f"{PATH}/{CAN}/active", PATH, active="no")
    assert (await can.http.get("/queue")).status_code == 303
    assert (await can.sign_in(PASSWORD, name="can")).status_code == 401
    await admin.post(f"{PATH}/{CAN}/active", PATH, active="yes")
    assert await house.sign_in("can", can) == "/"
    assert [event for event, _, _ in house.events() if event.startswith("team:user")][-2:] == [
        "team:user:removed",
        "team:user:restored",
    ]


@pytest.mark.parametrize(("act", "fields"), [("/active", {"active": "no"}), ("", {"role": "lead"})])
async def test_the_last_admin_stays(
    admin: Site, house: House, act: str, fields: dict[str, str]
) -> None:
    path = f"{PATH}/{UMUT}{act}"
    page = await admin.post(path, PATH, **fields)
    assert page.status_code == 409
    assert "son yönetici" in words_of(page.text)
    assert (await admin.http.get(PATH)).status_code == 200
    People(house.engine).change(int(CAN), "admin", "", by=4)
    assert (await admin.post(path, PATH, **fields)).status_code == 303


async def test_a_fresh_password_ends_the_sessions_of_the_one_before(
    admin: Site, house: House
) -> None:
    can = house.browser()
    await house.sign_in("can", can)
    found = FRESH.search((await admin.post(f"{PATH}/{CAN}/password", PATH)).text)
    assert found
    assert (await can.http.get("/queue")).status_code == 303
    assert (await can.sign_in(PASSWORD, name="can")).status_code == 401
    assert (await can.sign_in(found[1], name="can")).status_code == 303


async def test_who_lost_the_telephone_is_let_in_by_an_admin(admin: Site, house: House) -> None:
    can = house.browser()
    await house.sign_in("can", can)
    await house.add_lock(can)
    await admin.post(f"{PATH}/{CAN}/unlock", PATH)
    assert (await can.http.get("/queue")).status_code == 303
    await house.sign_in("can", can)
    assert (await can.http.get("/queue")).status_code == 200
    assert house.events()[-1] == ("team:second_factor:removed", CAN, "umut")


@pytest.mark.parametrize("path", ["", "/active", "/password", "/unlock"])
@pytest.mark.parametrize("number", ["99", "0", "x", "9" * 15])
async def test_nobody_is_changed_who_is_not_there(admin: Site, path: str, number: str) -> None:
    assert (await admin.post(f"{PATH}/{number}{path}", PATH, role="lead")).status_code == 404


async def test_acts_ask_for_a_fresh_proof_after_ten_minutes(admin: Site, house: House) -> None:
    house.clock.pass_time(minutes=11)
    page = await admin.post(f"{PATH}/{CAN}", PATH, role="admin", team="")
    assert "Siz misiniz?" in words_of(page.text)
    assert People(house.engine).all()[1].roles == ("agent",)
    proven = {"role": "admin", "team": "", "fresh_proof": PASSWORD}
    assert (await admin.post(f"{PATH}/{CAN}", PATH, **proven)).status_code == 303
    assert (await admin.post(f"{PATH}/{CAN}", PATH, role="lead", team="")).status_code == 303


def test_a_trouble_for_each_word(house: House) -> None:
    from socialbot.admin.texts import LANGUAGES, load_texts

    for language in LANGUAGES:
        words = load_texts(language)["people"]
        assert {f"not_{trouble}" for trouble in Trouble} - {"not_gone"} <= set(words)

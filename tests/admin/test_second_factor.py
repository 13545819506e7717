"""The second step: a code of an app after the password."""

from __future__ import annotations

from datetime import timedelta

import pyotp
import pytest
from sqlalchemy import Engine

from socialbot.store.open_sessions import OpenSessions
from tests.admin.conftest import Site, words_of
from tests.admin.real_site import CODES, PASSWORD, SECRET, House

pytestmark = pytest.mark.anyio
PATH = "/account/second-factor"
STEP = timedelta(seconds=30)


@pytest.fixture
async def deniz(house: House) -> Site:
    await house.sign_in("deniz")
    return house.site


async def knock(house: House, code: str, site: Site | None = None) -> int:
    """Password and code of deniz in another browser: 303 where the door opens."""
    site = site or house.browser()
    assert await house.sign_in("deniz", site) == "/"
    answer = await site.post("/login/code", "/login/code", code=code)
    inside = (await site.http.get("/queue")).status_code == 200
    assert inside == (answer.status_code == 303)
    return answer.status_code


async def test_a_lock_asks_for_a_code_at_the_next_login(deniz: Site, house: House) -> None:
    app, codes = await house.add_lock()
    assert len(set(codes)) == 10
    assert (await deniz.http.get("/queue")).status_code == 200
    house.clock.pass_time(seconds=30)
    assert await knock(house, app.at(house.clock.now)) == 303
    assert "Parolanızdan sonra" in words_of((await deniz.http.get("/account")).text)


async def test_no_code_opens_twice_and_none_before_it(deniz: Site, house: House) -> None:
    app, _ = await house.add_lock()
    used = app.at(house.clock.now)
    assert await knock(house, used) == 401
    house.clock.pass_time(seconds=60)
    now, before = app.at(house.clock.now), app.at(house.clock.now - STEP)
    assert await knock(house, now) == 303
    assert await knock(house, now) == 401
    assert await knock(house, before) == 401


@pytest.mark.parametrize(("steps", "status"), [(-2, 401), (-1, 303), (0, 303), (1, 303), (2, 401)])
async def test_a_clock_may_be_off_by_one_step(
    deniz: Site, house: House, steps: int, status: int
) -> None:
    app, _ = await house.add_lock()
    house.clock.pass_time(minutes=5)
    assert await knock(house, app.at(house.clock.now + steps * STEP)) == status


async def test_a_code_may_be_typed_with_a_gap(deniz: Site, house: House) -> None:
    app, _ = await house.add_lock()
    house.clock.pass_time(minutes=5)
    code = app.at(house.clock.now)
    assert await knock(house, f" {code[:3]} {code[3:]} ") == 303


@pytest.mark.parametrize("code", ["", "000000", "abcdef", "٠١٢٣٤٥", "🌼" * 40, "1" * 5000])
async def test_odd_codes_are_wrong_codes(deniz: Site, house: House, code: str) -> None:
    await house.add_lock()
    assert await knock(house, code) == 401


async def test_a_recovery_code_opens_once(deniz: Site, house: House) -> None:
    _, codes = await house.add_lock()
    assert await knock(house, codes[3].upper().replace("-", " ")) == 303
    assert await knock(house, codes[3]) == 401
    assert "Kalan kurtarma kodu: 9." in words_of((await deniz.http.get("/account")).text)
    assert ("team:recovery_code:used", "1", "deniz") in house.events()


async def test_renewed_codes_take_the_place_of_all_before(deniz: Site, house: House) -> None:
    _, codes = await house.add_lock()
    fresh = CODES.findall((await deniz.post(f"{PATH}/codes", "/account")).text)
    assert len(fresh) == 10
    assert await knock(house, codes[0]) == 401
    assert await knock(house, fresh[0]) == 303


async def test_guessing_codes_waits_wherever_it_comes_from(deniz: Site, house: House) -> None:
    app, _ = await house.add_lock()
    house.clock.pass_time(minutes=5)
    for _ in range(5):
        assert await knock(house, "000000") == 401
    site = house.browser()
    await house.sign_in("deniz", site)
    page = await site.post("/login/code", "/login/code", code=app.at(house.clock.now))
    assert page.status_code == 429
    assert page.headers["retry-after"] == "30"
    house.clock.pass_time(seconds=31)
    assert await knock(house, app.at(house.clock.now)) == 303


async def test_the_first_step_alone_opens_no_page_and_is_over_after_ten_minutes(
    deniz: Site, house: House
) -> None:
    await house.add_lock()
    site = house.browser()
    await house.sign_in("deniz", site)
    for path in ("/queue", "/account", PATH, "/reports"):
        answer = await site.http.get(path)
        assert answer.headers["location"].startswith("/login/code?next="), path
    for path in ("/account/password", f"{PATH}/off", "/account/sessions"):
        assert (await site.post(path, "/login/code")).status_code == 303
    house.clock.pass_time(minutes=11)
    assert (await site.http.get("/queue")).headers["location"].startswith("/login?next=")


async def test_the_token_of_the_first_step_is_not_the_one_of_the_second(
    deniz: Site, house: House
) -> None:
    app, _ = await house.add_lock()
    house.clock.pass_time(minutes=1)
    site = house.browser()
    await house.sign_in("deniz", site)
    first = site.http.cookies["socialbot_session"]
    await site.post("/login/code", "/login/code", code=app.at(house.clock.now))
    site.http.cookies.set("socialbot_session", first, domain="localhost.local")
    assert house.team.visitor(first) is None


async def test_a_wrong_code_adds_no_lock_and_shows_the_same_picture_again(
    deniz: Site, house: House
) -> None:
    page = (await deniz.http.get(PATH)).text
    offer = page.split('name="offer" value="')[1].split('"')[0]
    again = await deniz.post(PATH, PATH, offer=offer, code="000000")
    assert again.status_code == 400
    assert SECRET.findall(again.text) == SECRET.findall(page)
    assert house.events() == []


async def test_an_offer_of_somebody_else_is_not_taken(deniz: Site, house: House) -> None:
    can = house.browser()
    await house.sign_in("can", can)
    page = (await can.http.get(PATH)).text
    offer = page.split('name="offer" value="')[1].split('"')[0]
    secret = SECRET.findall(page)[0]
    code = pyotp.TOTP(secret).at(house.clock.now)
    for stolen in (offer, "", "x", offer[:-4] + "AAAA", "é"):
        assert (await deniz.post(PATH, PATH, offer=stolen, code=code)).status_code == 400


async def test_adding_a_lock_ends_every_session_before_it(deniz: Site, house: House) -> None:
    other = house.browser()
    await house.sign_in("deniz", other)
    before = deniz.http.cookies["socialbot_session"]
    await house.add_lock()
    assert (await other.http.get("/queue")).status_code == 303
    assert house.team.visitor(before) is None
    assert len(OpenSessions(house.engine, house.clock).all()) == 1


async def test_a_lock_is_removed_with_a_fresh_proof_only(deniz: Site, house: House) -> None:
    app, _ = await house.add_lock()
    house.clock.pass_time(minutes=11)
    assert "Siz misiniz?" in words_of((await deniz.post(f"{PATH}/off", "/account")).text)
    proof = {"fresh_proof": app.at(house.clock.now)}
    assert (await deniz.post(f"{PATH}/off", "/account", **proof)).status_code == 303
    site = house.browser()
    await house.sign_in("deniz", site)
    assert (await site.http.get("/queue")).status_code == 200


async def test_where_it_is_required_nobody_gets_in_without(strict_house: House) -> None:
    house = strict_house
    site = house.site
    await house.sign_in("deniz")
    door = (await site.http.get("/reports")).headers["location"]
    assert door == f"{PATH}?next=/reports"
    page = await site.http.get(door)
    assert "Burada herkes iki adımla" in words_of(page.text)
    assert "İncelenecekler" not in words_of(page.text)
    assert (await site.post("/account/password", PATH)).status_code == 303
    _, codes = await house.add_lock()
    assert len(codes) == 10
    assert (await site.http.get("/reports")).status_code == 200
    answer = await site.post(f"{PATH}/off", "/account")
    assert answer.headers["location"] == "/account?notice=lock_needed"
    assert await knock(house, codes[0]) == 303


async def test_no_secret_or_code_lies_open_in_the_database(
    deniz: Site, house: House, engine: Engine
) -> None:
    app, codes = await house.add_lock()
    with engine.connect() as conn:
        for table in ("sb_users", "sb_recovery_codes", "sb_sessions", "sb_audit"):
            rows = str(conn.exec_driver_sql(f"SELECT * FROM {table}").all())
            assert app.secret not in rows
            assert not any(code in rows or code.replace("-", "") in rows for code in codes)
            assert PASSWORD not in rows


async def test_the_picture_brings_no_style_of_its_own(deniz: Site) -> None:
    page = (await deniz.http.get(PATH)).text
    assert "<svg" in page
    assert "style=" not in page
    assert "otpauth" not in page

"""One's own account: password, sessions."""

from __future__ import annotations

import pytest

from socialbot.admin.team import EVERYBODY
from tests.admin.conftest import ORIGIN, Site, words_of
from tests.admin.real_site import PASSWORD, House

pytestmark = pytest.mark.anyio
PATH = "/account"
NEW = "başka bir gizli parola"


@pytest.fixture
async def deniz(house: House) -> Site:
    await house.sign_in("deniz")
    return house.site


async def test_each_member_has_an_account_and_strangers_have_none(site_of_rooms: Site) -> None:
    assert await site_of_rooms.entrants(PATH) == EVERYBODY
    for path in ("/password", "/sessions", "/sessions/x", "/second-factor/off"):
        assert await site_of_rooms.entrants(PATH + path, "POST") == EVERYBODY


async def test_the_password_is_changed_and_other_sessions_end(deniz: Site, house: House) -> None:
    other = house.browser()
    await house.sign_in("deniz", other)
    fields = {"old": PASSWORD, "new": NEW, "again": NEW}
    answer = await deniz.post(f"{PATH}/password", PATH, **fields)
    assert answer.headers["location"] == f"{PATH}?notice=password_changed"
    assert (await deniz.http.get("/queue")).status_code == 200
    assert (await other.http.get("/queue")).status_code == 303
    assert (await other.sign_in(PASSWORD, name="deniz")).status_code == 401
    assert (await other.sign_in(NEW, name="deniz")).status_code == 303
    assert house.events() == [
        ("team:password:changed", "1", "deniz"),
        ("team:login:failed", None, None),
    ]


@pytest.mark.parametrize(
    ("fields", "status", "words"),
    [
        ({"old": "yanlış parola"}, 401, "şimdiki parolanız değil"),
        ({"again": "başka bir gizli parole"}, 400, "birbirinden farklı"),
        ({"new": "kısa", "again": "kısa"}, 400, "en az 12 karakter"),
        ({"new": "x" * 1001, "again": "x" * 1001}, 400, "en az 12 karakter"),
    ],
)
async def test_what_does_not_fit_changes_nothing_and_shows_no_password(
    deniz: Site, house: House, fields: dict[str, str], status: int, words: str
) -> None:
    typed = {"old": PASSWORD, "new": NEW, "again": NEW} | fields
    page = await deniz.post(f"{PATH}/password", PATH, **typed)
    assert page.status_code == status
    assert words in words_of(page.text)
    assert not any(value in page.text for value in typed.values())
    assert (await house.browser().sign_in(PASSWORD, name="deniz")).status_code == 303


async def test_a_stolen_session_does_not_guess_the_password(deniz: Site, house: House) -> None:
    for _ in range(5):
        await deniz.post(f"{PATH}/password", PATH, old="wrong", new=NEW, again=NEW)
    page = await deniz.post(f"{PATH}/password", PATH, old=PASSWORD, new=NEW, again=NEW)
    assert page.status_code == 429
    assert page.headers["retry-after"] == "30"
    house.clock.pass_time(seconds=31)
    page = await deniz.post(f"{PATH}/password", PATH, old=PASSWORD, new=NEW, again=NEW)
    assert page.status_code == 303


async def test_a_code_of_the_app_is_no_present_password(deniz: Site, house: House) -> None:
    app, _ = await house.add_lock()
    house.clock.pass_time(seconds=60)
    typed = {"old": app.at(house.clock.now), "new": NEW, "again": NEW}
    assert (await deniz.post(f"{PATH}/password", PATH, **typed)).status_code == 401


async def test_sessions_are_shown_by_browser_and_ended_one_by_one(
    deniz: Site, house: House
) -> None:
    phone = house.browser()
    phone.http.headers["user-agent"] = "Mozilla/5.0 (Linux; Android 16) Firefox/146.0 <b>x</b>"
    await house.sign_in("deniz", phone)
    page = (await deniz.http.get(PATH)).text
    assert "Firefox, Android" in words_of(page)
    assert "<b>" not in page
    key = page.split('action="/account/sessions/')[1].split('"')[0]
    await deniz.post(f"{PATH}/sessions/{key}", PATH)
    assert (await phone.http.get("/queue")).status_code == 303
    assert (await deniz.http.get("/queue")).status_code == 200
    assert house.events() == [("team:session:revoked", "1", "deniz")]


async def test_all_other_sessions_end_at_once(deniz: Site, house: House) -> None:
    others = [house.browser(), house.browser()]
    for other in others:
        await house.sign_in("deniz", other)
    await deniz.post(f"{PATH}/sessions", PATH)
    assert [(await other.http.get("/queue")).status_code for other in others] == [303, 303]
    assert (await deniz.http.get("/queue")).status_code == 200


async def test_nobody_ends_a_session_of_somebody_else_here(deniz: Site, house: House) -> None:
    can = house.browser()
    await house.sign_in("can", can)
    (key,) = {each.key for each in house.sessions.all() if each.name == "can"}
    assert key not in (await deniz.http.get(PATH)).text
    await deniz.post(f"{PATH}/sessions/{key}", PATH)
    assert (await can.http.get("/queue")).status_code == 200


async def test_the_forms_are_ours_only(deniz: Site) -> None:
    token = await deniz.token(PATH)
    evil = {"origin": "https://evil.example"}
    for path in ("/password", "/sessions", "/sessions/x", "/second-factor", "/second-factor/off"):
        data = {"form_token": token, "old": PASSWORD, "new": NEW, "again": NEW}
        answer = await deniz.http.post(PATH + path, data=data, headers=evil)
        assert answer.status_code == 403, path
        data["form_token"] = "x"
        answer = await deniz.http.post(PATH + path, data=data, headers={"origin": ORIGIN})
        assert answer.status_code == 403, path

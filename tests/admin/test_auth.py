from __future__ import annotations

import threading
from datetime import timedelta

import anyio
import pytest

from socialbot.admin import slots
from socialbot.admin.team import Refusal, Refused
from tests.admin.conftest import TOKEN, Site, open_site, words_of

pytestmark = pytest.mark.anyio


async def test_the_right_password_opens_the_list(site: Site) -> None:
    answer = await site.sign_in()
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert (await site.http.get("/queue")).status_code == 200


async def test_login_goes_on_to_the_page_that_was_asked_for(site: Site) -> None:
    door = await site.http.get("/queue?after=0.7")
    assert door.headers["location"] == "/login?next=/queue%3Fafter%3D0.7"
    page = await site.http.get(door.headers["location"])
    assert 'name="next" value="/queue?after=0.7"' in page.text
    answer = await site.sign_in(next="/queue?after=0.7")
    assert answer.headers["location"] == "/queue?after=0.7"


@pytest.mark.parametrize(
    "onward", ["https://evil.example", "//evil.example", "/\\evil.example", "/\nx", "javascript:x"]
)
async def test_login_never_sends_a_person_to_another_site(site: Site, onward: str) -> None:
    answer = await site.sign_in(next=onward)
    assert answer.headers["location"] == "/"


async def test_a_wrong_password_and_an_unknown_name_look_the_same(site: Site) -> None:
    known = await site.post("/login", name="deniz", password="no")
    unknown = await site.post("/login", name="nobody", password="papatya")
    assert known.status_code == unknown.status_code == 401
    assert TOKEN.sub("", known.text) == TOKEN.sub("", unknown.text.replace("nobody", "deniz"))
    assert 'role="alert"' in known.text


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(29.2, "30 saniye"), (90, "90 saniye"), (91, "2 dakika"), (900, "15 dak")],
)
async def test_a_throttled_login_says_how_long_to_wait(
    site: Site, seconds: float, words: str
) -> None:
    site.team.refused = Refused(Refusal.WAIT, timedelta(seconds=seconds))
    answer = await site.sign_in()
    assert answer.status_code == 429
    assert f"Lütfen {words}" in words_of(answer.text)
    assert int(answer.headers["retry-after"]) >= seconds
    assert site.team.tries == [("deniz", "203.0.113.9")]


async def test_behind_a_proxy_the_login_counts_by_the_client_and_not_by_the_proxy() -> None:
    site = open_site(proxies=1)
    site.http.headers["x-forwarded-for"] = "203.0.113.1, 198.51.100.7"
    await site.sign_in()
    assert site.team.tries == [("deniz", "198.51.100.7")]


async def test_only_few_logins_hash_at_the_same_time(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slots, "WAITING", 4)
    pair, running, most = threading.Barrier(slots.PARALLEL, timeout=20), 0, 0
    lock = threading.Lock()

    def enter(*_: object) -> Refused:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        pair.wait()
        with lock:
            running -= 1
        return Refused(Refusal.WRONG)

    monkeypatch.setattr(site.team, "enter", enter)
    token, statuses = await site.token(), []

    async def knock() -> None:
        statuses.append((await site.sign_in(form_token=token)).status_code)

    async with anyio.create_task_group() as tasks:
        for _ in range(9):
            tasks.start_soon(knock)
    assert most == slots.PARALLEL
    assert sorted(statuses) == [401] * 6 + [503] * 3


async def test_the_session_cookie_is_locked_down(site: Site) -> None:
    cookie = session_cookie(await site.sign_in())
    assert cookie.startswith("socialbot_session=")
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie


async def test_over_tls_the_cookie_never_leaves_it() -> None:
    site = open_site(secure=True)
    token = await site.token()
    fields = {"name": "deniz", "password": "papatya", "form_token": token}
    answer = await site.http.post("/login", data=fields, headers={"origin": "https://localhost"})
    cookie = session_cookie(answer)
    assert cookie.startswith("__Host-socialbot_session=")
    assert "Secure" in cookie.split("; ")


async def test_each_login_has_a_new_token_and_ends_the_one_before(site: Site) -> None:
    await site.sign_in()
    first = set(site.team.sessions)
    site.http.cookies.set("socialbot_visit", "still-here", domain="localhost.local")
    await site.sign_in()
    assert len(site.team.sessions) == 1
    assert site.team.sessions.isdisjoint(first)


async def test_a_session_named_by_somebody_else_is_not_taken_up(site: Site) -> None:
    site.http.cookies.set("socialbot_session", "chosen-by-an-attacker", domain="localhost.local")
    await site.sign_in()
    assert "chosen-by-an-attacker" not in site.team.sessions


async def test_logout_ends_the_session_and_not_only_the_cookie(site: Site) -> None:
    await site.sign_in()
    copy = dict(site.http.cookies)
    answer = await site.post("/logout", page="/queue")
    assert answer.headers["location"] == "/login?notice=signed_out"
    assert "socialbot_session" not in dict(site.http.cookies)
    site.http.cookies.update(copy)
    assert (await site.http.get("/queue")).status_code == 303


async def test_a_session_that_ended_leads_back_to_the_login(site: Site) -> None:
    await site.sign_in()
    site.team.sessions.clear()
    answer = await site.http.get("/queue")
    assert answer.headers["location"] == "/login?next=/queue"


async def test_logout_cannot_be_triggered_from_another_page(site: Site) -> None:
    await site.sign_in()
    token = await site.token("/queue")
    evil = {"origin": "https://evil.example"}
    assert (
        await site.http.post("/logout", data={"form_token": token}, headers=evil)
    ).status_code == 403
    assert (await site.http.get("/logout")).status_code == 405
    assert (await site.http.get("/queue")).status_code == 200


async def test_the_name_stays_in_the_form_and_the_password_does_not(site: Site) -> None:
    answer = await site.post("/login", name='<b>"deniz', password="hunter2-secret")
    assert 'value="&lt;b&gt;&#34;deniz"' in answer.text
    assert "hunter2-secret" not in answer.text
    assert "<b>" not in answer.text


async def test_a_long_password_is_a_wrong_one_and_an_endless_form_is_refused(site: Site) -> None:
    assert (await site.sign_in(password="x" * 5000)).status_code == 401
    assert (await site.sign_in(password="x" * 70_000)).status_code == 413
    assert len(site.team.tries) == 1


def session_cookie(answer) -> str:
    return next(
        line for line in answer.headers.get_list("set-cookie") if "session=" in line.split(";")[0]
    )

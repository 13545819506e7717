"""A fresh proof before what is dangerous, and the second step of the login."""

from __future__ import annotations

from datetime import timedelta

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from socialbot.admin.forms import read_form
from socialbot.admin.rooms import Desk
from socialbot.admin.team import ADMINS, CODE, ENROL, Refusal, Refused
from tests.admin.conftest import ORIGIN, Site, open_site, words_of

pytestmark = pytest.mark.anyio


@pytest.fixture
def done() -> list[dict[str, str]]:
    return []


@pytest.fixture
async def site(done: list[dict[str, str]]) -> Site:
    def room(desk: Desk) -> list[Route]:
        async def erase(request: Request) -> Response:
            done.append(await read_form(request, desk.cookies))
            return PlainTextResponse("erased")

        return [desk.gate.route("/erase", desk.proof.before(erase), ADMINS, "POST")]

    site = open_site(rooms=[room])
    await site.sign_in_as("admin")
    site.team.fresh = False
    return site


async def test_a_fresh_session_acts_at_once(site: Site, done: list[dict[str, str]]) -> None:
    site.team.fresh = True
    assert (await site.post("/erase", what="7")).text == "erased"
    assert done[0]["what"] == "7"


async def test_an_older_one_is_asked_and_the_form_then_goes_on_with_its_fields(
    site: Site, done: list[dict[str, str]]
) -> None:
    page = await site.post("/erase", what='"><b>7')
    assert "Siz misiniz?" in words_of(page.text)
    assert 'name="what" value="&#34;&gt;&lt;b&gt;7"' in page.text
    assert done == []
    answer = await site.post("/erase", what="7", fresh_proof="papatya")
    assert (answer.text, done[0]["what"]) == ("erased", "7")


async def test_a_wrong_answer_does_nothing_and_is_not_shown(
    site: Site, done: list[dict[str, str]]
) -> None:
    page = await site.post("/erase", what="7", fresh_proof="hunter2-secret")
    assert page.status_code == 401
    assert 'role="alert"' in page.text
    assert "hunter2-secret" not in page.text
    assert done == []


async def test_who_tries_too_often_waits(site: Site, done: list[dict[str, str]]) -> None:
    site.team.refused = Refused(Refusal.WAIT, timedelta(seconds=30))
    page = await site.post("/erase", fresh_proof="wrong")
    assert page.status_code == 429
    assert "30 saniye" in words_of(page.text)
    assert page.headers["retry-after"] == "30"
    assert done == []


async def test_a_form_of_another_site_is_not_even_asked_for_a_proof(site: Site) -> None:
    evil = {"origin": "https://evil.example"}
    data = {"form_token": await site.token(), "fresh_proof": "papatya"}
    answer = await site.http.post("/erase", data=data, headers=evil)
    assert answer.status_code == 403
    assert not site.team.fresh


async def test_a_session_that_waits_for_its_code_opens_no_page(site: Site) -> None:
    site.team.waits_for = CODE
    answer = await site.http.get("/queue?after=0.7")
    assert answer.headers["location"] == "/login/code?next=/queue%3Fafter%3D0.7"
    page = await site.http.get(answer.headers["location"])
    assert 'name="next" value="/queue?after=0.7"' in page.text
    assert "deniz" not in words_of((await site.http.get("/nowhere")).text)


async def test_the_right_code_opens_and_the_token_is_a_new_one(site: Site) -> None:
    site.team.waits_for = CODE
    before = site.http.cookies["socialbot_session"]
    wrong = await site.post("/login/code", "/login/code", code="000000")
    assert (wrong.status_code, 'role="alert"' in wrong.text) == (401, True)
    answer = await site.post("/login/code", "/login/code", code="123456", next="/reports")
    assert answer.headers["location"] == "/reports"
    assert site.http.cookies["socialbot_session"] != before


async def test_the_second_step_is_for_those_only_who_did_the_first(site: Site) -> None:
    token = await site.token()
    site.http.cookies.delete("socialbot_session")
    assert (await site.http.get("/login/code")).headers["location"] == "/login"
    fields = {"form_token": await site.token() or token, "code": "123456"}
    answer = await site.http.post("/login/code", data=fields, headers={"origin": ORIGIN})
    assert answer.headers["location"] == "/login"


async def test_who_must_add_a_second_lock_is_led_there(site: Site) -> None:
    site.team.waits_for = ENROL
    answer = await site.http.get("/queue")
    assert answer.headers["location"] == "/account/second-factor?next=/queue"

"""Single sign-on against a small issuer of our own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from joserfc.jwk import RSAKey
from pydantic import SecretStr, ValidationError

from socialbot.admin.sso import SsoRoom
from socialbot.admin.sso_client import SsoClient
from socialbot.settings import Admin, Oidc, Settings, SettingsError
from socialbot.store.people import People
from socialbot.store.sso import SsoDoor
from tests.admin.conftest import Site, open_site, words_of
from tests.admin.real_site import House
from tests.doubles.oidc.issuer import CLIENT, SECRET, Issuer

pytestmark = pytest.mark.anyio
AYLA = {"sub": "42", "preferred_username": "Ayla", "socialbot_role": "agent"}


@pytest.fixture(scope="module")
def key() -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": "one"})


@pytest.fixture
def issuer(key: RSAKey) -> Iterator[Issuer]:
    with Issuer(claims=dict(AYLA), signer=key).serve() as issuer:
        yield issuer


@pytest.fixture
def site(house: House, issuer: Issuer) -> Site:
    return site_with(house, issuer)


def site_with(house: House, issuer: Issuer, **changes: Any) -> Site:
    values: dict[str, Any] = {"issuer": issuer.url, "client_id": CLIENT, **changes}
    settings = Oidc(client_secret=SecretStr(SECRET), **values)
    door = SsoDoor(house.engine, house.vault, house.clock)
    room = SsoRoom(SsoClient(settings), door, house.vault)
    return open_site(team=house.team, rooms=[*house.rooms(), room])


async def walk(
    site: Site, issuer: Issuer, path: str = "/login/sso?next=/reports"
) -> httpx.Response:
    """Out to the issuer and back to us, as a browser walks."""
    out = await site.http.get(path)
    assert out.headers["location"].startswith(f"{issuer.url}/authorize?")
    async with httpx.AsyncClient() as elsewhere:
        back = (await elsewhere.get(out.headers["location"])).headers["location"]
    parts = urlsplit(back)
    assert parts.netloc == "localhost"
    return await site.http.get(f"{parts.path}?{parts.query}")


async def test_the_issuer_opens_the_door_and_names_the_role(
    site: Site, issuer: Issuer, house: House
) -> None:
    answer = await walk(site, issuer)
    assert answer.headers["location"] == "/reports"
    assert (await site.http.get("/reports")).status_code == 200
    assert (await site.http.get("/settings")).status_code == 403
    ayla = next(each for each in People(house.engine).all() if each.name == "ayla")
    assert (ayla.roles, ayla.has_password) == (("agent",), False)
    assert "errand" not in dict(site.http.cookies)
    asked = issuer.asked[0]
    assert asked["code_challenge_method"] == "S256"
    assert asked["scope"] == "openid profile email"


async def test_the_login_offers_it_only_where_there_is_one(site: Site, house: House) -> None:
    page = (await site.http.get("/login?next=/reports")).text
    assert 'href="/login/sso?next=/reports"' in page
    without = (await house.site.http.get("/login")).text
    assert "/login/sso" not in without
    assert (await house.site.http.get("/login/sso")).status_code == 404


async def test_the_role_is_the_issuers_at_each_login(
    site: Site, issuer: Issuer, house: House
) -> None:
    await walk(site, issuer)
    issuer.claims["socialbot_role"] = ["viewer", "admin"]
    await walk(site, issuer)
    assert (await site.http.get("/settings/people")).status_code == 200
    assert ("team:role:changed", "5", None) in house.events()
    assert len(People(house.engine).all()) == 5


async def test_names_of_roles_there_are_put_into_ours(house: House, issuer: Issuer) -> None:
    site = site_with(house, issuer, role_claim="groups", roles={"desk-leads": "lead"})
    issuer.claims["groups"] = ["staff", "desk-leads"]
    await walk(site, issuer)
    assert (await site.http.get("/settings")).status_code == 200


@pytest.mark.parametrize("role", [None, "gardener", [], {"a": 1}])
async def test_without_a_role_of_ours_nobody_gets_in(
    site: Site, issuer: Issuer, house: House, role: object
) -> None:
    issuer.claims["socialbot_role"] = role
    answer = await walk(site, issuer)
    assert answer.headers["location"] == "/login?notice=sso_no_role"
    assert "henüz bir rolünüz yok" in words_of(
        (await site.http.get(answer.headers["location"])).text
    )
    assert len(People(house.engine).all()) == 4


@pytest.mark.parametrize("name", ["umut", " UMUT ", "", None, "x" * 81, "a\u202eb"])
async def test_a_name_of_a_member_or_no_name_is_not_taken_over(
    site: Site, issuer: Issuer, house: House, name: str | None
) -> None:
    issuer.claims["preferred_username"] = name
    assert (await walk(site, issuer)).headers["location"] == "/login?notice=sso_name"
    assert len(People(house.engine).all()) == 4


async def test_who_was_taken_out_stays_out(site: Site, issuer: Issuer, house: House) -> None:
    await walk(site, issuer)
    People(house.engine, house.clock).set_active(5, False, by=4)
    assert (await walk(site, issuer)).headers["location"] == "/login?notice=sso_out"


async def test_who_has_a_second_step_here_is_asked_for_it(
    site: Site, issuer: Issuer, house: House
) -> None:
    await walk(site, issuer)
    await walk(site, issuer, "/login/sso?proof=yes")
    await house.add_lock(site)
    await walk(site, issuer)
    assert (await site.http.get("/reports")).headers["location"].startswith("/login/code")


async def test_no_password_opens_an_account_without_one(
    site: Site, issuer: Issuer, house: House
) -> None:
    await walk(site, issuer)
    for password in ("", "x", "nobody has this password"):
        assert (await site.sign_in(password, name="ayla")).status_code == 401


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://evil.example"},
        {"aud": "another-client"},
        {"nonce": "of another login"},
        {"exp": 1},
        {"sub": None},
    ],
)
async def test_a_word_that_is_not_for_us_and_now_opens_nothing(
    site: Site, issuer: Issuer, house: House, claims: dict[str, object]
) -> None:
    issuer.claims |= claims
    assert (await walk(site, issuer)).headers["location"] == "/login?notice=sso_away"
    assert house.sessions.all() == []


async def test_a_word_signed_by_somebody_else_opens_nothing(
    site: Site, issuer: Issuer, house: House
) -> None:
    issuer.signer = RSAKey.generate_key(2048, {"kid": "one"})
    assert (await walk(site, issuer)).headers["location"] == "/login?notice=sso_away"
    assert house.sessions.all() == []


async def test_a_way_back_that_another_browser_began_opens_nothing(
    site: Site, issuer: Issuer, house: House
) -> None:
    other = site_with(house, issuer)
    out = await other.http.get("/login/sso")
    async with httpx.AsyncClient() as elsewhere:
        back = urlsplit((await elsewhere.get(out.headers["location"])).headers["location"])
    stolen = f"{back.path}?{back.query}"
    assert (await site.http.get(stolen)).headers["location"] == "/login?notice=sso_again"
    await site.http.get("/login/sso")
    assert (await site.http.get(stolen)).headers["location"] == "/login?notice=sso_again"
    assert house.sessions.all() == []


@pytest.mark.parametrize("query", ["", "?error=access_denied", "?state=x&code=y", "?state=é"])
async def test_odd_ways_back_lead_to_the_login(site: Site, query: str) -> None:
    await site.http.get("/login/sso")
    answer = await site.http.get(f"/login/sso/callback{query}")
    assert answer.headers["location"].startswith("/login?notice=sso_")


async def test_an_issuer_that_is_away_is_told_calmly(site: Site, issuer: Issuer) -> None:
    issuer.away = True
    answer = await site.http.get("/login/sso")
    assert answer.headers["location"] == "/login?notice=sso_away"
    issuer.away = False
    assert (await walk(site, issuer)).headers["location"] == "/reports"


async def test_an_issuer_of_another_name_is_not_believed(site: Site, issuer: Issuer) -> None:
    issuer.named = "https://login.example"
    answer = await site.http.get("/login/sso")
    assert answer.headers["location"] == "/login?notice=sso_away"


@pytest.mark.parametrize("onward", ["https://evil.example", "//evil.example", "/\\evil.example"])
async def test_it_never_leads_to_another_site(site: Site, issuer: Issuer, onward: str) -> None:
    assert (await walk(site, issuer, f"/login/sso?next={onward}")).headers["location"] == "/"


async def test_a_fresh_proof_may_come_from_the_issuer(
    site: Site, issuer: Issuer, house: House
) -> None:
    issuer.claims["socialbot_role"] = "admin"
    await walk(site, issuer)
    house.clock.pass_time(minutes=11)
    asked = await site.post("/settings/people/1", "/settings/people", role="agent", team="")
    assert "/login/sso?proof=yes" in asked.text
    answer = await walk(site, issuer, "/login/sso?proof=yes&next=/settings/people")
    assert answer.headers["location"] == "/settings/people"
    assert (issuer.asked[-1]["prompt"], issuer.asked[-1]["max_age"]) == ("login", "0")
    done = await site.post("/settings/people/1", "/settings/people", role="agent", team="")
    assert done.status_code == 303


async def test_an_ordinary_sign_in_is_no_fresh_proof(
    site: Site, issuer: Issuer, house: House
) -> None:
    await walk(site, issuer)
    visitor = house.team.visitor(site.http.cookies["socialbot_session"])
    assert visitor
    assert not visitor.is_fresh


@pytest.mark.parametrize("claims", [{"sub": "43"}, {"auth_time": 1}, {"auth_time": None}])
async def test_another_person_or_an_old_login_proves_nothing(
    site: Site, issuer: Issuer, house: House, claims: dict[str, object]
) -> None:
    await walk(site, issuer)
    house.clock.pass_time(minutes=11)
    issuer.claims |= claims
    answer = await walk(site, issuer, "/login/sso?proof=yes")
    assert answer.headers["location"].startswith("/login?notice=sso_")
    token = site.http.cookies["socialbot_session"]
    visitor = house.team.visitor(token)
    assert visitor
    assert not visitor.is_fresh


@pytest.mark.parametrize(
    "values",
    [
        {"issuer": "http://login.example", "client_id": "x"},
        {"issuer": "https://login.example"},
        {"issuer": "https://login.example", "client_id": "x", "roles": {"a": "gardener"}},
    ],
)
def test_settings_that_cannot_work_are_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Oidc(**values)


def test_without_its_secret_nothing_starts() -> None:
    with pytest.raises(SettingsError, match="SOCIALBOT_ADMIN__OIDC__CLIENT_SECRET"):
        SsoClient(Oidc(issuer="https://login.example", client_id="x"))


def test_the_secret_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOCIALBOT_ADMIN__OIDC__CLIENT_SECRET", "from outside")
    oidc = {"issuer": "https://login.example", "client_id": "x"}
    settings = Settings(admin=Admin.model_validate({"oidc": oidc}).model_dump(exclude_unset=True))
    assert settings.admin.oidc.client_secret
    assert settings.admin.oidc.client_secret.get_secret_value() == "from outside"

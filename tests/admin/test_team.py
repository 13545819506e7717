"""The login on real databases: users, sessions and the throttle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine

from socialbot.store import passwords
from socialbot.store.seal import Vault
from socialbot.store.team import Team
from tests.admin.conftest import TOKEN, Site, open_site

pytestmark = pytest.mark.anyio
PASSWORD = "çok gizli bir parola"


@dataclass
class Clock:
    now: datetime = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_time(self, **parts: int) -> None:
        self.now += timedelta(**parts)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def team(engine: Engine, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Team:
    monkeypatch.setattr(
        passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    )
    team = Team(engine, Vault("a secret that only this test knows"), clock)
    team.add_user("deniz", PASSWORD, ["viewer"])
    team.add_user("ada", PASSWORD, ["lead"])
    return team


@pytest.fixture
def site(team: Team) -> Iterator[Site]:
    passwords._of_nobody.cache_clear()
    yield open_site(team=team)
    passwords._of_nobody.cache_clear()


async def is_inside(site: Site) -> bool:
    return (await site.http.get("/queue")).status_code == 200


async def test_a_member_gets_in_and_logout_ends_the_session_everywhere(site: Site) -> None:
    await site.sign_in(PASSWORD)
    copy = dict(site.http.cookies)
    assert await is_inside(site)
    await site.post("/logout", page="/queue")
    site.http.cookies.update(copy)
    assert not await is_inside(site)


async def test_a_session_ends_when_nobody_uses_it(site: Site, clock: Clock) -> None:
    await site.sign_in(PASSWORD)
    clock.pass_time(minutes=50)
    assert await is_inside(site)
    clock.pass_time(minutes=50)
    assert await is_inside(site)
    clock.pass_time(minutes=70)
    assert not await is_inside(site)


async def test_a_session_ends_after_a_working_day_however_busy(site: Site, clock: Clock) -> None:
    await site.sign_in(PASSWORD)
    for _ in range(11):
        clock.pass_time(minutes=59)
        assert await is_inside(site)
    clock.pass_time(hours=1, minutes=20)
    assert not await is_inside(site)


async def test_a_revoked_session_is_shut_out_at_once(site: Site, team: Team) -> None:
    await site.sign_in(PASSWORD)
    assert team.revoke_sessions("deniz") == 1
    assert not await is_inside(site)


async def test_after_five_failures_even_the_right_password_waits(site: Site, clock: Clock) -> None:
    statuses = [
        (await site.post("/login", name="DENİZ", password="wrong")).status_code for _ in range(6)
    ]
    assert statuses == [401] * 5 + [429]
    assert (await site.sign_in(PASSWORD)).status_code == 429
    clock.pass_time(seconds=30)
    assert (await site.sign_in(PASSWORD)).status_code == 303


async def test_one_persons_failures_keep_no_colleague_out(site: Site) -> None:
    for _ in range(6):
        await site.post("/login", name="ada", password="wrong")
    assert (await site.sign_in(PASSWORD)).status_code == 303


async def test_known_and_unknown_names_are_throttled_with_the_same_words(site: Site) -> None:
    pages = []
    for name in ("deniz", "nobody"):
        fresh = open_site(team=site.team)
        answers = [await fresh.post("/login", name=name, password="no") for _ in range(6)]
        texts = [TOKEN.sub("", answer.text).replace(name, "") for answer in answers]
        pages.append([(answer.status_code, *texts) for answer in answers])
    assert pages[0] == pages[1]


@pytest.mark.parametrize("name", ["", "' OR 1=1 --", "deniz\u202e", "🌼" * 300])
async def test_odd_names_are_wrong_names(site: Site, name: str) -> None:
    answer = await site.post("/login", name=name, password=PASSWORD)
    assert answer.status_code == 401


@pytest.mark.parametrize("token", ["", "x", "🌼".encode().decode("latin-1"), "a" * 3000])
async def test_odd_session_cookies_are_no_session(site: Site, token: str) -> None:
    headers = {"cookie": f"socialbot_session={token}".encode("latin-1")}
    answer = await site.http.get("/queue", headers=headers)  # type: ignore[arg-type]
    assert answer.status_code == 303


async def test_no_page_of_the_login_keeps_the_name_or_address_of_a_failure(
    site: Site, engine: Engine
) -> None:
    await site.post("/login", name="secretive-name", password="secretive-password")
    with engine.connect() as conn:
        for table in ("sb_login_failures", "sb_audit", "sb_sessions"):
            rows = str(conn.exec_driver_sql(f"SELECT * FROM {table}").all())
            assert "secretive" not in rows
            assert "203.0.113.9" not in rows

"""Who may log in, for how long, and how guessing is slowed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine

from socialbot.store import passwords
from socialbot.store.errors import StoreError
from socialbot.store.seal import Vault
from socialbot.store.team import Refusal, Refused, Team, Visitor
from socialbot.store.team_tables import AuditRow, LoginFailureRow, SessionRow, UserRow
from tests.store.world import NOW, rows

PASSWORD = "papatya tarlasi 7"
HERE = "192.0.2.1"


@dataclass
class Clock:
    now: datetime = field(default=NOW)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(1, 8, 1))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def team(engine: Engine, vault: Vault, clock: Clock) -> Team:
    team = Team(engine, vault, clock)
    team.add_user("Deniz", PASSWORD, ["agent"])
    return team


def enter(team: Team, name: str = "deniz", password: str = PASSWORD, client: str = HERE) -> str:
    token = team.enter(name, password, client)
    assert not isinstance(token, Refused)
    return token


@pytest.mark.parametrize("name", ["deniz", " DENIZ ", "DENİZ", "Deni\u0307z", "denız"])
def test_a_member_logs_in_and_is_known_by_the_token(team: Team, name: str) -> None:
    visitor = team.visitor(enter(team, name))
    assert visitor == Visitor("deniz", frozenset({"agent"}), id=1, is_fresh=True)


def test_neither_password_nor_token_is_kept(team: Team, engine: Engine) -> None:
    token = enter(team)
    kept = str([rows(engine, table) for table in (UserRow, SessionRow, AuditRow)])
    assert PASSWORD not in kept
    assert token not in kept


@pytest.mark.parametrize(("name", "password"), [("deniz", "wrong"), ("nobody", PASSWORD), ("", "")])
def test_a_wrong_name_or_password_is_refused_alike(team: Team, name: str, password: str) -> None:
    assert team.enter(name, password, HERE) == Refused(Refusal.WRONG)


def test_a_session_ends_when_the_member_leaves(team: Team) -> None:
    token, other = enter(team), enter(team)
    team.leave(token)
    team.leave("never was")
    assert team.visitor(token) is None
    assert team.visitor(other) is not None


@pytest.mark.parametrize(
    "end", [lambda team: team.revoke_sessions("deniz"), lambda t: t.set_password("deniz", "x" * 12)]
)
def test_every_session_ends_at_once_when_told(team: Team, end: Callable[[Team], object]) -> None:
    token = enter(team)
    end(team)
    assert team.visitor(token) is None


def test_a_session_ends_after_an_hour_unused_or_twelve_in_all(team: Team, clock: Clock) -> None:
    token, unused = enter(team), enter(team)
    for _ in range(14):
        clock.now += timedelta(minutes=50)
        assert team.visitor(token) is not None
    assert team.visitor(unused) is None
    clock.now += timedelta(minutes=50)
    assert team.visitor(token) is None


def test_who_waits_is_told_how_long_and_gets_in_after_that(team: Team, clock: Clock) -> None:
    for _ in range(5):
        assert team.enter("deniz", "wrong", HERE) == Refused(Refusal.WRONG)
    assert team.enter("deniz", PASSWORD, HERE) == Refused(Refusal.WAIT, timedelta(seconds=30))
    clock.now += timedelta(seconds=30)
    enter(team)


def test_a_success_clears_the_failures_of_the_name_and_of_the_client(
    team: Team, engine: Engine
) -> None:
    for _ in range(4):
        team.enter("deniz", "wrong", HERE)
    enter(team)
    assert rows(engine, LoginFailureRow) == []


def test_failures_are_kept_without_name_or_address(team: Team, engine: Engine) -> None:
    team.enter("deniz", "wrong", HERE)
    assert HERE not in str(rows(engine, LoginFailureRow))
    assert "deniz" not in str(rows(engine, LoginFailureRow))


@pytest.mark.parametrize(
    ("name", "password", "roles", "hint"),
    [
        ("deniz", PASSWORD, ["viewer"], "taken"),
        (" ", PASSWORD, ["viewer"], "needs 1 to 80"),
        ("ada", "short", ["viewer"], "12 to"),
        ("ada", PASSWORD, ["king"], "unknown role king"),
    ],
)
def test_a_member_that_cannot_be_is_refused_with_the_reason(
    team: Team, name: str, password: str, roles: list[str], hint: str
) -> None:
    with pytest.raises(StoreError, match=hint):
        team.add_user(name, password, roles)


def test_a_password_of_nobody_cannot_be_set(team: Team) -> None:
    with pytest.raises(StoreError, match="no user"):
        team.set_password("nobody", PASSWORD)


def test_the_trail_says_what_happened_and_not_with_what(team: Team, engine: Engine) -> None:
    team.leave(enter(team))
    team.enter("deniz", "wrong", HERE)
    assert [row.event for row in rows(engine, AuditRow)] == [
        "team:user:added",
        "team:session:opened",
        "team:session:closed",
        "team:login:failed",
    ]


def test_removed_member_is_out_at_once_and_the_name_stays_taken(team: Team) -> None:
    token = enter(team)
    team.remove_user("Deniz")
    assert team.visitor(token) is None
    assert isinstance(team.enter("deniz", PASSWORD, HERE), Refused)
    with pytest.raises(StoreError, match="taken"):
        team.add_user("deniz", PASSWORD)
    with pytest.raises(StoreError, match="no user of this name"):
        team.remove_user("deniz")

"""The members of the team as an admin keeps them: who there is, with which role, in which part."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Engine, Row, delete, func, select, update

from socialbot.store import second_factor, users
from socialbot.store.audit import AuditEvent, note
from socialbot.store.database import writing
from socialbot.store.passwords import hash_password
from socialbot.store.team_tables import SessionRow, UserRow

PASSWORD_BYTES = 12
LONGEST_TEAM = 80


class Trouble(StrEnum):
    """Why a change of a member was not made."""

    NAME = "name"
    TAKEN = "taken"
    ROLE = "role"
    TEAM = "team"
    LAST_ADMIN = "last_admin"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Member:
    """A member. seen_at is the last sight of any of their sessions."""

    id: int
    name: str
    roles: tuple[str, ...]
    team: str | None
    active: bool
    has_password: bool
    has_second_factor: bool
    seen_at: datetime | None


class People:
    """The team's members. All calls block; those that make a password take half a second of a
    core. `by` is the id of the member who asks for it."""

    def __init__(
        self, engine: Engine, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._engine = engine
        self._clock = clock

    def all(self) -> list[Member]:
        """Every member, those who may log in first."""
        seen = func.max(SessionRow.seen_at).label("seen_at")
        query = (
            select(UserRow.__table__, seen)
            .outerjoin(SessionRow, SessionRow.user_id == UserRow.id)
            .group_by(UserRow.id)
            .order_by(UserRow.active.desc(), UserRow.name)
        )
        with self._engine.connect() as conn:
            return [_member(row) for row in conn.execute(query)]

    def add(self, name: str, role: str, team: str, by: int) -> str | Trouble:
        """Add a member and return a fresh password, which is kept nowhere."""
        folded, part = users.fold_name(name), team.strip()
        if not folded or len(folded) > users.LONGEST_NAME or not folded.isprintable():
            return Trouble.NAME
        if trouble := _check(role, part):
            return trouble
        password = secrets.token_urlsafe(PASSWORD_BYTES)
        hashed = hash_password(password)
        with writing(self._engine) as conn:
            if conn.execute(select(UserRow.id).where(UserRow.name == folded)).first():
                return Trouble.TAKEN
            number = users.insert_user(conn, folded, hashed, [role], self._clock())
            _set(conn, number, team=part or None)
            self._note(conn, "team:user:added", number, by)
        return password

    def change(self, member: int, role: str, team: str, by: int) -> Trouble | None:
        """Give a member another role, or put them in another part of the team."""
        part = team.strip()
        if trouble := _check(role, part):
            return trouble
        with writing(self._engine) as conn:
            row = _find(conn, member)
            if row is None:
                return Trouble.GONE
            if role != "admin" and _is_last_admin(conn, member):
                return Trouble.LAST_ADMIN
            _set(conn, member, roles=[role], team=part or None)
            if row.roles != [role]:
                self._note(conn, "team:role:changed", member, by)
            if (row.team or "") != part:
                self._note(conn, "team:team:changed", member, by)
        return None

    def set_active(self, member: int, active: bool, by: int) -> Trouble | None:
        """Let a member in again, or take them out and end all their sessions."""
        with writing(self._engine) as conn:
            if _find(conn, member) is None:
                return Trouble.GONE
            if not active and _is_last_admin(conn, member):
                return Trouble.LAST_ADMIN
            _set(conn, member, active=active)
            if not active:
                conn.execute(delete(SessionRow).where(SessionRow.user_id == member))
            self._note(conn, f"team:user:{'restored' if active else 'removed'}", member, by)
        return None

    def renew_password(self, member: int, by: int) -> str | Trouble:
        """A fresh password in place of the one before; ends all sessions of the member."""
        password = secrets.token_urlsafe(PASSWORD_BYTES)
        hashed = hash_password(password)
        with writing(self._engine) as conn:
            if _find(conn, member) is None:
                return Trouble.GONE
            _set(conn, member, password=hashed)
            conn.execute(delete(SessionRow).where(SessionRow.user_id == member))
            self._note(conn, "team:password:changed", member, by)
        return password

    def remove_second_factor(self, member: int, by: int) -> Trouble | None:
        """For who has lost the telephone and the recovery codes; ends all sessions."""
        with writing(self._engine) as conn:
            if _find(conn, member) is None:
                return Trouble.GONE
            second_factor.turn_off(conn, member, by, self._clock())
            conn.execute(delete(SessionRow).where(SessionRow.user_id == member))
        return None

    def _note(self, conn: Connection, event: str, member: int, by: int) -> None:
        note(conn, AuditEvent(self._clock(), event, str(member), by))


def _check(role: str, team: str) -> Trouble | None:
    if role not in users.ROLES:
        return Trouble.ROLE
    return Trouble.TEAM if len(team) > LONGEST_TEAM or not team.isprintable() else None


def _find(conn: Connection, member: int) -> Row[list[str], str | None] | None:
    return conn.execute(
        select(UserRow.roles, UserRow.team).where(UserRow.id == member)
    ).one_or_none()


def _is_last_admin(conn: Connection, member: int) -> bool:
    """Locks what it reads: two admins who take each other out at the same time leave one."""
    query = select(UserRow.id, UserRow.roles).where(UserRow.active).with_for_update()
    admins = {row.id for row in conn.execute(query) if "admin" in row.roles}
    return admins == {member}


def _set(conn: Connection, member: int, **values: object) -> None:
    conn.execute(update(UserRow).where(UserRow.id == member).values(**values))


def _member(row: Row[Any]) -> Member:
    return Member(
        row.id,
        row.name,
        tuple(row.roles),
        row.team,
        row.active,
        bool(row.password),
        row.totp_secret is not None,
        row.seen_at,
    )

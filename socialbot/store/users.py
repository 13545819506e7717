"""Members of the team in the database."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from socialbot.store.audit import AuditEvent, note
from socialbot.store.errors import StoreError
from socialbot.store.passwords import hash_password
from socialbot.store.team_tables import SessionRow, UserRow

ROLES = frozenset({"viewer", "agent", "lead", "admin"})
LONGEST_NAME = 80
ONE_I = str.maketrans("Iİı", "iii", "\u0307")


def fold_name(name: str) -> str:
    """Names are compared without case and outer spaces. Turkish has two letters i with a capital
    each; all four count as one, so that DENİZ, DENIZ and deniz are the same person."""
    return unicodedata.normalize("NFC", name.strip().translate(ONE_I).casefold())


def add_user(
    conn: Connection, name: str, password: str, roles: Collection[str], now: datetime
) -> int:
    """Add a member; returns the id. Raises StoreError for a taken or empty name, an unknown role
    or a password that is too short."""
    number = insert_user(conn, name, hash_password(password), roles, now)
    note(conn, AuditEvent(now, "team:user:added", str(number)))
    return number


def insert_user(
    conn: Connection, name: str, password: str, roles: Collection[str], now: datetime
) -> int:
    """The row of a new member; `password` is a hash, or "" for who has none. Raises StoreError."""
    folded = fold_name(name)
    if not folded or len(folded) > LONGEST_NAME:
        raise StoreError(f"the user name needs 1 to {LONGEST_NAME} characters")
    if unknown := sorted(set(roles) - ROLES):
        raise StoreError(f"unknown role {unknown[0]}: use {', '.join(sorted(ROLES))}")
    if conn.execute(select(UserRow.id).where(UserRow.name == folded)).first():
        raise StoreError("this user name is taken: choose another one")
    row = {
        "name": folded,
        "password": password,
        "roles": sorted(roles),
        "active": True,
        "created_at": now,
    }
    number: int = conn.execute(insert(UserRow).returning(UserRow.id), [row]).scalar_one()
    return number


def find_user(conn: Connection, name: str) -> tuple[int, str] | None:
    """Id and password hash of an active member, or None. Who has no password has an empty hash,
    which no password fits."""
    query = select(UserRow.id, UserRow.password).where(UserRow.name == fold_name(name))
    row = conn.execute(query.where(UserRow.active)).one_or_none()
    return (row.id, row.password) if row else None


def set_password(conn: Connection, name: str, password: str, now: datetime) -> None:
    """Change a password and end all sessions; raises StoreError for an unknown name."""
    user = find_user(conn, name)
    if user is None:
        raise StoreError("there is no user of this name: see socialbot user add")
    values = {"password": hash_password(password)}
    conn.execute(update(UserRow).where(UserRow.id == user[0]).values(**values))
    conn.execute(delete(SessionRow).where(SessionRow.user_id == user[0]))
    note(conn, AuditEvent(now, "team:password:changed", str(user[0])))


def remove_user(conn: Connection, name: str, now: datetime) -> None:
    """Take a member out: no login, no session; the audit trail keeps the id. The name stays
    taken. Raises StoreError for an unknown name."""
    user = find_user(conn, name)
    if user is None:
        raise StoreError("there is no user of this name: see socialbot user add")
    conn.execute(update(UserRow).where(UserRow.id == user[0]).values(active=False))
    conn.execute(delete(SessionRow).where(SessionRow.user_id == user[0]))
    note(conn, AuditEvent(now, "team:user:removed", str(user[0])))

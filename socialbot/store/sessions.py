"""Logins in the database: only a hash of the token is kept, and deleting it ends the session."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, select, update

from socialbot.store.team_tables import SessionRow, UserRow

LASTS = timedelta(hours=12)
IDLE = timedelta(hours=1)
SEEN_STEP = timedelta(minutes=1)  # a page view writes at most this often
CODE, ENROL = "code", "enrol"
WAITS = timedelta(minutes=10)  # so long a session waits for its second step


@dataclass(frozen=True, slots=True)
class Found:
    """A live session: whose it is, when it was last used and proven, and what it waits for."""

    id: int
    name: str
    roles: list[str]
    team: str | None
    seen_at: datetime
    proven_at: datetime | None
    waits_for: str | None
    browser: str | None = field(repr=False)


def open_session(  # noqa: PLR0913, PLR0917 - what a session is
    conn: Connection,
    user_id: int,
    now: datetime,
    waits_for: str | None = None,
    browser: str | None = None,
    is_fresh: bool = True,
) -> str:
    """Start a session; returns its token, which is kept nowhere else. One that waits for something
    opens no page. is_fresh: who it is was proved just now."""
    token = secrets.token_urlsafe(32)
    conn.execute(
        insert(SessionRow).values(
            token_hash=hash_token(token),
            user_id=user_id,
            created_at=now,
            seen_at=now,
            expires_at=now + (WAITS if waits_for else LASTS),
            waits_for=waits_for,
            proven_at=now if is_fresh else None,
            browser=browser,
        )
    )
    return token


def find_session(conn: Connection, token: str, now: datetime) -> Found | None:
    """The member whose live session this is, or None."""
    columns = UserRow.id, UserRow.name, UserRow.roles, UserRow.team
    session = SessionRow.seen_at, SessionRow.proven_at, SessionRow.waits_for, SessionRow.browser
    query = (
        select(*columns, *session)
        .join(UserRow, UserRow.id == SessionRow.user_id)
        .where(SessionRow.token_hash == hash_token(token), UserRow.active)
        .where(SessionRow.expires_at > now, SessionRow.seen_at > now - IDLE)
    )
    row = conn.execute(query).one_or_none()
    return Found(*row) if row else None


def touch_session(conn: Connection, token: str, now: datetime) -> None:
    """Note that the session is in use."""
    of_token = SessionRow.token_hash == hash_token(token)
    conn.execute(update(SessionRow).where(of_token).values(seen_at=now))


def end_session(conn: Connection, token: str) -> bool:
    """End a session; False where there was none."""
    query = delete(SessionRow).where(SessionRow.token_hash == hash_token(token))
    return conn.execute(query).rowcount > 0


def hash_token(token: str) -> str:
    """Tokens are random and long, so a plain hash hides them."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()

"""Live sessions as their members and admins see them, and how one is ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Engine, delete, select

from socialbot.store.audit import AuditEvent, note
from socialbot.store.database import writing
from socialbot.store.sessions import IDLE, hash_token
from socialbot.store.team_tables import SessionRow, UserRow


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A live session. key names it, and opens nothing: it is a hash of the token."""

    key: str = field(repr=False)
    user_id: int
    name: str
    created_at: datetime
    seen_at: datetime
    browser: str | None = field(repr=False)


class OpenSessions:
    """All calls block."""

    def __init__(
        self, engine: Engine, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._engine = engine
        self._clock = clock

    def all(self, user_id: int | None = None) -> list[OpenSession]:
        """Of everybody, or of one member; those used last come first."""
        now = self._clock()
        columns = SessionRow.token_hash, SessionRow.user_id, UserRow.name
        times = SessionRow.created_at, SessionRow.seen_at, SessionRow.browser
        query = (
            select(*columns, *times)
            .join(UserRow, UserRow.id == SessionRow.user_id)
            .where(SessionRow.expires_at > now, SessionRow.seen_at > now - IDLE)
            .order_by(SessionRow.seen_at.desc(), SessionRow.token_hash)
        )
        if user_id is not None:
            query = query.where(SessionRow.user_id == user_id)
        with self._engine.connect() as conn:
            return [OpenSession(*row) for row in conn.execute(query)]

    def end(self, key: str, by: int, user_id: int | None = None) -> bool:
        """End one; with `user_id` only one of this member. False where there is no such one."""
        query = delete(SessionRow).where(SessionRow.token_hash == key)
        if user_id is not None:
            query = query.where(SessionRow.user_id == user_id)
        with writing(self._engine) as conn:
            of = conn.execute(query.returning(SessionRow.user_id)).scalar_one_or_none()
            if of is None:
                return False
            note(conn, AuditEvent(self._clock(), "team:session:revoked", str(of), by))
        return True

    def end_others(self, user_id: int, token: str) -> int:
        """End all sessions of a member but the one of this token; returns how many."""
        with writing(self._engine) as conn:
            others = SessionRow.token_hash != hash_token(token)
            query = delete(SessionRow).where(SessionRow.user_id == user_id, others)
            count = conn.execute(query).rowcount
            if count:
                event = "team:sessions:revoked"
                note(conn, AuditEvent(self._clock(), event, str(user_id), user_id))
        return count

"""The team: who may log in, and whose session it is."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, Engine, delete

from socialbot.store import sessions, throttle, users
from socialbot.store.audit import AuditEvent, note
from socialbot.store.database import writing
from socialbot.store.passwords import matches
from socialbot.store.seal import Vault
from socialbot.store.team_tables import SessionRow


class Refusal(StrEnum):
    """Why a login did not succeed. BUSY is the pages' own: too many at a time."""

    WRONG = "wrong"
    WAIT = "wait"
    BUSY = "busy"


@dataclass(frozen=True, slots=True)
class Refused:
    """A login that did not succeed. wait is how long further tries are not looked at."""

    why: Refusal
    wait: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class Visitor:
    """A member of the team with a live session."""

    name: str
    roles: frozenset[str]
    id: int = 0


class Team:
    """Users and sessions. All calls block; enter takes about half a second of a core."""

    def __init__(
        self,
        engine: Engine,
        vault: Vault,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._engine = engine
        self._vault = vault
        self._clock = clock

    def add_user(self, name: str, password: str, roles: Collection[str] = ("viewer",)) -> int:
        """Add a member; returns the id, raises StoreError where that cannot be."""
        with writing(self._engine) as conn:
            return users.add_user(conn, name, password, roles, self._clock())

    def set_password(self, name: str, password: str) -> None:
        """Change a password and end all sessions; raises StoreError."""
        with writing(self._engine) as conn:
            users.set_password(conn, name, password, self._clock())

    def remove_user(self, name: str) -> None:
        """Take a member out and end all sessions; raises StoreError."""
        with writing(self._engine) as conn:
            users.remove_user(conn, name, self._clock())

    def enter(self, name: str, password: str, client: str) -> str | Refused:
        """Start a session and return its token. client is the address that asks; who fails too
        often from there has to wait (see throttle)."""
        subjects = throttle.subjects_of(self._vault, users.fold_name(name), client)
        with self._engine.connect() as conn:
            if wait := throttle.time_to_wait(conn, subjects, self._clock()):
                return Refused(Refusal.WAIT, wait)
            user = users.find_user(conn, name)
        fits = matches(user[1] if user else None, password)
        with writing(self._engine) as conn:
            if user and fits:
                return self._open(conn, user[0], subjects)
            throttle.note_failure(conn, subjects, self._clock())
            note(conn, AuditEvent(self._clock(), "team:login:failed"))
        return Refused(Refusal.WRONG)

    def _open(self, conn: Connection, user_id: int, subjects: tuple[str, str]) -> str:
        now = self._clock()
        throttle.forget_failures(conn, subjects)
        note(conn, AuditEvent(now, "team:session:opened", user_id=user_id))
        return sessions.open_session(conn, user_id, now)

    def visitor(self, token: str) -> Visitor | None:
        """Whose session this is; None where it ended, was revoked or never was."""
        now = self._clock()
        with self._engine.connect() as conn:
            found = sessions.find_session(conn, token, now)
        if found is None:
            return None
        if now - found.seen_at > sessions.SEEN_STEP:
            with writing(self._engine) as conn:
                sessions.touch_session(conn, token, now)
        return Visitor(found.name, frozenset(found.roles), found.id)

    def leave(self, token: str) -> None:
        """End a session; an unknown token is no error."""
        with writing(self._engine) as conn:
            if sessions.end_session(conn, token):
                note(conn, AuditEvent(self._clock(), "team:session:closed"))

    def revoke_sessions(self, name: str) -> int:
        """End every session of a member; returns how many."""
        with writing(self._engine) as conn:
            user = users.find_user(conn, name)
            if user is None:
                return 0
            note(conn, AuditEvent(self._clock(), "team:sessions:revoked", str(user[0])))
            query = delete(SessionRow).where(SessionRow.user_id == user[0])
            return conn.execute(query).rowcount

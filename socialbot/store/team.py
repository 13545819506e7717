"""The team: who may log in, and whose session it is."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, delete

from socialbot.store import proofs, second_factor, sessions, throttle, users
from socialbot.store.audit import AuditEvent, note
from socialbot.store.database import writing
from socialbot.store.passwords import matches
from socialbot.store.refusals import Refusal, Refused
from socialbot.store.seal import Vault
from socialbot.store.team_tables import SessionRow


@dataclass(frozen=True, slots=True)
class Visitor:
    """A member of the team with a live session. team is the part of the team that they belong to,
    None for who works for all of it. is_fresh: they proved to be the one just now. waits_for is
    what the session still needs before it opens any page."""

    name: str
    roles: frozenset[str]
    id: int = 0
    team: str | None = None
    is_fresh: bool = False
    waits_for: str | None = None


class Team:
    """Users and sessions. All calls block; enter takes about half a second of a core."""

    def __init__(
        self,
        engine: Engine,
        vault: Vault,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        two_factors: bool = False,
    ) -> None:
        """two_factors: nobody gets in without a second lock."""
        self._two_factors = two_factors
        self._proofs = proofs.Proofs(engine, vault, clock)
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

    def enter(
        self, name: str, password: str, client: str, browser: str | None = None
    ) -> str | Refused:
        """Start a session and return its token. client is the address that asks; who fails too
        often from there has to wait (see throttle). The session of who has a second lock waits
        for it."""
        subjects = throttle.subjects_of(self._vault, users.fold_name(name), client)
        with self._engine.connect() as conn:
            if wait := throttle.time_to_wait(conn, subjects, self._clock()):
                return Refused(Refusal.WAIT, wait)
            user = users.find_user(conn, name)
        fits = matches(user[1] or None if user else None, password)
        with writing(self._engine) as conn:
            if user and fits:
                throttle.forget_failures(conn, subjects)
                return self._open(conn, user[0], browser)
            throttle.note_failure(conn, subjects, self._clock())
            note(conn, AuditEvent(self._clock(), "team:login:failed"))
        return Refused(Refusal.WRONG)

    def _open(self, conn: Connection, user_id: int, browser: str | None) -> str:
        now = self._clock()
        if second_factor.is_on(conn, user_id):
            return sessions.open_session(conn, user_id, now, sessions.CODE, browser)
        waits_for = sessions.ENROL if self._two_factors else None
        note(conn, AuditEvent(now, "team:session:opened", user_id=user_id))
        return sessions.open_session(conn, user_id, now, waits_for, browser)

    def pass_code(self, token: str, code: str, client: str) -> str | Refused:
        """Open a session that waits for its second step; returns its new token."""
        return self._proofs.pass_code(token, code, client)

    def prove(self, token: str, answer: str, client: str, with_code: bool = True) -> Refused | None:
        """Note a fresh proof, the password or a code; None where it is good. Without `with_code`
        only the password is."""
        return self._proofs.prove(token, answer, client, with_code)

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
        fresh = proofs.is_fresh(found.proven_at, now)
        roles = frozenset(found.roles)
        return Visitor(found.name, roles, found.id, found.team, fresh, found.waits_for)

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

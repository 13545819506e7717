"""Proofs that somebody is who the session says: the second step of a login, and the fresh proof
before what is dangerous."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, select, update

from socialbot.store import second_factor, sessions, throttle
from socialbot.store.audit import AuditEvent, note
from socialbot.store.database import writing
from socialbot.store.passwords import matches
from socialbot.store.refusals import Refusal, Refused
from socialbot.store.seal import Vault
from socialbot.store.team_tables import SessionRow, UserRow

FRESH = timedelta(minutes=10)


def is_fresh(proven_at: datetime | None, now: datetime) -> bool:
    """Whether a proof is still good for what is dangerous."""
    return proven_at is not None and now - proven_at <= FRESH


class Proofs:
    """The proofs of one database. All calls block."""

    def __init__(self, engine: Engine, vault: Vault, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._vault = vault
        self._clock = clock

    def pass_code(self, token: str, code: str, client: str) -> str | Refused:
        """Open a session that waits for its second step; returns its new token."""
        now = self._clock()
        with writing(self._engine) as conn:
            found = sessions.find_session(conn, token, now)
            if found is None or found.waits_for != sessions.CODE:
                return Refused(Refusal.WRONG)
            subjects = _subjects(self._vault, "code", found.id, client)
            if wait := throttle.time_to_wait(conn, subjects, now):
                return Refused(Refusal.WAIT, wait)
            if not _opens(conn, self._vault, found.id, code, now):
                throttle.note_failure(conn, subjects, now)
                note(conn, AuditEvent(now, "team:code:failed", str(found.id)))
                return Refused(Refusal.WRONG)
            throttle.forget_failures(conn, subjects[:1])
            sessions.end_session(conn, token)
            note(conn, AuditEvent(now, "team:session:opened", user_id=found.id))
            return sessions.open_session(conn, found.id, now, browser=found.browser)

    def prove(self, token: str, answer: str, client: str, with_code: bool = True) -> Refused | None:
        """Note a fresh proof in a session, the password or a code of the app; None where it is
        good. Without `with_code` only the password is. Takes about half a second of a core."""
        now = self._clock()
        with self._engine.connect() as conn:
            found = sessions.find_session(conn, token, now)
            if found is None:
                return Refused(Refusal.WRONG)
            subjects = _subjects(self._vault, "proof", found.id, client)
            if wait := throttle.time_to_wait(conn, subjects, now):
                return Refused(Refusal.WAIT, wait)
            stored = conn.execute(select(UserRow.password).where(UserRow.id == found.id)).scalar()
        is_code = with_code and _looks_like_code(answer)
        fits = not is_code and matches(stored or None, answer)
        with writing(self._engine) as conn:
            if is_code:
                fits = second_factor.use_code(conn, self._vault, found.id, answer, now)
            if fits:
                throttle.forget_failures(conn, subjects[:1])
                mark_proven(conn, token, now)
                return None
            throttle.note_failure(conn, subjects, now)
            note(conn, AuditEvent(now, "team:proof:failed", str(found.id), found.id))
        return Refused(Refusal.WRONG)


def mark_proven(conn: Connection, token: str, now: datetime) -> None:
    """Note that the member of a session has just proved to be the one."""
    there = SessionRow.token_hash == sessions.hash_token(token)
    conn.execute(update(SessionRow).where(there).values(proven_at=now))


def _opens(conn: Connection, vault: Vault, user_id: int, code: str, now: datetime) -> bool:
    if _looks_like_code(code):
        return second_factor.use_code(conn, vault, user_id, code, now)
    return second_factor.use_recovery_code(conn, vault, user_id, code, now)


def _looks_like_code(text: str) -> bool:
    """Six digits: no password is that short."""
    plain = "".join(text.split())
    return len(plain) == 6 and plain.isascii() and plain.isdigit()


def _subjects(vault: Vault, what: str, user_id: int, client: str) -> tuple[str, str]:
    """What is counted: the member's tries from everywhere, because who gets here has a password
    or a session already, and the client's."""
    return vault.hash(what, str(user_id)), vault.hash("client", throttle.place_of(client))

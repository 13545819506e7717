"""Members who come by single sign-on: known by a keyed hash of who the issuer says they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Connection, Engine, select, update

from socialbot.store import proofs, second_factor, sessions, users
from socialbot.store.audit import AuditEvent, note
from socialbot.store.database import writing
from socialbot.store.errors import StoreError
from socialbot.store.seal import Vault
from socialbot.store.team_tables import UserRow


class SsoRefusal(StrEnum):
    """Why somebody whom the issuer vouches for is not let in."""

    NO_ROLE = "no_role"
    NAME = "name"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody is, as the issuer says; role is one of ours, None where it names none."""

    issuer: str
    subject: str = field(repr=False)
    name: str = field(repr=False)
    role: str | None


class SsoDoor:
    """All calls block."""

    def __init__(
        self,
        engine: Engine,
        vault: Vault,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._engine = engine
        self._vault = vault
        self._clock = clock

    def enter(self, who: Identity, browser: str | None = None) -> str | SsoRefusal:
        """Start a session and return its token. The first time a member is added; from then on
        the role is the one that the issuer names. A name that a member of ours has already is
        refused, or whoever chooses names there would become somebody here."""
        now = self._clock()
        with writing(self._engine) as conn:
            member = self._admit(conn, who, now)
            if isinstance(member, SsoRefusal):
                note(conn, AuditEvent(now, "team:sso:refused"))
                return member
            waits_for = sessions.CODE if second_factor.is_on(conn, member) else None
            if waits_for is None:
                note(conn, AuditEvent(now, "team:session:opened", user_id=member))
            # The issuer may have asked for nothing: what is dangerous asks for a proof of its own.
            return sessions.open_session(conn, member, now, waits_for, browser, is_fresh=False)

    def prove(self, who: Identity, token: str) -> bool:
        """Note a fresh proof in a session, if the issuer vouches for its own member."""
        now = self._clock()
        with writing(self._engine) as conn:
            found = sessions.find_session(conn, token, now)
            row = self._find(conn, who)
            if found is None or found.waits_for or row is None or row[0] != found.id:
                return False
            proofs.mark_proven(conn, token, now)
        return True

    def _admit(self, conn: Connection, who: Identity, now: datetime) -> int | SsoRefusal:
        if who.role is None:
            return SsoRefusal.NO_ROLE
        row = self._find(conn, who)
        if row is None:
            return self._add(conn, who, who.role, now)
        number, active, roles = row
        if not active:
            return SsoRefusal.OUT
        if roles != [who.role]:
            same = UserRow.id == number
            conn.execute(update(UserRow).where(same).values(roles=[who.role]))
            note(conn, AuditEvent(now, "team:role:changed", str(number)))
        return number

    def _add(self, conn: Connection, who: Identity, role: str, now: datetime) -> int | SsoRefusal:
        if not users.fold_name(who.name).isprintable():
            return SsoRefusal.NAME
        try:
            number = users.insert_user(conn, who.name, "", [role], now)
        except StoreError:
            return SsoRefusal.NAME
        values = {"sso_hash": self._hash(who)}
        conn.execute(update(UserRow).where(UserRow.id == number).values(**values))
        note(conn, AuditEvent(now, "team:user:added", str(number)))
        return number

    def _find(self, conn: Connection, who: Identity) -> tuple[int, bool, list[str]] | None:
        columns = UserRow.id, UserRow.active, UserRow.roles
        query = select(*columns).where(UserRow.sso_hash == self._hash(who))
        row = conn.execute(query).one_or_none()
        return (row.id, row.active, row.roles) if row else None

    def _hash(self, who: Identity) -> str:
        return self._vault.hash("sso", who.issuer, who.subject)

"""What a member keeps of themselves: the password, the second lock and its recovery codes."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Engine, delete, select, update

from socialbot.store import second_factor, sessions
from socialbot.store.audit import AuditEvent, note
from socialbot.store.database import writing
from socialbot.store.errors import StoreError
from socialbot.store.one_time_codes import new_secret, step_of
from socialbot.store.passwords import hash_password
from socialbot.store.seal import Vault
from socialbot.store.team_tables import SessionRow, UserRow


@dataclass(frozen=True, slots=True)
class Locks:
    """How a member gets in."""

    has_password: bool
    has_second_factor: bool
    codes_left: int


@dataclass(frozen=True, slots=True)
class Offer:
    """A secret that may become a member's; sealed goes through the form."""

    secret: str = field(repr=False)
    sealed: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Locked:
    """A second lock that was just added: its recovery codes, shown once, and the new token of the
    session."""

    codes: list[str] = field(repr=False)
    token: str = field(repr=False)


class OwnAccount:
    """All calls block; set_password takes half a second of a core."""

    def __init__(
        self,
        engine: Engine,
        vault: Vault,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        two_factors: bool = False,
    ) -> None:
        """two_factors: nobody may do without a second lock."""
        self._engine = engine
        self._vault = vault
        self._clock = clock
        self.two_factors = two_factors

    def locks(self, user_id: int) -> Locks:
        """How this member gets in."""
        query = select(UserRow.password, UserRow.totp_secret).where(UserRow.id == user_id)
        with self._engine.connect() as conn:
            row = conn.execute(query).one()
            left = second_factor.codes_left(conn, user_id)
        return Locks(bool(row.password), row.totp_secret is not None, left)

    def set_password(self, user_id: int, token: str, password: str) -> bool:
        """Change the password, and end all sessions but this one; False for a password that is too
        short or too long. The caller has checked the one before."""
        try:
            hashed = hash_password(password)
        except StoreError:
            return False
        now = self._clock()
        with writing(self._engine) as conn:
            conn.execute(update(UserRow).where(UserRow.id == user_id).values(password=hashed))
            others = SessionRow.token_hash != sessions.hash_token(token)
            conn.execute(delete(SessionRow).where(SessionRow.user_id == user_id, others))
            note(conn, AuditEvent(now, "team:password:changed", str(user_id), user_id))
        return True

    def offer(self, user_id: int, again: str | None = None) -> Offer:
        """A secret for the app of this member: a fresh one, or the one of the form that is shown
        again."""
        secret = (self._open(user_id, again) if again else None) or new_secret()
        sealed = self._vault.seal({"totp": secret, "user": str(user_id)})
        return Offer(secret, urlsafe_b64encode(sealed).decode())

    def add_second_factor(self, user_id: int, token: str, sealed: str, code: str) -> Locked | None:
        """Lock with an offered secret, if the app shows its code; None where it does not."""
        now, secret = self._clock(), self._open(user_id, sealed)
        step = step_of(secret, code, now, None) if secret else None
        if secret is None or step is None:
            return None
        with writing(self._engine) as conn:
            found = sessions.find_session(conn, token, now)
            second_factor.turn_on(conn, user_id, self._vault.seal({"totp": secret}), step, now)
            codes = second_factor.renew_codes(conn, self._vault, user_id)
            conn.execute(delete(SessionRow).where(SessionRow.user_id == user_id))
            browser = found.browser if found else None
            fresh = sessions.open_session(conn, user_id, now, browser=browser)
        return Locked(codes, fresh)

    def remove_second_factor(self, user_id: int) -> bool:
        """Do without it; False where everybody must have one."""
        if self.two_factors:
            return False
        with writing(self._engine) as conn:
            second_factor.turn_off(conn, user_id, user_id, self._clock())
        return True

    def renew_codes(self, user_id: int) -> list[str]:
        """Fresh recovery codes in place of all before; none where there is no second lock."""
        with writing(self._engine) as conn:
            if not second_factor.is_on(conn, user_id):
                return []
            codes = second_factor.renew_codes(conn, self._vault, user_id)
            event = "team:recovery_codes:renewed"
            note(conn, AuditEvent(self._clock(), event, str(user_id), user_id))
        return codes

    def _open(self, user_id: int, sealed: str) -> str | None:
        try:
            offered = self._vault.open(urlsafe_b64decode(sealed.encode()))
        except (ValueError, StoreError):
            return None
        return offered.get("totp") if offered.get("user") == str(user_id) else None

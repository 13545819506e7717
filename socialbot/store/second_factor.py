"""The second lock of a member: a secret shared with an app, and recovery codes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from socialbot.store.audit import AuditEvent, note
from socialbot.store.one_time_codes import new_recovery_codes, plain_code, step_of
from socialbot.store.seal import Vault
from socialbot.store.team_tables import RecoveryCodeRow, UserRow


def is_on(conn: Connection, user_id: int) -> bool:
    """Whether a member has a second lock."""
    query = select(UserRow.totp_secret.is_not(None)).where(UserRow.id == user_id)
    return bool(conn.execute(query).scalar())


def codes_left(conn: Connection, user_id: int) -> int:
    """How many recovery codes are not used yet."""
    query = select(func.count()).where(RecoveryCodeRow.user_id == user_id)
    return conn.execute(query).scalar_one()


def turn_on(conn: Connection, user_id: int, sealed: bytes, step: int, now: datetime) -> None:
    """Lock with this sealed secret; `step` is the one whose code the app has just shown."""
    values = {"totp_secret": sealed, "totp_step": step}
    conn.execute(update(UserRow).where(UserRow.id == user_id).values(**values))
    note(conn, AuditEvent(now, "team:second_factor:added", str(user_id), user_id))


def turn_off(conn: Connection, user_id: int, by: int, now: datetime) -> None:
    """Take the second lock away, with its recovery codes."""
    values = {"totp_secret": None, "totp_step": None}
    conn.execute(update(UserRow).where(UserRow.id == user_id).values(**values))
    conn.execute(delete(RecoveryCodeRow).where(RecoveryCodeRow.user_id == user_id))
    note(conn, AuditEvent(now, "team:second_factor:removed", str(user_id), by))


def renew_codes(conn: Connection, vault: Vault, user_id: int) -> list[str]:
    """Fresh recovery codes in place of all before."""
    codes = new_recovery_codes()
    conn.execute(delete(RecoveryCodeRow).where(RecoveryCodeRow.user_id == user_id))
    rows = [{"user_id": user_id, "code_hash": _hash(vault, user_id, code)} for code in codes]
    conn.execute(insert(RecoveryCodeRow), rows)
    return codes


def use_code(conn: Connection, vault: Vault, user_id: int, code: str, now: datetime) -> bool:
    """Whether a code of the app opens the lock; none opens it twice."""
    query = select(UserRow.totp_secret, UserRow.totp_step).where(UserRow.id == user_id)
    row = conn.execute(query).one_or_none()
    if row is None or row.totp_secret is None:
        return False
    step = step_of(vault.open(row.totp_secret)["totp"], code, now, row.totp_step)
    if step is None:
        return False
    unused = or_(UserRow.totp_step.is_(None), UserRow.totp_step < step)
    used = update(UserRow).where(UserRow.id == user_id, unused).values(totp_step=step)
    return conn.execute(used).rowcount == 1


def use_recovery_code(
    conn: Connection, vault: Vault, user_id: int, code: str, now: datetime
) -> bool:
    """Whether a recovery code opens the lock; it is used up by that."""
    there = RecoveryCodeRow.code_hash == _hash(vault, user_id, code)
    gone = conn.execute(delete(RecoveryCodeRow).where(RecoveryCodeRow.user_id == user_id, there))
    if not gone.rowcount:
        return False
    note(conn, AuditEvent(now, "team:recovery_code:used", str(user_id), user_id))
    return True


def _hash(vault: Vault, user_id: int, code: str) -> str:
    return vault.hash("recovery", str(user_id), plain_code(code))

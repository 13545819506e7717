"""Tables of the team's side: users, their sessions, failed logins and the audit trail."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from socialbot.store.base import Base, Moment


class UserRow(Base):
    """A member of the team. password is an argon2 hash, "" for those who have none and come by
    single sign-on. team names a part of the team, None for who works for all of it. totp_secret is
    sealed; totp_step is the last step whose code was used. sso_hash is a keyed hash of who the
    single sign-on says it is."""

    __tablename__ = "sb_users"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    password: Mapped[str] = mapped_column(Text)
    roles: Mapped[list[str]] = mapped_column(JSON)
    active: Mapped[bool]
    created_at: Mapped[datetime] = mapped_column(Moment)
    team: Mapped[str | None] = mapped_column(String(80))
    totp_secret: Mapped[bytes | None] = mapped_column(LargeBinary)
    totp_step: Mapped[int | None] = mapped_column(BigInteger)
    sso_hash: Mapped[str | None] = mapped_column(String(64), index=True, unique=True)


class SessionRow(Base):
    """A login. Only a hash of its token is kept; deleting the row ends it at once. waits_for says
    what is still to be done before it opens any page, None once it is open. proven_at is when its
    member last proved to be the one. browser is a name of ours for the program, never its own."""

    __tablename__ = "sb_sessions"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("sb_users.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    waits_for: Mapped[str | None] = mapped_column(String(40))
    proven_at: Mapped[datetime | None] = mapped_column(Moment)
    browser: Mapped[str | None] = mapped_column(String(40))


class RecoveryCodeRow(Base):
    """A code that opens the second lock once, when the telephone is lost; a keyed hash of it."""

    __tablename__ = "sb_recovery_codes"

    user_id: Mapped[int] = mapped_column(
        ForeignKey("sb_users.id", ondelete="CASCADE"), primary_key=True
    )
    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)


class LookRow(Base):
    """Who looked at which thing of ours, such as a message or a list."""

    __tablename__ = "sb_looks"
    __table_args__ = (
        Index(None, "at"),
        Index(None, "user_id", "thing", "thing_id", "at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    user_id: Mapped[int]
    thing: Mapped[str] = mapped_column(String(40))
    thing_id: Mapped[str] = mapped_column(String(64))


class LoginFailureRow(Base):
    """A failed login, counted per keyed hash of the name with the client, and of the client."""

    __tablename__ = "sb_login_failures"
    __table_args__ = (Index(None, "subject_hash", "at"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    subject_hash: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(Moment)


class AuditRow(Base):
    """Who did what to which thing; never content. subject_id is one of our own ids."""

    __tablename__ = "sb_audit"
    __table_args__ = (
        Index(None, "at"),
        Index(None, "subject_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    event: Mapped[str] = mapped_column(String(80))
    subject_id: Mapped[str | None] = mapped_column(String(64))
    user_id: Mapped[int | None]

"""Tables of the team's side: users, their sessions, failed logins and the audit trail."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from socialbot.store.base import Base, Moment


class UserRow(Base):
    """A member of the team. password is an argon2 hash."""

    __tablename__ = "sb_users"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    password: Mapped[str] = mapped_column(Text)
    roles: Mapped[list[str]] = mapped_column(JSON)
    active: Mapped[bool]
    created_at: Mapped[datetime] = mapped_column(Moment)


class SessionRow(Base):
    """A login. Only a hash of its token is kept; deleting the row ends it at once."""

    __tablename__ = "sb_sessions"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("sb_users.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)


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

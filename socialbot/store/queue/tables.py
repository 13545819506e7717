"""Tables of the queue. What is folded for the search is the stored text, never another one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from socialbot.store.base import Base, Moment

WORD = String(40)
MESSAGE = "sb_messages.id"
USER = "sb_users.id"


class FoldedRow(Base):
    """A message's stored text as the search reads it. A table of its own, so that a search reads
    little else."""

    __tablename__ = "sb_folded"

    message_id: Mapped[int] = mapped_column(
        ForeignKey(MESSAGE, ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    folded: Mapped[str] = mapped_column(Text)


class DeskRow(Base):
    """What the team has done with a message; there is none before the first act. version counts
    the changes: who acts on another one than was shown, changes nothing. decision is "answered" or
    "dismissed", None while it is open."""

    __tablename__ = "sb_desk"
    __table_args__ = (
        Index(None, "changed_at"),
        Index(None, "assignee_id"),
        Index(None, "decision", "message_id"),
        Index(None, "escalated_at"),
    )

    message_id: Mapped[int] = mapped_column(
        ForeignKey(MESSAGE, ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    version: Mapped[int]
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey(USER))
    escalated_at: Mapped[datetime | None] = mapped_column(Moment)
    decision: Mapped[str | None] = mapped_column(WORD)
    why: Mapped[str | None] = mapped_column(WORD)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey(USER))
    changed_at: Mapped[datetime] = mapped_column(Moment)


class DeskActRow(Base):
    """One act on one message, with what it takes to undo it: ids, states and times. batch is the
    same for what was done in one go; version is that which the act made."""

    __tablename__ = "sb_desk_acts"
    __table_args__ = (Index(None, "batch"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    batch: Mapped[str] = mapped_column(String(32))
    message_id: Mapped[int] = mapped_column(ForeignKey(MESSAGE, ondelete="CASCADE"), index=True)
    user_id: Mapped[int]
    at: Mapped[datetime] = mapped_column(Moment)
    act: Mapped[str] = mapped_column(WORD)
    detail: Mapped[str | None] = mapped_column(String(80))
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
    version: Mapped[int]
    undone_at: Mapped[datetime | None] = mapped_column(Moment)


class PresenceRow(Base):
    """Somebody has a message open, until then unless they say so again."""

    __tablename__ = "sb_presences"

    message_id: Mapped[int] = mapped_column(
        ForeignKey(MESSAGE, ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    user_id: Mapped[int] = mapped_column(
        ForeignKey(USER, ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    until: Mapped[datetime] = mapped_column(Moment, index=True)


class ViewRow(Base):
    """Filters that a member of the team has given a name. Never with words to search for: they
    may be somebody's name."""

    __tablename__ = "sb_views"
    __table_args__ = (UniqueConstraint("user_id", "name"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey(USER, ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(60))
    query: Mapped[str] = mapped_column(String(500))
    created_at: Mapped[datetime] = mapped_column(Moment)


class MarkRow(Base):
    """What a reviewer says the guard got wrong: "wrong_block" or "missed_data", as a type and the
    name of a pattern. message_id goes with the message."""

    __tablename__ = "sb_marks"
    __table_args__ = (Index(None, "at"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    message_id: Mapped[int | None] = mapped_column(
        ForeignKey(MESSAGE, ondelete="SET NULL"), index=True
    )
    user_id: Mapped[int]
    at: Mapped[datetime] = mapped_column(Moment)
    kind: Mapped[str] = mapped_column(WORD)
    type: Mapped[str] = mapped_column(String(60))
    recognizer: Mapped[str | None] = mapped_column(String(80))
    language: Mapped[str] = mapped_column(WORD)

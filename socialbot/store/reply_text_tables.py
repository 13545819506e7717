"""Canned texts that the team has changed: every version, from draft to approval."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from socialbot.store.base import Base, Moment

DRAFT = text("state = 'draft'")


class Stage(StrEnum):
    """Where a version is. Only what is approved is said; LEFT was withdrawn before that."""

    DRAFT = "draft"
    APPROVED = "approved"
    REFUSED = "refused"
    LEFT = "left"


class ReplyTextRow(Base):
    """A version of the text in one place of the reply folder ("tr/payment.dm.j2"), or of the words
    of one incident. text is None where the folder's own text holds again. authors are all who wrote
    on it: none of them approves it. restored is the version whose text it brings back."""

    __tablename__ = "sb_reply_texts"
    __table_args__ = (
        Index(None, "place", "decided_at"),
        Index(
            "uq_sb_reply_texts_draft",
            "place",
            unique=True,
            sqlite_where=DRAFT,
            postgresql_where=DRAFT,
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[str] = mapped_column(String(120))
    incident_id: Mapped[int | None] = mapped_column(
        ForeignKey("sb_incidents.id", ondelete="CASCADE"), index=True
    )
    text: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(40))
    authors: Mapped[list[int]] = mapped_column(JSON)
    written_at: Mapped[datetime] = mapped_column(Moment)
    decided_by: Mapped[int | None]
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    restored: Mapped[int | None]

"""Tables of the main job. Columns that end in _hash are keyed hashes, never a platform's id."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from socialbot.store.base import Base, Moment

HASH = String(64)
WORD = String(40)
SEALED = text("address IS NOT NULL")
OPEN = text("closed_at IS NULL")
UNDONE = text("done_at IS NULL")
UNCOUNTED = text("state = 'sent' AND NOT counted")


class State(StrEnum):
    """A reply's way. UNKNOWN: it may have been sent, and is never sent again by itself.
    PROPOSED: it waits for a person's approval. SHADOW: it is only shown, and never sent. SILENT:
    nothing is said, the post is only hidden."""

    PROPOSED = "proposed"
    SHADOW = "shadow"
    SILENT = "silent"
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    FAILED = "failed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class Hide(StrEnum):
    """Whether the post that a reply answers was taken out of sight."""

    DUE = "due"
    DONE = "done"
    FAILED = "failed"


class CaseRow(Base):
    """What one author asks about one topic, over messages and days."""

    __tablename__ = "sb_cases"
    __table_args__ = (
        Index(None, "author_hash", "topic", "last_at"),
        Index(None, "last_at"),
        Index(None, "topic", "last_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(16), unique=True)
    platform: Mapped[str] = mapped_column(WORD)
    author_hash: Mapped[str] = mapped_column(HASH)
    topic: Mapped[str] = mapped_column(WORD)
    is_open: Mapped[bool] = mapped_column(default=True)
    opened_at: Mapped[datetime] = mapped_column(Moment)
    last_at: Mapped[datetime] = mapped_column(Moment)


class CaseJoinRow(Base):
    """Two cases that are one record: the writer of the first typed a code of the second, or the
    team merged them. record_id is a case that is itself joined to none; into_id is the record that
    the first was joined to, which may itself have been joined since; joined_by is the member of
    the team, None where a code was typed."""

    __tablename__ = "sb_case_joins"

    case_id: Mapped[int] = mapped_column(
        ForeignKey("sb_cases.id", ondelete="CASCADE"), primary_key=True
    )
    record_id: Mapped[int] = mapped_column(
        ForeignKey("sb_cases.id", ondelete="CASCADE"), index=True
    )
    into_id: Mapped[int | None]
    joined_at: Mapped[datetime] = mapped_column(Moment)
    joined_by: Mapped[int | None]


class MessageRow(Base):
    """One revision of one message. stored_text is the masked text, the only one that is kept.

    address is sealed; it is there only while a reply may still be sent: until reply_until, and
    until bot_until one that no person wrote. superseded: a later revision says something else and
    is answered instead."""

    __tablename__ = "sb_messages"
    __table_args__ = (
        UniqueConstraint("message_hash", "revision"),
        Index(None, "review", "urgency", "id", "platform", "intent", "language"),
        Index(None, "author_hash", "recorded_at"),
        Index(None, "conversation_hash", "recorded_at"),
        Index(None, "recorded_at"),
        Index(None, "intent", "recorded_at"),
        Index("ix_sb_messages_sealed", "reply_until", sqlite_where=SEALED, postgresql_where=SEALED),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("sb_cases.id"), index=True)
    platform: Mapped[str] = mapped_column(WORD)
    account_hash: Mapped[str] = mapped_column(HASH)
    message_hash: Mapped[str] = mapped_column(HASH)
    conversation_hash: Mapped[str] = mapped_column(HASH)
    author_hash: Mapped[str] = mapped_column(HASH)
    kind: Mapped[str] = mapped_column(WORD)
    revision: Mapped[int]
    sent_at: Mapped[datetime] = mapped_column(Moment)
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    language: Mapped[str] = mapped_column(WORD)
    intent: Mapped[str] = mapped_column(WORD)
    confidence: Mapped[float]
    channel: Mapped[str] = mapped_column(WORD)
    blocked: Mapped[bool]
    review: Mapped[bool]
    urgency: Mapped[int]
    reasons: Mapped[list[str]] = mapped_column(JSON)
    stored_text: Mapped[str] = mapped_column(Text)
    deleted: Mapped[bool]
    superseded: Mapped[bool]
    address: Mapped[bytes | None] = mapped_column(LargeBinary)
    reply_until: Mapped[datetime | None] = mapped_column(Moment)
    bot_until: Mapped[datetime | None] = mapped_column(Moment)


class FindingRow(Base):
    """Personal data found in a message: what kind, how often and why. Never the value."""

    __tablename__ = "sb_findings"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    message_id: Mapped[int] = mapped_column(
        ForeignKey("sb_messages.id", ondelete="CASCADE"), index=True
    )
    type: Mapped[str] = mapped_column(String(60))
    count: Mapped[int]
    recognizer: Mapped[str] = mapped_column(String(80))
    cue: Mapped[str | None] = mapped_column(String(80))
    score: Mapped[float]


class ReplyRow(Base):
    """One canned reply on its way. sequence orders the replies of a conversation; token names
    the attempt that claimed it; jobs counts the jobs made for it. hide_state is that of the post
    it answers, None where that stays in sight; hide_at is when that is tried again, None before
    the first try. user_id is the member of the team who sent it, None where the bot did;
    written_by is "person" where the words are theirs. counted: it is in the daily
    totals."""

    __tablename__ = "sb_replies"
    __table_args__ = (
        Index(None, "conversation_hash", "sequence"),
        Index(None, "state", "created_at"),
        Index(None, "hide_state", "hide_at"),
        Index(
            "ix_sb_replies_uncounted",
            "state",
            sqlite_where=UNCOUNTED,
            postgresql_where=UNCOUNTED,
        ),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    message_id: Mapped[int] = mapped_column(
        ForeignKey("sb_messages.id", ondelete="CASCADE"), index=True
    )
    platform: Mapped[str] = mapped_column(WORD)
    conversation_hash: Mapped[str] = mapped_column(HASH)
    sequence: Mapped[int]
    template: Mapped[str] = mapped_column(String(120))
    language: Mapped[str] = mapped_column(WORD)
    wording: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(WORD)
    token: Mapped[str | None] = mapped_column(String(32))
    attempts: Mapped[int]
    jobs: Mapped[int]
    hide_state: Mapped[str | None] = mapped_column(WORD)
    hide_attempts: Mapped[int] = mapped_column(default=0)
    hide_at: Mapped[datetime | None] = mapped_column(Moment)
    error: Mapped[str | None] = mapped_column(String(80))
    not_before: Mapped[datetime | None] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)
    claimed_at: Mapped[datetime | None] = mapped_column(Moment)
    finished_at: Mapped[datetime | None] = mapped_column(Moment)
    user_id: Mapped[int | None]
    written_by: Mapped[str | None] = mapped_column(WORD)
    counted: Mapped[bool] = mapped_column(default=False, server_default=false())


class CursorRow(Base):
    """How far a connector has read. The position may be a message's id, so it is sealed."""

    __tablename__ = "sb_cursors"

    connector: Mapped[str] = mapped_column(WORD, primary_key=True)
    account_hash: Mapped[str] = mapped_column(HASH, primary_key=True)
    position: Mapped[bytes] = mapped_column(LargeBinary)
    moved_at: Mapped[datetime] = mapped_column(Moment)


class PaceRow(Base):
    """When a platform may be sent to next, in seconds since 1970, for all workers together."""

    __tablename__ = "sb_paces"

    platform: Mapped[str] = mapped_column(WORD, primary_key=True)
    next_at: Mapped[float]


class SpendingRow(Base):
    """What calls of one kind to a platform that charges for them cost in a month ("2026-11", of
    UTC): how many, and how many millionths of a dollar."""

    __tablename__ = "sb_spendings"

    platform: Mapped[str] = mapped_column(WORD, primary_key=True)
    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    operation: Mapped[str] = mapped_column(WORD, primary_key=True)
    count: Mapped[int]
    micros: Mapped[int] = mapped_column(BigInteger)


class ConnectorRow(Base):
    """What the processes of a role know of a connector; see store/connectors.py. limits is a
    list of {what, left, of, until}."""

    __tablename__ = "sb_connectors"

    platform: Mapped[str] = mapped_column(WORD, primary_key=True)
    role: Mapped[str] = mapped_column(WORD, primary_key=True)
    state: Mapped[str] = mapped_column(WORD)
    since: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime] = mapped_column(Moment)
    error: Mapped[str | None] = mapped_column(String(80))
    hint: Mapped[str] = mapped_column(Text)
    error_at: Mapped[datetime | None] = mapped_column(Moment)
    limits: Mapped[list[dict[str, Any]]] = mapped_column(JSON)


class OptOutRow(Base):
    """Somebody who asked for no automatic replies."""

    __tablename__ = "sb_opt_outs"

    author_hash: Mapped[str] = mapped_column(HASH, primary_key=True)
    since: Mapped[datetime] = mapped_column(Moment)


class TakeoverRow(Base):
    """A conversation in which a person of the team has answered, and when the last time."""

    __tablename__ = "sb_takeovers"

    conversation_hash: Mapped[str] = mapped_column(HASH, primary_key=True)
    answered_at: Mapped[datetime] = mapped_column(Moment, index=True)


class CodeTryRow(Base):
    """A case code that somebody typed and that is none. After too many no code counts for a while:
    of theirs, and of everybody who writes to that account of the brand."""

    __tablename__ = "sb_code_tries"
    __table_args__ = (
        Index(None, "author_hash", "at"),
        Index(None, "account_hash", "at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_hash: Mapped[str] = mapped_column(HASH)
    author_hash: Mapped[str] = mapped_column(HASH)
    at: Mapped[datetime] = mapped_column(Moment, index=True)


class IncidentRow(Base):
    """A fault that many people report at the same time, or that the team knows of. A topic has one
    open incident at most on a platform, and one on all of them, whose platform is "".

    people counts those who wrote about it, each once, reports what the form brought; peak is the
    most people and clients of the form within one window. opened_by and closed_by are members of
    the team, None where the numbers decided; what a person opened is closed by a person. wording is
    the canned one that its answers rather say. hook_state is that of the webhook, None without
    one."""

    __tablename__ = "sb_incidents"
    __table_args__ = (
        Index(
            "uq_sb_incidents_open",
            "topic",
            "platform",
            unique=True,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
        Index(None, "topic", "closed_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    topic: Mapped[str] = mapped_column(WORD)
    opened_at: Mapped[datetime] = mapped_column(Moment)
    last_at: Mapped[datetime] = mapped_column(Moment, index=True)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    people: Mapped[int]
    reports: Mapped[int]
    peak: Mapped[int]
    platform: Mapped[str] = mapped_column(WORD, default="", server_default="")
    wording: Mapped[int | None]
    opened_by: Mapped[int | None]
    closed_by: Mapped[int | None]
    hook_state: Mapped[str | None] = mapped_column(WORD)
    hook_attempts: Mapped[int] = mapped_column(default=0)
    hook_at: Mapped[datetime | None] = mapped_column(Moment)


class ReportRow(Base):
    """A technical fault reported with the on-site form. All texts are masked ones; fingerprint is
    the same for reports of the same fault. client_hash is the sender's address with the day, which
    incidents count by, and nobody is shown. risk is the gravest reason to fear for somebody, None
    without one, and urgency its rank. state is how far the technical team is, since state_at and by
    whom; done_at is since when it is done. hook_state is that of the webhook, None without one."""

    __tablename__ = "sb_reports"
    __table_args__ = (
        Index(None, "created_at"),
        Index(None, "fingerprint", "created_at"),
        Index(None, "intent", "created_at"),
        Index(None, "state", "urgency", "id"),
        Index(
            "ix_sb_reports_open",
            "fingerprint",
            "created_at",
            sqlite_where=UNDONE,
            postgresql_where=UNDONE,
        ),
        Index(None, "urgency", "id"),
        Index(None, "hook_state", "hook_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(16), unique=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("sb_cases.id"), index=True)
    language: Mapped[str] = mapped_column(WORD)
    area: Mapped[str] = mapped_column(WORD)
    intent: Mapped[str] = mapped_column(WORD)
    risk: Mapped[str | None] = mapped_column(WORD)
    urgency: Mapped[int] = mapped_column(default=0)
    what: Mapped[str] = mapped_column(Text)
    place: Mapped[str] = mapped_column(Text)
    happened_at: Mapped[datetime] = mapped_column(Moment)
    device: Mapped[str] = mapped_column(WORD)
    software: Mapped[str] = mapped_column(Text)
    error_text: Mapped[str] = mapped_column(Text)
    fingerprint: Mapped[str] = mapped_column(HASH)
    client_hash: Mapped[str] = mapped_column(HASH)
    created_at: Mapped[datetime] = mapped_column(Moment)
    done_at: Mapped[datetime | None] = mapped_column(Moment)
    state: Mapped[str] = mapped_column(WORD, default="new", server_default="new")
    state_at: Mapped[datetime | None] = mapped_column(Moment)
    state_by: Mapped[int | None]
    hook_state: Mapped[str | None] = mapped_column(WORD)
    hook_attempts: Mapped[int] = mapped_column(default=0)
    hook_at: Mapped[datetime | None] = mapped_column(Moment)

"""Everything that is kept about one item: why it is here, what was said, and its case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from socialbot.store.findings import StoredFinding, read_findings
from socialbot.store.queue.acts import KEPT
from socialbot.store.queue.tables import DeskActRow, DeskRow
from socialbot.store.queue.threads import read_takeover
from socialbot.store.tables import (
    CaseRow,
    MessageRow,
    ReplyRow,
    ReportRow,
    State,
)
from socialbot.store.team_tables import UserRow

MOST_MESSAGES = 30
MOST_ACTS = 20


@dataclass(frozen=True, slots=True)
class Said:
    """A reply to a message. user is who of the team sent it, None where the bot did; own: in their
    own words."""

    id: str
    state: str
    text: str = field(repr=False)
    error: str | None
    template: str
    language: str
    wording: int
    at: datetime
    user: str | None
    own: bool
    hide_state: str | None


@dataclass(frozen=True, slots=True)
class Beside:
    """Another message of the case, or a report from the form (kind "report")."""

    id: int
    platform: str
    kind: str
    sent_at: datetime
    intent: str
    language: str
    stored_text: str = field(repr=False)
    replies: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Acted:
    """A line of the item's own history."""

    at: datetime
    act: str
    detail: str | None
    user: str
    undone: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the queue. row holds the message's own columns."""

    row: Row[Any] = field(repr=False)
    version: int
    assignee_id: int | None
    assignee: str | None
    escalated_at: datetime | None
    decision: str | None
    why: str | None
    case_code: str | None
    findings: tuple[StoredFinding, ...]
    replies: tuple[Said, ...]
    beside: tuple[Beside, ...]
    acts: tuple[Acted, ...]
    taken_over_at: datetime | None

    @property
    def last(self) -> Said | None:
        """The latest reply that says something."""
        return self.replies[-1] if self.replies else None


def read_item_whole(conn: Connection, number: int) -> Item | None:
    """An item with all that hangs on it, or None where there is none."""
    columns = (getattr(DeskRow, name) for name in KEPT)
    query = (
        select(
            MessageRow.__table__,
            *columns,
            DeskRow.version,
            UserRow.name.label("assignee"),
            CaseRow.code.label("case_code"),
        )
        .join(DeskRow, DeskRow.message_id == MessageRow.id, isouter=True)
        .join(UserRow, UserRow.id == DeskRow.assignee_id, isouter=True)
        .join(CaseRow, CaseRow.id == MessageRow.case_id, isouter=True)
    )
    row = conn.execute(query.where(MessageRow.id == number)).one_or_none()
    if row is None:
        return None
    replies = _read_replies(conn, [number]).get(number, ())
    return Item(
        row=row,
        version=row.version or 0,
        assignee_id=row.assignee_id,
        assignee=row.assignee,
        escalated_at=row.escalated_at,
        decision=row.decision,
        why=row.why,
        case_code=row.case_code,
        findings=read_findings(conn, [number]).get(number, ()),
        replies=replies,
        beside=_read_beside(conn, row),
        acts=_read_acts(conn, number),
        taken_over_at=read_takeover(conn, row.conversation_hash),
    )


def _read_replies(conn: Connection, ids: Sequence[int]) -> dict[int, tuple[Said, ...]]:
    query = (
        select(ReplyRow.__table__, UserRow.name.label("user"))
        .join(UserRow, UserRow.id == ReplyRow.user_id, isouter=True)
        .where(ReplyRow.message_id.in_(ids))
        .order_by(ReplyRow.created_at)
    )
    found: dict[int, tuple[Said, ...]] = {}
    for row in conn.execute(query):
        said = Said(
            row.id,
            row.state,
            row.text,
            row.error,
            row.template,
            row.language,
            row.wording,
            row.finished_at or row.created_at,
            row.user,
            row.written_by is not None,
            row.hide_state,
        )
        found[row.message_id] = (*found.get(row.message_id, ()), said)
    return found


def _read_beside(conn: Connection, item: Row[Any]) -> tuple[Beside, ...]:
    """The latest of the case, in the order in which they were written."""
    if item.case_id is None:
        return ()
    query = select(MessageRow.__table__).where(
        MessageRow.case_id == item.case_id, MessageRow.id != item.id, ~MessageRow.deleted
    )
    rows = conn.execute(query.order_by(MessageRow.id.desc()).limit(MOST_MESSAGES)).all()
    replies = _read_replies(conn, [row.id for row in rows]) if rows else {}
    messages = [
        Beside(
            row.id,
            row.platform,
            row.kind,
            row.sent_at,
            row.intent,
            row.language,
            row.stored_text,
            tuple(one for one in replies.get(row.id, ()) if one.state != State.SILENT),
        )
        for row in rows
    ]
    found = [*messages, *_read_reports(conn, item.case_id)]
    return tuple(sorted(found, key=lambda one: one.sent_at))


def _read_reports(conn: Connection, case_id: int) -> list[Beside]:
    query = select(ReportRow.__table__).where(ReportRow.case_id == case_id)
    rows = conn.execute(query.order_by(ReportRow.id.desc()).limit(MOST_MESSAGES))
    return [
        Beside(row.id, "form", "report", row.created_at, row.intent, row.language, row.what, ())
        for row in rows
    ]


def _read_acts(conn: Connection, number: int) -> tuple[Acted, ...]:
    query = (
        select(
            DeskActRow.at,
            DeskActRow.act,
            DeskActRow.detail,
            UserRow.name,
            DeskActRow.undone_at.is_not(None),
        )
        .join(UserRow, UserRow.id == DeskActRow.user_id)
        .where(DeskActRow.message_id == number)
        .order_by(DeskActRow.id.desc())
        .limit(MOST_ACTS)
    )
    return tuple(Acted(*row) for row in conn.execute(query))

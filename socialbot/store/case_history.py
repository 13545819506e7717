"""All that one record holds: its cases, messages with their replies, reports, and what the team
did. Read in pages, the newest messages first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select
from sqlalchemy.orm import aliased

from socialbot.store.acts import Acted, find_acts
from socialbot.store.case_merges import read_root
from socialbot.store.case_tables import MessageOriginRow
from socialbot.store.tables import CaseJoinRow, CaseRow, MessageRow, ReplyRow, ReportRow
from socialbot.store.team_tables import UserRow


@dataclass(frozen=True, slots=True)
class Member:
    """A case of a record. joined_at is None for the one that the others are joined to; joined_by
    names the member of the team, None where a code was typed."""

    id: int
    code: str
    platform: str
    topic: str
    opened_at: datetime
    joined_at: datetime | None = None
    joined_by: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A record: `members` begins with the case that the others are joined to."""

    code: str
    topic: str
    is_open: bool
    last_at: datetime
    members: tuple[Member, ...]

    @property
    def ids(self) -> list[int]:
        return [member.id for member in self.members]


@dataclass(frozen=True, slots=True)
class Sent:
    """A reply to a message, as it stands. state, error and hide_state are those of its row."""

    id: str
    text: str = field(repr=False)
    language: str
    state: str
    error: str | None
    hide_state: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Said:
    """A message of the record, in the text that is kept. case_code is that of its writer's case."""

    id: int
    case_code: str
    platform: str
    kind: str
    at: datetime
    recorded_at: datetime
    language: str
    intent: str
    channel: str
    reasons: tuple[str, ...]
    stored_text: str = field(repr=False)
    blocked: bool
    review: bool
    edited: bool
    superseded: bool
    deleted: bool
    replies: tuple[Sent, ...] = ()


@dataclass(frozen=True, slots=True)
class Reported:
    """A report of the form that named a code of the record."""

    id: int
    number: str
    at: datetime
    area: str
    state: str
    what: str = field(repr=False)
    language: str


@dataclass(frozen=True, slots=True)
class History:
    """A page of a record's past. older is the id that the page before it begins before; None where
    there is none."""

    said: tuple[Said, ...]
    reports: tuple[Reported, ...]
    acts: tuple[Acted, ...]
    older: int | None


def read_record(conn: Connection, code: str) -> Record | None:
    """The record that a code of one of its cases leads to, in any spelling."""
    root = read_root(conn, code)
    if root is None:
        return None
    columns = CaseRow.id, CaseRow.code, CaseRow.platform, CaseRow.topic, CaseRow.opened_at
    own = Member(*conn.execute(select(*columns).where(CaseRow.id == root.id)).one())
    joined = (
        select(*columns, CaseJoinRow.joined_at, UserRow.name)
        .join(CaseJoinRow, CaseJoinRow.case_id == CaseRow.id)
        .join(UserRow, UserRow.id == CaseJoinRow.joined_by, isouter=True)
        .where(CaseJoinRow.record_id == root.id)
        .order_by(CaseJoinRow.joined_at, CaseRow.id)
    )
    members = own, *(Member(*row) for row in conn.execute(joined))
    return Record(root.code, own.topic, root.is_open, root.last_at, members)


def read_history(
    conn: Connection, record: Record, limit: int, before: int | None = None
) -> History:
    """The newest messages of a record, or those before one of them, with all that happened from
    the first of them on."""
    rows = _read_messages(conn, record.ids, limit + 1, before)
    shown = list(reversed(rows[:limit]))
    older = shown[0].id if len(rows) > limit else None
    since = shown[0].recorded_at if older else None
    until = _recorded_at(conn, before) if before else None
    replies = _read_replies(conn, [row.id for row in shown])
    said = tuple(_said(row, replies.get(row.id, ())) for row in shown)
    reports = _read_reports(conn, record.ids)
    acts = _read_acts(conn, record, said, reports)
    return History(
        said,
        tuple(one for one in reports if _within(one.at, since, until)),
        tuple(one for one in acts if _within(one.at, since, until)),
        older,
    )


def _within(at: datetime, since: datetime | None, until: datetime | None) -> bool:
    return (since is None or at >= since) and (until is None or at < until)


def _recorded_at(conn: Connection, message_id: int) -> datetime | None:
    query = select(MessageRow.recorded_at).where(MessageRow.id == message_id)
    return conn.execute(query).scalar_one_or_none()


def _read_messages(
    conn: Connection, cases: Sequence[int], limit: int, before: int | None
) -> list[Row[Any]]:
    own = aliased(CaseRow)
    query = (
        select(MessageRow.__table__, CaseRow.code.label("record_code"), own.code.label("own_code"))
        .join(CaseRow, CaseRow.id == MessageRow.case_id)
        .join(MessageOriginRow, MessageOriginRow.message_id == MessageRow.id, isouter=True)
        .join(own, own.id == MessageOriginRow.case_id, isouter=True)
        .where(MessageRow.case_id.in_(cases))
        .order_by(MessageRow.id.desc())
        .limit(limit)
    )
    if before is not None:
        query = query.where(MessageRow.id < before)
    return list(conn.execute(query).all())


def _said(row: Row[Any], replies: Iterable[Sent]) -> Said:
    return Said(
        id=row.id,
        case_code=row.own_code or row.record_code,
        platform=row.platform,
        kind=row.kind,
        at=row.sent_at,
        recorded_at=row.recorded_at,
        language=row.language,
        intent=row.intent,
        channel=row.channel,
        reasons=tuple(row.reasons),
        stored_text=row.stored_text,
        blocked=row.blocked,
        review=row.review,
        edited=row.revision > 0,
        superseded=row.superseded,
        deleted=row.deleted,
        replies=tuple(replies),
    )


def _read_replies(conn: Connection, messages: Sequence[int]) -> dict[int, list[Sent]]:
    found: dict[int, list[Sent]] = {}
    query = select(ReplyRow).with_only_columns(*ReplyRow.__table__.columns)
    query = query.where(ReplyRow.message_id.in_(messages)).order_by(ReplyRow.created_at)
    for row in conn.execute(query):
        at = row.finished_at or row.created_at
        sent = Sent(row.id, row.text, row.language, row.state, row.error, row.hide_state, at)
        found.setdefault(row.message_id, []).append(sent)
    return found


def _read_reports(conn: Connection, cases: Sequence[int]) -> list[Reported]:
    columns = ReportRow.id, ReportRow.number, ReportRow.created_at, ReportRow.area
    query = select(*columns, ReportRow.state, ReportRow.what, ReportRow.language)
    query = query.where(ReportRow.case_id.in_(cases)).order_by(ReportRow.id)
    return [Reported(*row) for row in conn.execute(query)]


def _read_acts(
    conn: Connection, record: Record, said: Sequence[Said], reports: Sequence[Reported]
) -> list[Acted]:
    """What the team did with the record, and with what this page shows of it."""
    codes = {str(member.id): member.code for member in record.members}
    named: dict[str, Collection[str]] = {
        "case": codes.keys(),
        "item": {str(one.id) for one in said},
        "report": {str(one.id) for one in reports},
    }
    subjects = sorted({subject for group in named.values() for subject in group})
    acts = find_acts(conn, subjects)
    shown = [act for act in acts if act.what in named.get(act.event.split(":")[1], ())]
    return [
        Acted(act.at, act.event, codes[act.what] if is_case else act.what, act.who)
        for act in sorted(shown, key=lambda act: act.at)
        for is_case in [act.event.startswith("admin:case:")]
    ]

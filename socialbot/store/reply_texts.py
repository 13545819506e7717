"""Canned texts that the team changes: a draft, a second person's approval, and the way back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from socialbot.store.audit import AuditEvent, note
from socialbot.store.reply_text_tables import ReplyTextRow, Stage
from socialbot.store.shown import mark_of
from socialbot.store.tables import IncidentRow


class Saved(StrEnum):
    """What came of an act on a text. CHANGED: somebody else was quicker, and nothing was done. OWN:
    nobody approves what they wrote themselves."""

    DONE = "done"
    CHANGED = "changed"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does it, and when."""

    id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """What a text is the words of: a file of the reply folder, or the words of an incident."""

    file: str
    incident_id: int | None = None


def read_live(conn: Connection) -> dict[str, str]:
    """The approved texts that hold now, by place; those of incidents while these are open."""
    latest = (
        select(ReplyTextRow.place, ReplyTextRow.text)
        .join(IncidentRow, IncidentRow.id == ReplyTextRow.incident_id, isouter=True)
        .where(ReplyTextRow.state == Stage.APPROVED)
        .where(or_(ReplyTextRow.incident_id.is_(None), IncidentRow.closed_at.is_(None)))
        .order_by(ReplyTextRow.decided_at, ReplyTextRow.id)
    )
    texts = {row.place: row.text for row in conn.execute(latest)}
    return {place: text for place, text in texts.items() if text is not None}


def save_draft(conn: Connection, place: Place, text: str, seen: str, actor: Actor) -> Saved:
    """Keep a draft in place of the one whose mark was `seen` ("" where there was none). Who writes
    on a draft is one of its authors from then on."""
    draft = _find_draft(conn, place.file)
    if _mark(draft) != seen:
        return Saved.CHANGED
    values: dict[str, Any] = {"text": text, "written_at": actor.at}
    number: int | None
    if draft is not None:
        authors = list(dict.fromkeys([*draft.authors, actor.id]))
        if not _change(conn, draft, {**values, "authors": authors}):
            return Saved.CHANGED
        number = draft.id
    else:
        values |= {"place": place.file, "incident_id": place.incident_id, "authors": [actor.id]}
        number = _begin(conn, {**values, "state": Stage.DRAFT})
    if number is None:
        return Saved.CHANGED
    note(conn, AuditEvent(actor.at, "admin:reply_text:drafted", str(number), actor.id))
    return Saved.DONE


def _begin(conn: Connection, values: dict[str, Any]) -> int | None:
    """The id of a new draft; None where somebody else began one just now."""
    insert_new = postgresql.insert if conn.dialect.name == "postgresql" else sqlite.insert
    query = insert_new(ReplyTextRow).values(values).on_conflict_do_nothing()
    return conn.execute(query.returning(ReplyTextRow.id)).scalar_one_or_none()


def decide(conn: Connection, file: str, seen: str, stage: Stage, actor: Actor) -> Saved:
    """Approve, refuse or leave the draft whose mark was seen. Leaving is everybody's who may write;
    the other two are a second person's."""
    draft = _find_draft(conn, file)
    if draft is None or _mark(draft) != seen:
        return Saved.CHANGED
    if stage is not Stage.LEFT and actor.id in draft.authors:
        return Saved.OWN
    values = {"state": stage, "decided_by": actor.id, "decided_at": actor.at}
    if not _change(conn, draft, values):
        return Saved.CHANGED
    note(conn, AuditEvent(actor.at, f"admin:reply_text:{stage}", str(draft.id), actor.id))
    return Saved.DONE


def restore(conn: Connection, place: Place, version: int | None, actor: Actor) -> Saved:
    """Let an earlier version hold again that was approved once, or the folder's own text (None).
    Two persons have read it before, so that one is enough."""
    text: str | None = None
    if version is not None:
        query = select(ReplyTextRow.text).where(
            ReplyTextRow.id == version,
            ReplyTextRow.place == place.file,
            ReplyTextRow.state == Stage.APPROVED,
        )
        found = conn.execute(query).one_or_none()
        if found is None:
            return Saved.CHANGED
        text = found.text
    values: dict[str, Any] = {
        "place": place.file,
        "incident_id": place.incident_id,
        "text": text,
        "state": Stage.APPROVED,
        "authors": [],
        "written_at": actor.at,
        "decided_by": actor.id,
        "decided_at": actor.at,
        "restored": version,
    }
    anew = insert(ReplyTextRow).values(values).returning(ReplyTextRow.id)
    number = conn.execute(anew).scalar_one()
    note(conn, AuditEvent(actor.at, "admin:reply_text:restored", str(number), actor.id))
    return Saved.DONE


def _change(conn: Connection, draft: Row[Any], values: Mapping[str, Any]) -> bool:
    """Change a draft that is still as it was read; False where somebody was quicker."""
    same = ReplyTextRow.state == Stage.DRAFT, ReplyTextRow.written_at == draft.written_at
    query = update(ReplyTextRow).where(ReplyTextRow.id == draft.id, *same)
    return conn.execute(query.values(**values)).rowcount == 1


def _find_draft(conn: Connection, file: str) -> Row[Any] | None:
    query = select(ReplyTextRow.__table__).where(
        ReplyTextRow.place == file, ReplyTextRow.state == Stage.DRAFT
    )
    return conn.execute(query).one_or_none()


def _mark(draft: Row[Any] | None) -> str:
    return mark_of(draft.text) if draft is not None else ""

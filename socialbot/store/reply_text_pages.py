"""The versions of canned texts as the team reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from socialbot.store.reply_text_tables import ReplyTextRow, Stage
from socialbot.store.shown import mark_of
from socialbot.store.team_tables import UserRow

MOST = 200  # versions of one text that are shown


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a text; text is None for the folder's own. authors and decider are names;
    author_ids tells whose own it is."""

    id: int
    place: str
    text: str | None = field(repr=False)
    stage: Stage
    author_ids: tuple[int, ...]
    authors: tuple[str, ...]
    written_at: datetime
    decider: str | None
    decided_at: datetime | None
    restored: int | None

    @property
    def mark(self) -> str:
        """Stands for the text as it is shown."""
        return mark_of(self.text or "")


@dataclass(frozen=True, slots=True)
class Versions:
    """All versions of one text, the newest first."""

    all: tuple[Version, ...]

    @property
    def draft(self) -> Version | None:
        """The draft that is open."""
        return next((one for one in self.all if one.stage is Stage.DRAFT), None)

    @property
    def live(self) -> Version | None:
        """The version that holds; None where the folder's text does and always did."""
        approved = [one for one in self.all if one.stage is Stage.APPROVED and one.decided_at]
        return max(approved, key=lambda one: (one.decided_at, one.id), default=None)


def read_versions(conn: Connection, file: str) -> Versions:
    """The versions of one text."""
    query = _choose().where(ReplyTextRow.place == file).order_by(ReplyTextRow.id.desc())
    return Versions(tuple(_read(conn, query.limit(MOST))))


def read_drafts(conn: Connection) -> list[Version]:
    """All open drafts, the oldest first."""
    query = _choose().where(ReplyTextRow.state == Stage.DRAFT).order_by(ReplyTextRow.written_at)
    return _read(conn, query.limit(MOST))


def read_changed(conn: Connection) -> set[str]:
    """The places whose own text does not hold just now."""
    query = (
        select(ReplyTextRow.place, ReplyTextRow.text.is_not(None).label("changed"))
        .where(ReplyTextRow.state == Stage.APPROVED)
        .order_by(ReplyTextRow.decided_at, ReplyTextRow.id)
    )
    latest = {row.place: row.changed for row in conn.execute(query)}
    return {place for place, changed in latest.items() if changed}


def _choose() -> Select[Any]:
    return select(ReplyTextRow.__table__, UserRow.name.label("decider")).join(
        UserRow, UserRow.id == ReplyTextRow.decided_by, isouter=True
    )


def _read(conn: Connection, query: Select[Any]) -> list[Version]:
    rows = conn.execute(query).all()
    names = _read_names(conn, {one for row in rows for one in row.authors})
    return [_version(row, [names.get(one, "") for one in row.authors]) for row in rows]


def _read_names(conn: Connection, ids: Iterable[int]) -> dict[int, str]:
    query = select(UserRow.id, UserRow.name).where(UserRow.id.in_(sorted(set(ids))))
    return {row.id: row.name for row in conn.execute(query)}


def _version(row: Row[Any], authors: Sequence[str]) -> Version:
    return Version(
        row.id,
        row.place,
        row.text,
        Stage(row.state),
        tuple(row.authors),
        tuple(name for name in authors if name),
        row.written_at,
        row.decider,
        row.decided_at,
        row.restored,
    )

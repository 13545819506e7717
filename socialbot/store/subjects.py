"""All that is stored of one person, as plain values: what a request for access is answered with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, select

from socialbot.store.base import Base
from socialbot.store.chunks import chunks
from socialbot.store.erasing import cases_of, named_by
from socialbot.store.queue.tables import DeskActRow
from socialbot.store.tables import (
    CaseRow,
    FindingRow,
    MessageRow,
    OptOutRow,
    ReplyRow,
    ReportRow,
)

# Ids and hashes of ours say nothing to anybody, and an address is sealed.
MESSAGE = (
    "platform",
    "kind",
    "revision",
    "sent_at",
    "recorded_at",
    "language",
    "intent",
    "confidence",
    "channel",
    "blocked",
    "review",
    "reasons",
    "stored_text",
    "deleted",
    "superseded",
    "reply_until",
    "bot_until",
)
FINDING = ("type", "count", "recognizer", "cue", "score")
REPLY = ("template", "language", "text", "state", "created_at", "finished_at")
ACT = ("at", "act", "detail")
CASE = ("code", "platform", "topic", "is_open", "opened_at", "last_at")
REPORT = (
    "number",
    "language",
    "area",
    "intent",
    "risk",
    "what",
    "place",
    "happened_at",
    "device",
    "software",
    "error_text",
    "created_at",
    "done_at",
)

Values = dict[str, Any]


def read_all(conn: Connection, keys: Sequence[str]) -> Values:
    """Messages with what hangs on them, cases, reports that named a code of them, and a wish for
    silence."""
    messages = _rows(conn, select(MessageRow.__table__).where(MessageRow.author_hash.in_(keys)))
    cases = _rows(conn, select(CaseRow.__table__).where(CaseRow.author_hash.in_(keys)))
    reports = _rows(conn, select(ReportRow.__table__).where(named_by(cases_of(keys))))
    silent = select(OptOutRow.since).where(OptOutRow.author_hash.in_(keys))
    return {
        "messages": _messages(conn, messages),
        "cases": [_plain(row, CASE) for row in cases],
        "reports": [_plain(row, REPORT) for row in reports],
        "no_automatic_replies_since": [at.isoformat() for at in conn.execute(silent).scalars()],
    }


def _messages(conn: Connection, rows: Sequence[Mapping[str, Any]]) -> list[Values]:
    ids = [row["id"] for row in rows]
    findings = _by(conn, FindingRow, "message_id", ids)
    replies = _by(conn, ReplyRow, "message_id", ids)
    acts = _by(conn, DeskActRow, "message_id", ids)
    return [
        {
            **_plain(row, MESSAGE),
            "findings": [_plain(each, FINDING) for each in findings[row["id"]]],
            "replies": [_plain(each, REPLY) for each in replies[row["id"]]],
            "acts_of_the_team": [_plain(each, ACT) for each in acts[row["id"]]],
        }
        for row in rows
    ]


def _by(
    conn: Connection, table: type[Base], column: str, ids: Sequence[int]
) -> defaultdict[int, list[Mapping[str, Any]]]:
    """The rows of a table that hang on these, by what they hang on."""
    found: defaultdict[int, list[Mapping[str, Any]]] = defaultdict(list)
    owner = table.__table__.c[column]
    for part in chunks(ids):
        for row in _rows(conn, select(table.__table__).where(owner.in_(part))):
            found[row[column]].append(row)
    return found


def _rows(conn: Connection, query: Select[Any]) -> Sequence[Mapping[str, Any]]:
    return conn.execute(query).mappings().all()  # type: ignore[return-value]


def _plain(row: Mapping[str, Any], names: Sequence[str]) -> Values:
    values = {name: row[name] for name in names}
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in values.items()
    }

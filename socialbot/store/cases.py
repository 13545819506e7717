"""Cases: one author and one topic within seven days are one record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from socialbot.case_codes import new_code
from socialbot.domain import Intent
from socialbot.store.chunks import chunks
from socialbot.store.entries import Draft
from socialbot.store.tables import CaseRow

JOIN_WITHIN = timedelta(days=7)

TOPICS = {
    Intent.ACCOUNT_ACCESS: "access",
    Intent.OUTAGE: "access",
    Intent.TECHNICAL_FAULT: "access",
    Intent.ACCOUNT_CHANGE: "account",
    Intent.VERIFICATION: "account",
    Intent.PAYMENT: "payment",
    Intent.COMPLAINT: "complaint",
    Intent.GENERAL_INFO: "information",
    Intent.PROMOTION: "information",
    Intent.DECISION_ADVICE: "information",
    Intent.RESPONSIBLE_USE: "care",
    Intent.UNDERAGE: "care",
    Intent.SMALLTALK: "talk",
    Intent.SPAM: "talk",
    Intent.OTHER: "talk",
}

Key = tuple[str, str]


def join_cases(conn: Connection, drafts: Sequence[Draft], now: datetime) -> None:
    """Give every draft its case: an open one of the last seven days, or a new one."""
    drafts = [draft for draft in drafts if not draft.deleted]
    cases = _read_open(conn, sorted({draft.author for draft in drafts}), now)
    joined = {case_id for case_id, _ in cases.values()}
    missing = {_key(draft): draft for draft in drafts if _key(draft) not in cases}
    cases |= _open(conn, missing, now)
    for draft in drafts:
        draft.case_id, draft.case_code = cases[_key(draft)]
    _touch(conn, sorted(joined & {draft.case_id for draft in drafts if draft.case_id}), now)


def _key(draft: Draft) -> Key:
    return draft.author, TOPICS[draft.entry.outcome.intent]


def _read_open(
    conn: Connection, authors: Sequence[str], now: datetime
) -> dict[Key, tuple[int, str]]:
    cases: dict[Key, tuple[int, str]] = {}
    for part in chunks(authors):
        query = (
            select(CaseRow.author_hash, CaseRow.topic, CaseRow.id, CaseRow.code)
            .where(CaseRow.author_hash.in_(part), CaseRow.is_open)
            .where(CaseRow.last_at >= now - JOIN_WITHIN)
            .order_by(CaseRow.id)
        )
        for author, topic, case_id, code in conn.execute(query):
            cases[author, topic] = case_id, code
    return cases


def _open(conn: Connection, drafts: dict[Key, Draft], now: datetime) -> dict[Key, tuple[int, str]]:
    if not drafts:
        return {}
    codes = _free_codes(conn, len(drafts))
    rows = [
        {
            "code": code,
            "platform": draft.entry.message.platform,
            "author_hash": author,
            "topic": topic,
            "is_open": True,
            "opened_at": now,
            "last_at": now,
        }
        for code, ((author, topic), draft) in zip(codes, drafts.items(), strict=True)
    ]
    query = insert(CaseRow).returning(CaseRow.id, sort_by_parameter_order=True)
    ids = conn.execute(query, rows).scalars().all()
    return dict(zip(drafts, zip(ids, codes, strict=True), strict=True))


def _free_codes(conn: Connection, count: int) -> list[str]:
    codes: set[str] = set()
    while len(codes) < count:
        candidates = [new_code() for _ in range(count - len(codes))]
        taken: set[str] = set()
        for part in chunks(candidates):
            taken.update(conn.execute(select(CaseRow.code).where(CaseRow.code.in_(part))).scalars())
        codes.update(set(candidates) - taken)
    return list(codes)


def _touch(conn: Connection, case_ids: Sequence[int], now: datetime) -> None:
    for part in chunks(case_ids):
        conn.execute(update(CaseRow).where(CaseRow.id.in_(part)).values(last_at=now))

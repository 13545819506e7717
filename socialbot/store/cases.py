"""Cases: what one author asks about one topic within some days is one record. By typing a case code
people join records over platforms and channels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from socialbot.case_codes import new_code
from socialbot.settings import Cases
from socialbot.store.case_tables import MessageOriginRow
from socialbot.store.chunks import chunks
from socialbot.store.entries import Draft
from socialbot.store.tables import CaseJoinRow, CaseRow
from socialbot.store.topics import BEGUN, LOOSE, MOVES_WITHIN, TOPICS, moves
from socialbot.store.typed_codes import find_records

Key = tuple[str, str]


@dataclass(slots=True)
class _Case:
    """A case as the writer knows it by its code; record is the one that it is joined to, or it."""

    id: int
    code: str
    record: int
    last_at: datetime


def join_cases(
    conn: Connection, drafts: Sequence[Draft], now: datetime, rules: Cases | None = None
) -> None:
    """Give every draft its case: an open one of the last days, or a new one; or the record that the
    code in the text leads to. The code that the reply may name is always that of the author's own
    case, so that no reply shows whether a typed code was right."""
    rules = rules or Cases()
    drafts = [draft for draft in drafts if not draft.deleted]
    since = now - timedelta(days=rules.period_days)
    cases = _read_own(conn, sorted({draft.author for draft in drafts}), since)
    records = find_records(conn, drafts, now, rules)
    keys = _choose_keys(drafts, cases, now)
    wanted = dict(zip(keys, drafts, strict=True))
    wanted |= {(d.author, r.topic): d for d, r in zip(drafts, records, strict=True) if r}
    cases |= _open(conn, {key: one for key, one in wanted.items() if key not in cases}, now)
    moved: dict[int, int] = {}
    for draft, key, record in zip(drafts, keys, records, strict=True):
        if record:
            target = record.id
            while target in moved:
                target = moved[target]
            own = {cases[key].id, cases[draft.author, record.topic].id} - {target}
            _join(conn, cases.values(), own, target, now)
            moved |= dict.fromkeys(own, target)
        draft.case_id, draft.case_code = cases[key].record, cases[key].code
        draft.own_case_id = cases[key].id
    used = {number for key in wanted for number in (cases[key].id, cases[key].record)}
    _touch(conn, sorted(used), now)


def keep_origins(conn: Connection, written: Iterable[tuple[int, Draft]]) -> None:
    """Note the own case of each written message that another case has, their record."""
    origins = [
        {"message_id": number, "case_id": draft.own_case_id}
        for number, draft in written
        if draft.own_case_id != draft.case_id
    ]
    if origins:
        conn.execute(insert(MessageOriginRow), origins)


def _choose_keys(drafts: Sequence[Draft], cases: Mapping[Key, _Case], now: datetime) -> list[Key]:
    """Author and topic of each draft. What is sent on to another channel keeps its first topic,
    unless the author has a case of the second one already."""
    since = now - MOVES_WITHIN
    begun = {key[0] for key, case in cases.items() if key[1] == BEGUN and case.last_at >= since}
    known, keys = set(cases), []
    for draft in drafts:
        intent = draft.entry.outcome.intent
        key = draft.author, TOPICS[intent]
        may_move = key[1] in LOOSE or key not in known
        if draft.author in begun and may_move and moves(intent, draft.reasons):
            key = draft.author, BEGUN
        if key[1] == BEGUN:
            begun.add(draft.author)
        known.add(key)
        keys.append(key)
    return keys


def _read_own(conn: Connection, authors: Sequence[str], since: datetime) -> dict[Key, _Case]:
    cases: dict[Key, _Case] = {}
    for part in chunks(authors):
        query = (
            select(
                CaseRow.author_hash,
                CaseRow.topic,
                CaseRow.id,
                CaseRow.code,
                CaseRow.last_at,
                CaseJoinRow.record_id,
            )
            .join(CaseJoinRow, CaseJoinRow.case_id == CaseRow.id, isouter=True)
            .where(CaseRow.author_hash.in_(part), CaseRow.is_open)
            .where(CaseRow.last_at >= since)
            .order_by(CaseRow.id)
        )
        for author, topic, number, code, last_at, record in conn.execute(query):
            cases[author, topic] = _Case(number, code, record or number, last_at)
    return cases


def _open(conn: Connection, drafts: Mapping[Key, Draft], now: datetime) -> dict[Key, _Case]:
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
    opened = [_Case(number, code, number, now) for number, code in zip(ids, codes, strict=True)]
    return dict(zip(drafts, opened, strict=True))


def _join(
    conn: Connection, cases: Iterable[_Case], numbers: Set[int], record: int, now: datetime
) -> None:
    """Make the cases of these ids, and those that were joined to them, part of the record."""
    if not numbers:
        return
    conn.execute(delete(CaseJoinRow).where(CaseJoinRow.case_id.in_(numbers)))
    followers = update(CaseJoinRow).where(CaseJoinRow.record_id.in_(numbers))
    conn.execute(followers.values(record_id=record))
    join = {"record_id": record, "into_id": record, "joined_at": now, "joined_by": None}
    rows = [{"case_id": one, **join} for one in sorted(numbers)]
    conn.execute(insert(CaseJoinRow), rows)
    for case in cases:
        if {case.id, case.record} & numbers:
            case.record = record


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

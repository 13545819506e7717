"""Case codes that people type: looked up, and not to be guessed at speed. A code leads a record to
another and allows nothing; nobody is told whether it was right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.orm import InstrumentedAttribute, aliased

from socialbot.case_codes import read_code
from socialbot.settings import Cases
from socialbot.store.chunks import chunks
from socialbot.store.entries import Draft
from socialbot.store.tables import CaseJoinRow, CaseRow, CodeTryRow

HOUR = timedelta(hours=1)
FORM = "form"  # in place of an account and an author: the form knows nobody
Asker = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """Where a code leads: the case that others are joined to, and its topic."""

    id: int
    topic: str


def find_case(
    conn: Connection, code: str, now: datetime, rules: Cases | None = None
) -> tuple[int, int] | None:
    """The case whose record a report of the form joins, by a code in any spelling, and the one that
    the code is of; None where there is none, it has expired or too many wrong ones were typed
    within the hour. The page must look the same in each case. The report counts as a message of its
    record."""
    typed = read_code(code)
    rules = rules or Cases()
    tries = _Tries(conn, [(FORM, FORM)], rules, now, rules.tries_per_account)
    if typed is None or not tries.may((FORM, FORM)):
        return None
    records = _read_records(conn, [typed], now, rules)
    if typed not in records:
        tries.count((FORM, FORM))
    tries.write()
    record = records.get(typed)
    if record is None:
        return None
    conn.execute(update(CaseRow).where(CaseRow.id == record.id).values(last_at=now))
    own = conn.execute(select(CaseRow.id).where(CaseRow.code == typed)).scalar_one()
    return record.id, own


def find_records(
    conn: Connection, drafts: Sequence[Draft], now: datetime, rules: Cases
) -> list[Record | None]:
    """For each draft the record that its code leads to, None where it has none that counts."""
    codes = [draft.entry.outcome.case_code for draft in drafts]
    typed = sorted({code for code in codes if code})
    if not typed:
        return [None] * len(drafts)
    askers = [(draft.account, draft.author) for draft in drafts]
    asking = [asker for asker, code in zip(askers, codes, strict=True) if code]
    tries = _Tries(conn, asking, rules, now, rules.tries_per_author)
    records = _read_records(conn, typed, now, rules)
    found = [
        tries.look_up(asker, code, records) if code else None
        for asker, code in zip(askers, codes, strict=True)
    ]
    tries.write()
    return found


class _Tries:
    """Wrong codes of the last hour, by author and by account of the brand."""

    def __init__(
        self, conn: Connection, askers: Sequence[Asker], rules: Cases, now: datetime, own: int
    ) -> None:
        accounts, authors = ({asker[side] for asker in askers} for side in (0, 1))
        self._conn, self._now = conn, now
        self._most = own, rules.tries_per_account
        since = now - HOUR
        self._authors = _count_tries(conn, CodeTryRow.author_hash, sorted(authors), since)
        self._accounts = _count_tries(conn, CodeTryRow.account_hash, sorted(accounts), since)
        self._new: list[dict[str, object]] = []

    def look_up(
        self, asker: Asker, code: str, records: Mapping[str, Record | None]
    ) -> Record | None:
        """What the code leads to; one that is unknown is counted."""
        if not self.may(asker):
            return None
        if code not in records:
            self.count(asker)
        return records.get(code)

    def may(self, asker: Asker) -> bool:
        """Whether codes of theirs still count."""
        account, author = asker
        return self._authors[author] < self._most[0] and self._accounts[account] < self._most[1]

    def count(self, asker: Asker) -> None:
        """Note a wrong code."""
        account, author = asker
        self._authors[author] += 1
        self._accounts[account] += 1
        self._new.append({"account_hash": account, "author_hash": author, "at": self._now})

    def write(self) -> None:
        """Keep what was noted."""
        if self._new:
            self._conn.execute(insert(CodeTryRow), self._new)


def _count_tries(
    conn: Connection, column: InstrumentedAttribute[str], values: Sequence[str], since: datetime
) -> Counter[str]:
    counts: Counter[str] = Counter()
    for part in chunks(values):
        query = select(column, func.count()).where(column.in_(part), CodeTryRow.at > since)
        for value, count in conn.execute(query.group_by(column)):
            counts[value] = count
    return counts


def _read_records(
    conn: Connection, codes: Sequence[str], now: datetime, rules: Cases
) -> dict[str, Record | None]:
    """The codes that were ever given out; None for one that has expired or whose case is closed."""
    root = aliased(CaseRow)
    to = func.coalesce(CaseJoinRow.record_id, CaseRow.id)
    since = now - timedelta(days=rules.code_days)
    records: dict[str, Record | None] = {}
    for part in chunks(codes):
        query = (
            select(CaseRow.code, root.id, root.topic, root.is_open & (root.last_at >= since))
            .join(CaseJoinRow, CaseJoinRow.case_id == CaseRow.id, isouter=True)
            .join(root, root.id == to)
            .where(CaseRow.code.in_(part))
        )
        for code, number, topic, counts in conn.execute(query):
            records[code] = Record(number, topic) if counts else None
    return records

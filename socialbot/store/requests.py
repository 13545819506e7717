"""Requests about personal data: what is stored of one person, taken out as a whole or erased.

A person is known by keyed hashes only. What is typed to find somebody is hashed like them, and kept
nowhere."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, func, select

from socialbot.case_codes import read_code
from socialbot.store.audit import AuditEvent, note
from socialbot.store.database import writing
from socialbot.store.erasing import cases_of, erase_authors, named_by
from socialbot.store.seal import Vault
from socialbot.store.subjects import read_all
from socialbot.store.tables import CaseRow, MessageRow, OptOutRow

LONGEST = 200  # of what is typed


@dataclass(frozen=True, slots=True)
class Subject:
    """One person's records. keys are their keyed hashes; there are several where a platform names
    a person in more than one way."""

    keys: tuple[str, ...] = field(repr=False)
    platform: str
    messages: int
    cases: int
    reports: int
    first_at: datetime | None
    last_at: datetime | None
    opted_out: bool

    @property
    def is_known(self) -> bool:
        """Whether anything of them is stored."""
        return bool(self.messages or self.cases or self.opted_out)


class Requests:
    """All calls block. `by` is the member who asks; each call leaves a line in the trail."""

    def __init__(
        self,
        engine: Engine,
        vault: Vault,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._engine = engine
        self._vault = vault
        self._clock = clock

    def find(self, platform: str, account: str, by: int) -> Subject:
        """What is stored of an account on a platform: its id there, or its handle where the
        platform tells us only that."""
        names = spellings(account[:LONGEST])
        keys = [self._vault.hash("author", platform, name) for name in names]
        return self._describe(platform, keys, by)

    def find_by_case(self, code: str, by: int) -> Subject | None:
        """The same, of who wrote the case that a code names; None where no case has it."""
        plain = read_code(code.strip())
        query = select(CaseRow.platform, CaseRow.author_hash).where(CaseRow.code == plain)
        with self._engine.connect() as conn:
            row = conn.execute(query).one_or_none() if plain else None
        return self._describe(row.platform, [row.author_hash], by) if row else None

    def export(self, keys: Collection[str], by: int) -> dict[str, Any]:
        """All that is stored of these keys, in words and times."""
        now = self._clock()
        with writing(self._engine) as conn:
            note(conn, AuditEvent(now, "privacy:records:exported", None, by))
            return {"exported_at": now.isoformat(), **read_all(conn, sorted(keys))}

    def erase(self, keys: Collection[str], by: int) -> int:
        """Erase it for good; returns how many messages went."""
        with writing(self._engine) as conn:
            count = erase_authors(conn, sorted(keys))
            note(conn, AuditEvent(self._clock(), "privacy:records:erased", None, by))
        return count

    def _describe(self, platform: str, keys: Sequence[str], by: int) -> Subject:
        with writing(self._engine) as conn:
            note(conn, AuditEvent(self._clock(), "privacy:records:found", None, by))
            known = [key for key in keys if _is_known(conn, key)]
            return _count(conn, platform, known)


def spellings(account: str) -> list[str]:
    """How a connector may have been told of an account: with or without @, in small letters, and
    without what stands before a handle in an address."""
    plain = account.strip().removesuffix("/").rsplit("/", 1)[-1].removeprefix("@").strip()
    if not plain:
        return []
    return sorted({plain, f"@{plain}", plain.lower(), f"@{plain.lower()}"})


def _is_known(conn: Connection, key: str) -> bool:
    tables = MessageRow, CaseRow, OptOutRow
    queries = [select(table.author_hash).where(table.author_hash == key) for table in tables]
    return any(conn.execute(query.limit(1)).first() for query in queries)


def _count(conn: Connection, platform: str, keys: Sequence[str]) -> Subject:
    sent = func.count(), func.min(MessageRow.sent_at), func.max(MessageRow.sent_at)
    messages, first, last = conn.execute(
        select(*sent).where(MessageRow.author_hash.in_(keys))
    ).one()
    own = cases_of(keys)
    cases = conn.execute(select(func.count()).select_from(own.subquery())).scalar_one()
    reports = conn.execute(select(func.count()).where(named_by(own))).scalar_one()
    silent = select(OptOutRow.since).where(OptOutRow.author_hash.in_(keys))
    out = conn.execute(silent).first() is not None
    return Subject(tuple(keys), platform, messages, cases, reports, first, last, out)

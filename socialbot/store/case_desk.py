"""The records as the team works with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Engine

from socialbot.store.case_history import History, Record, read_history, read_record
from socialbot.store.case_list import CaseFilter, CaseLine, Place, read_cases
from socialbot.store.case_merges import Merge, merge, set_open, split
from socialbot.store.database import writing


class CaseDesk:
    """Lists, shows, merges and parts records. All calls block; `by` is the id of a member."""

    def __init__(
        self, engine: Engine, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._engine = engine
        self._clock = clock

    def page(self, wanted: CaseFilter, limit: int, after: Place | None = None) -> list[CaseLine]:
        """A page of the list; see case_list."""
        with self._engine.connect() as conn:
            return read_cases(conn, wanted, limit, after)

    def find(self, code: str) -> Record | None:
        """The record that a code leads to."""
        with self._engine.connect() as conn:
            return read_record(conn, code)

    def history(self, record: Record, limit: int, before: int | None = None) -> History:
        """A page of a record's past; see case_history."""
        with self._engine.connect() as conn:
            return read_history(conn, record, limit, before)

    def merge(self, code: str, other: str, by: int) -> tuple[Merge, str | None]:
        """Make two records one; see case_merges."""
        with writing(self._engine) as conn:
            return merge(conn, code, other, by, self._clock())

    def split(self, code: str, by: int) -> bool:
        """Part a case from its record; see case_merges."""
        with writing(self._engine) as conn:
            return split(conn, code, by, self._clock())

    def set_open(self, code: str, is_open: bool, by: int) -> bool:
        """Close a record or open it again; see case_merges."""
        with writing(self._engine) as conn:
            return set_open(conn, code, is_open, by, self._clock())

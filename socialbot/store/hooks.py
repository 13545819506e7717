"""Rows that wait for a webhook: taken by one process at a time, tried again, given up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, case, select, update

from socialbot.store.database import writing
from socialbot.store.tables import IncidentRow, ReportRow

WAITING = "waiting"
SENT = "sent"
FAILED = "failed"
FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(hours=1)
GIVE_UP_AFTER = timedelta(days=1)
LEASE = timedelta(minutes=1)  # longer than a try: whoever took it and died is not waited for
MOST_DOUBLINGS = 10

HookedTable = type[ReportRow] | type[IncidentRow]


@dataclass(frozen=True, slots=True)
class Due:
    """A row to send now: `attempts` counts this try, `since` is when it began to wait, and `values`
    is what the receiver gets."""

    id: int
    attempts: int
    since: datetime
    values: dict[str, Any] = field(repr=False)


class HookedRows:
    """The rows of one table that wait for a webhook. All calls block."""

    def __init__(
        self,
        engine: Engine,
        table: HookedTable,
        read: Callable[[Connection, Sequence[int]], list[Due]],
    ) -> None:
        """`read` finds the rows of these ids, as they are to be sent."""
        self._engine = engine
        self._table = table
        self._read = read

    def take_due(self, now: datetime, limit: int) -> list[Due]:
        """Take rows whose time has come. Until their lease is over nobody else gets them, and
        afterwards they are due again: a try that nobody finished is repeated."""
        due = self._find_due(now, limit)
        if not due:
            return []
        with writing(self._engine) as conn:
            taken = [row for row, attempts in due if self._claim(conn, row, attempts, now)]
            return self._read(conn, taken)

    def finish(self, due: Due, delivered: bool, now: datetime) -> str:
        """Note what a try came to; returns the row's state. The waits double up to an hour, and
        after a day it is given up."""
        values: dict[str, Any] = {"hook_state": SENT, "hook_at": None}
        if not delivered:
            values = {"hook_at": now + wait_after(due.attempts)}
            if values["hook_at"] > due.since + GIVE_UP_AFTER:
                values = {"hook_state": FAILED, "hook_at": None}
        table = self._table
        mine = update(table).where(
            table.id == due.id,
            table.hook_state == WAITING,
            # A later try may be under way; that this one arrived counts all the same.
            case((table.hook_attempts == due.attempts, 1), else_=int(delivered)) == 1,
        )
        with writing(self._engine) as conn:
            conn.execute(mine.values(values))
        return str(values.get("hook_state", WAITING))

    def _find_due(self, now: datetime, limit: int) -> list[tuple[int, int]]:
        """Ids and tries so far; reads only, so that an idle look holds up nobody."""
        table = self._table
        due = (
            select(table.id, table.hook_attempts)
            .where(table.hook_state == WAITING, table.hook_at <= now)
            .order_by(table.hook_at, table.id)
            .limit(limit)
        )
        with self._engine.connect() as conn:
            return [(row.id, row.hook_attempts) for row in conn.execute(due)]

    def _claim(self, conn: Connection, row: int, attempts: int, now: datetime) -> bool:
        table = self._table
        claim = update(table).where(
            table.id == row, table.hook_state == WAITING, table.hook_attempts == attempts
        )
        values = {"hook_attempts": attempts + 1, "hook_at": now + LEASE}
        return bool(conn.execute(claim.values(values)).rowcount)


def wait_after(attempts: int) -> timedelta:
    """The wait after that many tries."""
    return min(FIRST_WAIT * (1 << min(attempts - 1, MOST_DOUBLINGS)), LONGEST_WAIT)

"""What platforms that charge for calls have cost, by month and operation. No message and no person
is in it, so it is kept: a year is a few dozen rows."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, Engine, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from socialbot.domain import Spent
from socialbot.store.database import writing
from socialbot.store.tables import SpendingRow


class Spendings:
    """The sums of all processes that share this database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, platform: str, month: str, operation: str, count: int, micros: int) -> int:
        """Add (or take back, with numbers below zero) and return the month's sum in micros."""
        with writing(self._engine) as conn:
            _hold(conn, platform, month)
            while not _add(conn, (platform, month, operation), count, micros):
                _make(conn, (platform, month, operation))
            return _sum(conn, platform, month)

    def spent(self, platform: str, month: str) -> Mapping[str, Spent]:
        """The month's sums by operation."""
        query = select(SpendingRow.operation, SpendingRow.count, SpendingRow.micros).where(
            SpendingRow.platform == platform, SpendingRow.month == month
        )
        with self._engine.connect() as conn:
            rows = conn.execute(query).all()
        return {operation: Spent(count, micros) for operation, count, micros in rows}


def _hold(conn: Connection, platform: str, month: str) -> None:
    """Others wait with the same month, or two of them could both have the last of a budget."""
    rows = select(SpendingRow.operation).where(
        SpendingRow.platform == platform, SpendingRow.month == month
    )
    conn.execute(rows.order_by(SpendingRow.operation).with_for_update()).all()


def _add(conn: Connection, key: tuple[str, str, str], count: int, micros: int) -> bool:
    query = (
        update(SpendingRow)
        .where(
            SpendingRow.platform == key[0],
            SpendingRow.month == key[1],
            SpendingRow.operation == key[2],
        )
        .values(count=SpendingRow.count + count, micros=SpendingRow.micros + micros)
        .returning(SpendingRow.micros)
    )
    return conn.execute(query).scalar_one_or_none() is not None


def _make(conn: Connection, key: tuple[str, str, str]) -> None:
    """The month's first call of its kind; another process may be as quick."""
    platform, month, operation = key
    row = {"platform": platform, "month": month, "operation": operation, "count": 0, "micros": 0}
    try:
        with conn.begin_nested():
            conn.execute(insert(SpendingRow).values(row))
    except IntegrityError:
        return


def _sum(conn: Connection, platform: str, month: str) -> int:
    query = select(func.sum(SpendingRow.micros)).where(
        SpendingRow.platform == platform, SpendingRow.month == month
    )
    return int(conn.execute(query).scalar_one() or 0)

"""Who looked at what: a line for each thing that a member opened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, insert, select

from socialbot.store.database import writing
from socialbot.store.team_tables import LookRow

SAME = timedelta(minutes=10)  # a page that is loaded again meanwhile is the same look
LONGEST_ID = 64


class Looks:
    """The access log. note blocks."""

    def __init__(
        self, engine: Engine, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._engine = engine
        self._clock = clock

    def note(self, user_id: int, thing: str, thing_id: str = "") -> None:
        """A member sees a thing of ours; its id is one of our own tables, never content."""
        now, which = self._clock(), thing_id[:LONGEST_ID]
        seen = (
            select(LookRow.id)
            .where(LookRow.user_id == user_id, LookRow.thing == thing)
            .where(LookRow.thing_id == which, LookRow.at > now - SAME)
            .limit(1)
        )
        with self._engine.connect() as conn:
            if conn.execute(seen).first():
                return
        values = {"at": now, "user_id": user_id, "thing": thing, "thing_id": which}
        with writing(self._engine) as conn:
            conn.execute(insert(LookRow).values(**values))

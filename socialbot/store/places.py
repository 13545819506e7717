"""On which platforms messages are."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Engine, select

from socialbot.store.tables import MessageRow


class Places:
    """All calls block. What is not there is nowhere."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of_messages(self, ids: Sequence[int]) -> set[str]:
        """The platforms of these messages."""
        query = select(MessageRow.platform).where(MessageRow.id.in_(ids)).distinct()
        with self._engine.connect() as conn:
            return set(conn.execute(query).scalars())

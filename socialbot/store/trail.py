"""The audit trail and the access log as an admin reads them: newest first, in pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, select

from socialbot.store.team_tables import AuditRow, LookRow, UserRow


@dataclass(frozen=True, slots=True)
class Line:
    """Who did, or looked at, which thing. who is None for what no member did."""

    id: int
    at: datetime
    what: str
    subject: str | None
    who: str | None


class Trail:
    """All calls block."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def acts(self, limit: int, before: int | None = None, who: str | None = None) -> list[Line]:
        """Lines of the audit trail older than `before`; of one member by name."""
        columns = AuditRow.id, AuditRow.at, AuditRow.event, AuditRow.subject_id
        return self._read(select(*columns, UserRow.name), AuditRow, limit, (before, who))

    def looks(self, limit: int, before: int | None = None, who: str | None = None) -> list[Line]:
        """Lines of the access log."""
        columns = LookRow.id, LookRow.at, LookRow.thing, LookRow.thing_id
        return self._read(select(*columns, UserRow.name), LookRow, limit, (before, who))

    def names(self) -> list[str]:
        """Of all members, also of those who have left."""
        with self._engine.connect() as conn:
            return list(conn.execute(select(UserRow.name).order_by(UserRow.name)).scalars())

    def subjects(self, lines: list[Line]) -> dict[str, str]:
        """The names of the members that lines are about, by id."""
        ids = {
            int(line.subject)
            for line in lines
            if line.what.startswith("team:") and line.subject and line.subject.isdigit()
        }
        query = select(UserRow.id, UserRow.name).where(UserRow.id.in_(ids))
        with self._engine.connect() as conn:
            return {str(number): name for number, name in conn.execute(query)}

    def _read(
        self,
        query: Any,
        table: type[AuditRow] | type[LookRow],
        limit: int,
        wanted: tuple[int | None, str | None],
    ) -> list[Line]:
        before, who = wanted
        query = query.outerjoin(UserRow, UserRow.id == table.user_id)
        if before is not None:
            query = query.where(table.id < before)
        if who is not None:
            query = query.where(UserRow.name == who)
        with self._engine.connect() as conn:
            return [
                Line(*row) for row in conn.execute(query.order_by(table.id.desc()).limit(limit))
            ]

"""The technical team's list in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from socialbot.store.reports import Change, Group, Progress, Report, Wanted

AT = datetime(2026, 3, 5, 21, 5, tzinfo=UTC)


@dataclass
class MemoryReports:
    """Reports in the order of the list, and what was done with them."""

    rows: list[Report] = field(default_factory=list)
    again: list[Group] = field(default_factory=list)
    changed: list[tuple[int | str, Progress, int]] = field(default_factory=list)
    exported: list[str] = field(default_factory=list)
    wanted: list[Wanted] = field(default_factory=list)

    def page(self, wanted: Wanted, limit: int, before_id: int | None = None) -> list[Report]:
        self.wanted.append(wanted)
        ids = [row.id for row in self.rows]
        start = ids.index(before_id) + 1 if before_id else 0
        return self.rows[start:][:limit]

    def at_risk(self) -> int:
        return sum(row.risk is not None and row.done_at is None for row in self.rows)

    def groups(self, limit: int) -> list[Group]:
        return self.again[:limit]

    def all(self, wanted: Wanted) -> Iterator[Report]:
        self.wanted.append(wanted)
        yield from self.rows

    def set_state(self, report_id: int, seen: Progress, state: Progress, by: int) -> Change:
        found = next((row for row in self.rows if row.id == report_id), None)
        if found is None:
            return Change.GONE
        if found.state != seen:
            return Change.OTHERWISE
        self.changed.append((report_id, state, by))
        return Change.DONE

    def set_state_of_fault(self, fingerprint: str, state: Progress, by: int) -> int:
        self.changed.append((fingerprint, state, by))
        return len(self.rows)

    def note_export(self, by: str) -> None:
        self.exported.append(by)


def report(number: int = 1, **changes: Any) -> Report:
    values: dict[str, Any] = {
        "id": number,
        "number": f"7K2M-94QX-FH{number:02}",
        "case_code": "K7F-2QX-9",
        "language": "tr",
        "area": "function",
        "intent": "technical_fault",
        "risk": None,
        "what": "düğme ▒ çalışmıyor",
        "place": "ödeme sayfası",
        "happened_at": AT,
        "device": "android",
        "software": "chrome 141.0",
        "error_text": "504",
        "fingerprint": "ab" * 32,
        "created_at": AT,
        "done_at": None,
    }
    return Report(**values | changes)

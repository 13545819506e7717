"""A queue on each database, with two members of the team who act on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, Engine

from socialbot.domain import Outcome, Reason
from socialbot.store.entries import QueuedReply
from socialbot.store.queue.acts import Picked
from socialbot.store.queue.desk import Queue
from socialbot.store.queue.filters import Filters
from socialbot.store.records import Records
from socialbot.store.seal import Vault
from socialbot.store.tables import MessageRow
from socialbot.store.team import Team
from tests.store.world import NOW, entry, outcome, record, rows

NEEDS_PERSON = {"review": True, "reasons": (Reason.NEEDS_PERSON,)}


@dataclass
class Office:
    """A queue, its clock, the jobs that it made, and the ids of its members."""

    engine: Engine
    records: Records
    now: datetime = NOW
    jobs: list[QueuedReply] = field(default_factory=list)
    deniz: int = 0
    ece: int = 0

    @property
    def queue(self) -> Queue:
        return Queue(self.engine, self._enqueue, lambda: self.now)

    def _enqueue(self, _conn: Connection, replies: Sequence[QueuedReply]) -> None:
        self.jobs.extend(replies)

    def wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    def write(self, number: int = 1, result: Outcome | None = None, **changes: Any) -> int:
        """Somebody writes what a person must look at; returns the item's id."""
        changes.setdefault("conversation", f"thread-{number}")
        changes.setdefault("author", f"author-{number}")
        result = result or outcome(**NEEDS_PERSON)
        record(self.records, entry(number, result, **changes), now=self.now)
        return int(rows(self.engine, MessageRow)[-1].id)

    def ids(self, **filters: Any) -> list[int]:
        return [one.id for one in self.queue.page(Filters(**filters), 50)]

    def pick(self, number: int) -> Picked:
        item = self.queue.item(number)
        assert item
        return Picked(number, item.version)

    def message(self, number: int) -> Any:
        return next(row for row in rows(self.engine, MessageRow) if row.id == number)


@pytest.fixture
def office(engine: Engine, records: Records, vault: Vault) -> Office:
    team = Team(engine, vault)
    deniz = team.add_user("deniz", "a password of the tests", ["agent"])
    ece = team.add_user("ece", "a password of the tests", ["agent"])
    return Office(engine, records, deniz=deniz, ece=ece)

"""Which items of the queue somebody wants to see, as conditions on the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, String, and_, cast, exists, true

from socialbot.store.queue.search import holds_words
from socialbot.store.queue.tables import DeskRow
from socialbot.store.tables import MessageRow, ReplyRow, State


class Standing(StrEnum):
    """How far an item is. OPEN: it waits for a person. PROPOSED: its reply waits for approval.
    ESCALATED: it waits for a lead. DONE: somebody has answered or dismissed it."""

    OPEN = "open"
    PROPOSED = "proposed"
    ESCALATED = "escalated"
    DONE = "done"


class Age(StrEnum):
    """How long ago an item came in."""

    HOUR = "hour"
    DAY = "day"
    OLDER = "older"
    WEEK = "week"


HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(days=7)
NOBODY = 0
"""As an assignee: an item that is nobody's."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which items, and in which order; None where it does not matter. assignee is the id of a
    member of the team, or NOBODY; words are folded (see folding.fold_query)."""

    state: Standing = Standing.OPEN
    platform: str | None = None
    reason: str | None = None
    intent: str | None = None
    language: str | None = None
    assignee: int | None = None
    age: Age | None = None
    words: tuple[str, ...] = field(default=(), repr=False)
    newest_first: bool = False

    def conditions(self, dialect: str, now: datetime) -> Iterator[ColumnElement[bool]]:
        """On messages with their rows of the desk, where there are any."""
        yield from self._standing()
        for column, wanted in self._columns():
            if wanted is not None:
                yield column == wanted
        if self.reason:
            yield cast(MessageRow.reasons, String).contains(f'"{self.reason}"', autoescape=True)
        if self.assignee is not None:
            yield DeskRow.assignee_id == self.assignee if self.assignee else _is_nobodys()
        if self.age:
            yield _AGES[self.age](now)
        if self.words:
            done = self.state is Standing.DONE
            number = DeskRow.message_id if done else MessageRow.id
            yield holds_words(number, self.words, dialect)

    def _columns(self) -> Iterator[tuple[Any, str | None]]:
        yield MessageRow.platform, self.platform
        yield MessageRow.intent, self.intent
        yield MessageRow.language, self.language

    def _standing(self) -> Iterator[ColumnElement[bool]]:
        if self.state is Standing.DONE:
            yield DeskRow.decision.is_not(None)
            return
        yield MessageRow.review == true()
        if self.state is Standing.ESCALATED:
            yield DeskRow.escalated_at.is_not(None)
        if self.state is Standing.PROPOSED:
            yield exists().where(
                ReplyRow.message_id == MessageRow.id, ReplyRow.state == State.PROPOSED
            )


def _is_nobodys() -> ColumnElement[bool]:
    return DeskRow.assignee_id.is_(None)


_AGES: Mapping[Age, Callable[[datetime], ColumnElement[bool]]] = {
    Age.HOUR: lambda now: MessageRow.recorded_at > now - HOUR,
    Age.DAY: lambda now: MessageRow.recorded_at > now - DAY,
    Age.OLDER: lambda now: and_(
        MessageRow.recorded_at <= now - DAY, MessageRow.recorded_at > now - WEEK
    ),
    Age.WEEK: lambda now: MessageRow.recorded_at <= now - WEEK,
}

"""The queue as the pages use it: every call is one transaction, and blocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, select

from socialbot.store.audit import AuditEvent, note
from socialbot.store.database import writing
from socialbot.store.queue import decisions, presence, threads, views
from socialbot.store.queue.acts import Actor, Done, Enqueue, Picked, Result, Why
from socialbot.store.queue.answers import Words, answer
from socialbot.store.queue.decisions import Wrong
from socialbot.store.queue.filters import Filters
from socialbot.store.queue.item import Item, read_item_whole
from socialbot.store.queue.listing import Listed, Place, filter_ids, read_page
from socialbot.store.queue.news import Mark, News, read_mark, read_news
from socialbot.store.queue.undo import undo
from socialbot.store.queue.views import View
from socialbot.store.team_tables import UserRow

One = Callable[[Connection, Actor, Picked], bool | Result]


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Queue:
    """enqueue makes the job of an answer in the same commit. In shadow mode nothing is answered."""

    engine: Engine
    enqueue: Enqueue
    clock: Callable[[], datetime] = _now
    shadow: bool = False

    def page(self, filters: Filters, limit: int, after: Place | None = None) -> list[Listed]:
        """The first items, or those after a place."""
        with self.engine.connect() as conn:
            return read_page(conn, filters, self.clock(), limit, after)

    def which(self, filters: Filters, ids: Sequence[int]) -> frozenset[int]:
        """Those of these items that the filters leave."""
        with self.engine.connect() as conn:
            return filter_ids(conn, filters, self.clock(), ids)

    def item(self, number: int) -> Item | None:
        """One item with all that hangs on it."""
        with self.engine.connect() as conn:
            return read_item_whole(conn, number)

    def members(self) -> list[tuple[int, str]]:
        """Whom an item can be given to: ids and names of the active members of the team who act."""
        query = select(UserRow.id, UserRow.name, UserRow.roles).where(UserRow.active)
        with self.engine.connect() as conn:
            rows = conn.execute(query.order_by(UserRow.name)).all()
        return [(row.id, row.name) for row in rows if set(row.roles) - {"viewer"}]

    def dismiss(self, picked: Sequence[Picked], why: Why, user_id: int) -> Done:
        """Take items off the queue without an answer."""
        return self._each(
            picked, user_id, lambda conn, actor, one: decisions.dismiss(conn, actor, one, why)
        )

    def assign(self, picked: Sequence[Picked], assignee: int | None, user_id: int) -> Done:
        """Give items to a member of the team, or to nobody."""
        return self._each(
            picked, user_id, lambda conn, actor, one: decisions.assign(conn, actor, one, assignee)
        )

    def escalate(self, picked: Sequence[Picked], to_leads: bool, user_id: int) -> Done:
        """Ask the leads to see to items, or take that back."""
        return self._each(
            picked, user_id, lambda conn, actor, one: decisions.escalate(conn, actor, one, to_leads)
        )

    def mark(self, picked: Picked, wrong: Wrong, user_id: int) -> Done:
        """Say what the guard got wrong."""
        return self._each(
            [picked], user_id, lambda conn, actor, one: decisions.mark(conn, actor, one, wrong)
        )

    def take_over(self, picked: Picked, user_id: int) -> Done:
        """Keep the bot out of the conversation."""
        return self._each([picked], user_id, threads.take_over)

    def release(self, picked: Picked, user_id: int) -> Done:
        """Let the bot answer there again."""
        return self._each([picked], user_id, threads.release)

    def hide(self, picked: Picked, user_id: int) -> Done:
        """Have the public post taken out of sight."""
        if self.shadow:
            return Done(Result.SHADOW, 0, 1)
        return self._each([picked], user_id, threads.hide)

    def answer(self, picked: Picked, words: Words, user_id: int) -> Done:
        """Queue an answer, to leave after the hold."""
        if self.shadow:
            return Done(Result.SHADOW, 0, 1)
        return self._each(
            [picked],
            user_id,
            lambda conn, actor, one: answer(conn, actor, one, words, self.enqueue),
        )

    def undo(self, batch: str, user_id: int) -> int:
        """Take back what was done in one go; returns on how many items."""
        with writing(self.engine) as conn:
            return undo(conn, batch, user_id, self.clock(), self.enqueue)

    def views(self, user_id: int) -> list[View]:
        """A member's saved views."""
        with self.engine.connect() as conn:
            return views.read_views(conn, user_id)

    def save_view(self, user_id: int, name: str, query: str) -> bool:
        """Keep filters under a name."""
        with writing(self.engine) as conn:
            note(conn, AuditEvent(self.clock(), "admin:view:saved", None, user_id))
            return views.save_view(conn, user_id, name, query, self.clock())

    def drop_view(self, user_id: int, number: int) -> bool:
        """Forget a view."""
        with writing(self.engine) as conn:
            note(conn, AuditEvent(self.clock(), "admin:view:dropped", str(number), user_id))
            return views.drop_view(conn, user_id, number)

    def look(self, number: int, user_id: int) -> None:
        """Somebody has an item open."""
        with writing(self.engine) as conn:
            presence.note_presence(conn, number, user_id, self.clock())

    def look_away(self, user_id: int) -> None:
        """Somebody has no item open any more."""
        with writing(self.engine) as conn:
            presence.leave(conn, user_id)

    def looking(self, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
        """Who has which of these items open."""
        with self.engine.connect() as conn:
            return presence.read_presence(conn, self.clock(), ids)

    def mark_now(self) -> Mark:
        """Where looking for news begins."""
        with self.engine.connect() as conn:
            return read_mark(conn, self.clock())

    def news(self, since: Mark) -> News:
        """What is new since then."""
        with self.engine.connect() as conn:
            return read_news(conn, since, self.clock())

    def _each(self, picked: Sequence[Picked], user_id: int, one: One) -> Done:
        """Each item by itself: where one has changed meanwhile, the others are done."""
        actor = Actor(user_id, self.clock())
        results: list[Result] = []
        with writing(self.engine) as conn:
            for each in picked:
                with conn.begin_nested() as part:
                    result = _result(one(conn, actor, each))
                    if result is not Result.DONE:
                        part.rollback()
                results.append(result)
        changed = results.count(Result.DONE)
        worst = next((one for one in results if one is not Result.DONE), Result.CHANGED)
        return Done(Result.DONE if changed else worst, changed, len(picked), actor.batch)


def _result(found: bool | Result) -> Result:
    if isinstance(found, Result):
        return found
    return Result.DONE if found else Result.CHANGED

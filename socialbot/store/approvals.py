"""Proposed replies: a person of the team lets one go out, or discards it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, select, update

from socialbot.domain import SETTLED, Channel, Reason
from socialbot.store import users
from socialbot.store.audit import AuditEvent, note
from socialbot.store.claims import REFUSED, Standing, end, ending, next_job, read_standing
from socialbot.store.database import writing
from socialbot.store.entries import QueuedReply
from socialbot.store.tables import MessageRow, ReplyRow, State

Enqueue = Callable[[Connection, Sequence[QueuedReply]], None]

# When a person has looked at the proposal, these alone need nobody any more.
ANSWERED = SETTLED | {Reason.NEEDS_APPROVAL}


@dataclass(frozen=True, slots=True)
class Approvals:
    """Decides on proposed replies for the team. All calls block. enqueue makes the job in the same
    commit, so that what was approved is sent, and nothing else is. refuse(kind, text) is the gate,
    which says why a text must not be sent: the profile may say other things than when it was
    proposed."""

    engine: Engine
    enqueue: Enqueue
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    refuse: Callable[[str, str], str | None] = lambda kind, text: None

    def approve(self, reply_id: str, user: str) -> bool:
        """Send a proposed reply; False where it is none any more, came too late to be sent, or is
        refused; then it has failed, and the message stays with a person."""
        with writing(self.engine) as conn:
            standing = self._find(conn, reply_id)
            if standing is None:
                return False
            now = self.clock()
            if ended := ending(standing, now):
                _settle(conn, standing, *ended, now)
                return False
            if self.refuse(standing.kind, standing.text):
                end(conn, standing, State.FAILED, REFUSED, now)
                return False
            values = {"state": State.QUEUED, "created_at": now}
            conn.execute(update(ReplyRow).where(ReplyRow.id == reply_id).values(**values))
            _look_done(conn, standing)
            _note(conn, "admin:reply:approved", standing, user, now)
            self.enqueue(conn, [next_job(conn, standing, 0.0)])
        return True

    def discard(self, reply_id: str, user: str) -> bool:
        """Send nothing; False where it is no proposed reply any more."""
        with writing(self.engine) as conn:
            standing = self._find(conn, reply_id)
            if standing is None:
                return False
            now = self.clock()
            _settle(conn, standing, State.CANCELLED, "discarded", now)
            _look_done(conn, standing)
            _note(conn, "admin:reply:discarded", standing, user, now)
        return True

    @staticmethod
    def _find(conn: Connection, reply_id: str) -> Standing | None:
        standing = read_standing(conn, reply_id)
        return standing if standing and standing.state == State.PROPOSED else None


def _settle(conn: Connection, standing: Standing, state: State, code: str, now: datetime) -> None:
    values = {"state": state, "error": code, "finished_at": now}
    conn.execute(update(ReplyRow).where(ReplyRow.id == standing.id).values(**values))


def _look_done(conn: Connection, standing: Standing) -> None:
    """Take the message off the list where nothing but the approval had put it there."""
    there = MessageRow.id == standing.message_id
    row = conn.execute(select(MessageRow.reasons, MessageRow.channel).where(there)).one()
    still = not ANSWERED.issuperset(row.reasons) or row.channel == Channel.HUMAN
    conn.execute(update(MessageRow).where(there).values(review=still))


def _note(conn: Connection, event: str, standing: Standing, user: str, now: datetime) -> None:
    found = users.find_user(conn, user)
    note(conn, AuditEvent(now, event, standing.id, found[0] if found else None))

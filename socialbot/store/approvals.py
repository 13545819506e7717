"""Proposed replies: a person of the team lets one go out, or discards it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Connection, Engine, select, update

from socialbot.domain import SETTLED, Channel, Reason
from socialbot.store import users
from socialbot.store.audit import AuditEvent, note
from socialbot.store.claims import REFUSED, Standing, end, ending, next_job, read_standing
from socialbot.store.clean import storable
from socialbot.store.database import writing
from socialbot.store.entries import QueuedReply
from socialbot.store.proposals import (
    Renew,
    read_proposal,
    replace_words,
    word_anew,
)
from socialbot.store.shown import mark_of
from socialbot.store.tables import MessageRow, ReplyRow, State

Enqueue = Callable[[Connection, Sequence[QueuedReply]], None]

# When a person has looked at the proposal, these alone need nobody any more.
ANSWERED = SETTLED | {Reason.NEEDS_APPROVAL}


class Decision(StrEnum):
    """What came of an approval. RENEWED: the reply has other words than the person has read, and
    waits with them. REFUSED: nothing can be said any more, and the message stays with a person.
    TOO_LATE: it is no proposed reply any more, or may not be sent now."""

    APPROVED = "approved"
    RENEWED = "renewed"
    REFUSED = "refused"
    TOO_LATE = "too_late"


@dataclass(frozen=True, slots=True)
class Approvals:
    """Decides on proposed replies for the team. All calls block. enqueue makes the job in the same
    commit, so that what was approved is sent, and nothing else is. refuse(kind, text) is the gate,
    which says why a text must not be sent: the profile may say other things than when it was
    proposed. renew gives the words of now: live chat may have closed meanwhile."""

    engine: Engine
    enqueue: Enqueue
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    refuse: Callable[[str, str], str | None] = lambda kind, text: None
    renew: Renew = lambda proposal, wanted: proposal.outcome

    def approve(self, reply_id: str, user: str, shown: str) -> Decision:
        """Send a proposed reply, if it still says what is to be said now, and just what the person
        has read: `shown` is the mark of that text (see shown.mark_of)."""
        with writing(self.engine) as conn:
            standing = self._find(conn, reply_id)
            if standing is None:
                return Decision.TOO_LATE
            now = self.clock()
            if ended := ending(standing, now):
                _settle(conn, standing, *ended, now)
                return Decision.TOO_LATE
            decision = self._look_again(conn, standing, user, now)
            if decision is Decision.APPROVED and shown != mark_of(standing.text):
                return Decision.RENEWED  # by somebody else's approval
            if decision is Decision.APPROVED:
                self._send(conn, standing, user, now)
        return decision

    def _look_again(
        self, conn: Connection, standing: Standing, user: str, now: datetime
    ) -> Decision:
        """Whether the words may go out as they are; others take their place where they may not."""
        proposal = read_proposal(conn, standing.id)
        renewed = word_anew(conn, proposal, self.renew, now)
        text = storable(renewed.reply.text) if renewed and renewed.reply else None
        if renewed is None or text is None or self.refuse(standing.kind, text):
            end(conn, standing, State.FAILED, REFUSED, now)
            return Decision.REFUSED
        if text == standing.text:
            return Decision.APPROVED
        replace_words(conn, proposal, renewed)
        _note(conn, "admin:reply:renewed", standing, user, now)
        return Decision.RENEWED

    def _send(self, conn: Connection, standing: Standing, user: str, now: datetime) -> None:
        values = {"state": State.QUEUED, "created_at": now, "error": None}
        conn.execute(update(ReplyRow).where(ReplyRow.id == standing.id).values(**values))
        _look_done(conn, standing)
        _note(conn, "admin:reply:approved", standing, user, now)
        self.enqueue(conn, [next_job(conn, standing, 0.0)])

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

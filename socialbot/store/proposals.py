"""Replies that wait for a person: what they say, and what they would say by now."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from socialbot.case_codes import find_codes
from socialbot.domain import Channel, Intent, Kind, Language, Outcome, Reason, Reply
from socialbot.store.clean import storable
from socialbot.store.known_faults import read_known_faults
from socialbot.store.tables import MessageRow, ReplyRow
from socialbot.store.wordings import Said, Wanted, pick

RENEWED = "renewed"  # noted beside a proposal whose words are not those that were first proposed


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed reply with the outcome that it words, and its thread as hashes."""

    id: str
    message_id: int
    platform: str
    kind: Kind
    conversation: str
    author: str
    account: str
    outcome: Outcome
    reply: Reply


Renew = Callable[[Proposal, Wanted], Outcome | None]
"""A proposal's outcome in the words of now; None where nothing can be said any more."""


def read_proposal(conn: Connection, reply_id: str) -> Proposal:
    """The proposal of a reply that is one."""
    query = select(
        ReplyRow.id.label("reply_id"),
        ReplyRow.template,
        ReplyRow.language.label("reply_language"),
        ReplyRow.wording,
        ReplyRow.text,
        MessageRow.__table__,
    ).join(MessageRow, MessageRow.id == ReplyRow.message_id)
    row = conn.execute(query.where(ReplyRow.id == reply_id)).one()
    reply = Reply(row.template, Language(row.reply_language), row.wording, row.text)
    outcome = Outcome(
        blocked=row.blocked,
        findings=(),
        stored_text="",
        language=Language(row.language),
        intent=Intent(row.intent),
        confidence=row.confidence,
        channel=Channel(row.channel),
        reply=reply,
        review=row.review,
        reasons=tuple(Reason(reason) for reason in row.reasons),
    )
    return Proposal(
        row.reply_id,
        row.id,
        row.platform,
        Kind(row.kind),
        row.conversation_hash,
        row.author_hash,
        row.account_hash,
        outcome,
        reply,
    )


def word_anew(conn: Connection, proposal: Proposal, renew: Renew, now: datetime) -> Outcome | None:
    """What would be said now. By the rules of every reply: no thread is told the same twice, but
    what is proposed may stay as it is."""
    own = {proposal.reply.text}
    never, rather_not = Said(conn, [proposal], now).around(proposal)
    fault = read_known_faults(conn).find(proposal.outcome.intent, proposal.platform)
    code = _told_code(proposal.reply.text)

    def ask(used: Iterable[str]) -> Outcome | None:
        return renew(proposal, Wanted(code, fault, frozenset(used)))

    return pick(ask, never - own, [text for text in rather_not if text not in own])


def replace_words(conn: Connection, proposal: Proposal, renewed: Outcome) -> None:
    """Let the proposal say something else; it goes on waiting."""
    reply = renewed.reply
    assert reply is not None
    values = {
        "template": reply.template,
        "wording": reply.wording,
        "text": storable(reply.text),
        "error": RENEWED,
    }
    conn.execute(update(ReplyRow).where(ReplyRow.id == proposal.id).values(**values))
    there = MessageRow.id == proposal.message_id
    conn.execute(update(MessageRow).where(there).values(channel=renewed.channel))


def _told_code(text: str) -> str:
    """The case code that the writer was going to be told: of the writer's own case, which is not
    always the record that the message belongs to."""
    return next((code for _, _, code in find_codes(text)), "")

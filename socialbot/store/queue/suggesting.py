"""What the wordings that a person is offered depend on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection

from socialbot.case_codes import find_codes
from socialbot.domain import Channel, Intent, Kind, KnownFault, Language, Outcome, Reason, Reply
from socialbot.store.known_faults import read_known_faults
from socialbot.store.queue.item import Item
from socialbot.store.tables import State
from socialbot.store.wordings import Said

KNOWN = frozenset(Reason)  # an older version may have had others
SPOKEN = (State.QUEUED, State.SENDING, State.SENT, State.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A recorded outcome to be worded anew: the case code that the writer may be told, the known
    fault that it is about, what must not be said again, and what had better not be."""

    outcome: Outcome
    code: str
    fault: KnownFault | None
    used: frozenset[str] = field(repr=False)
    rather_not: frozenset[str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Place:
    kind: Kind
    conversation: str = field(repr=False)
    author: str = field(repr=False)
    account: str = field(repr=False)


def read_wanted(conn: Connection, item: Item, now: datetime) -> Wanted:
    """By the rules of every reply: no thread is told the same twice in a week, and nobody again
    while another wording is left; but what was proposed may stay as it is."""
    row = item.row
    place = _Place(Kind(row.kind), row.conversation_hash, row.author_hash, row.account_hash)
    never, rather_not = Said(conn, [place], now, SPOKEN).around(place)
    reply = _first(item)
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
        reasons=tuple(Reason(reason) for reason in row.reasons if reason in KNOWN),
    )
    proposed = reply.text if reply else None
    others = frozenset(text for text in rather_not if text != proposed)
    fault = read_known_faults(conn).find(outcome.intent, row.platform)
    return Wanted(outcome, _told_code(item), fault, never, others)


def _first(item: Item) -> Reply | None:
    """The wording that the bot chose first, where it chose one: the others come after it."""
    said = next((one for one in item.replies if one.user is None and one.text), None)
    if said is None:
        return None
    return Reply(said.template, Language(said.language), said.wording, said.text)


def _told_code(item: Item) -> str:
    """The case code that the writer was told, or was going to be: of their own case,
    which is not always the record that the message belongs to."""
    texts = (said.text for said in item.replies)
    return next((code for text in texts for _, _, code in find_codes(text)), "")

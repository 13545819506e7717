"""Which words a reply gets: no thread sees a text twice in a week, and nobody sees one again, nor
a public hour, while another is left. Decided at the commit, when all that was said before is
known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute

from socialbot.domain import Kind, KnownFault, Reason, Reply
from socialbot.store.chunks import chunks
from socialbot.store.entries import Draft, Entry
from socialbot.store.known_faults import KnownFaults
from socialbot.store.tables import MessageRow, ReplyRow, State

Found = TypeVar("Found")
HOUR = timedelta(hours=1)
# So long a talk counts as one thread. A chat and a group are one conversation for ever, so that
# soon no wording would be left there; later the one that was said longest ago may come again.
THREAD = timedelta(days=7)
SAID = (State.PROPOSED, State.QUEUED, State.SENDING, State.SENT, State.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the words of a reply depend on at the commit: the case code, the incident where the
    fault is known, and the texts that must not be said again."""

    code: str
    fault: KnownFault | None = None
    used: frozenset[str] = frozenset()

    @property
    def known_fault(self) -> bool:
        """Whether the fault is known."""
        return self.fault is not None


class Place(Protocol):
    """A thread and its writer, as hashes: a draft, or a reply that waits."""

    @property
    def kind(self) -> Kind: ...
    @property
    def conversation(self) -> str: ...
    @property
    def author(self) -> str: ...
    @property
    def account(self) -> str: ...


Word = Callable[[Entry, Wanted], Reply | None]
"""The reply of an entry in its final words; None where no wording is left for it."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A text that somebody may have read, and when it was said the last time."""

    text: str
    at: datetime


def choose_words(  # noqa: PLR0913, PLR0917 - what a wording depends on
    conn: Connection,
    drafts: Sequence[Draft],
    word: Word,
    known_faults: KnownFaults,
    now: datetime,
    shadow: bool = False,
) -> None:
    """Give each draft that is answered its reply; one for which no words are left goes to a
    person. In shadow mode what was only shown counts as said."""
    asking = [draft for draft in drafts if draft.answer]
    said = Said(conn, asking, now, (*SAID, State.SHADOW) if shadow else SAID)
    for draft in asking:
        topic, platform = draft.entry.outcome.intent, draft.entry.message.platform
        draft.reply = _word(draft, word, known_faults.find(topic, platform), said)
        if draft.reply:
            said.add(draft, draft.reply.text)
        else:
            draft.leave(Reason.REPLY_REFUSED)


def _word(draft: Draft, word: Word, fault: KnownFault | None, said: Said) -> Reply | None:
    def ask(used: Iterable[str]) -> Reply | None:
        wanted = Wanted(draft.case_code, fault, frozenset(used))
        return word(draft.entry, wanted)

    never, rather_not = said.around(draft)
    reply = pick(ask, never, rather_not)
    if reply is None and Reason.DISTRESS in draft.reasons:
        # a help line that is read twice is better than silence
        reply = pick(ask, frozenset(), [*rather_not, *never])
    return reply


def pick(
    ask: Callable[[Iterable[str]], Found | None],
    never: Collection[str],
    rather_not: Sequence[str],
) -> Found | None:
    """Words that say nothing of `never`, and of `rather_not` (the last said first) only what
    was said longest ago; None where `never` leaves nothing to say."""
    reply = ask([*never, *rather_not])
    if reply or not rather_not:
        return reply
    reply, avoided, too_many = ask(never), 0, len(rather_not)
    while reply and too_many - avoided > 1:
        middle = (avoided + too_many) // 2
        if found := ask([*never, *rather_not[:middle]]):
            reply, avoided = found, middle
        else:
            too_many = middle
    return reply


class Said:
    """What was said in the threads and on the accounts of a batch, and in the batch itself."""

    def __init__(
        self,
        conn: Connection,
        drafts: Sequence[Place],
        now: datetime,
        states: Sequence[State] = SAID,
    ) -> None:
        self._now = now
        self._heard: dict[str, list[Saying]] = defaultdict(list)
        private = [draft for draft in drafts if draft.kind is Kind.DM]
        public = [draft for draft in drafts if draft.kind is Kind.MENTION]
        said = _sayings(MessageRow.conversation_hash, states)
        self._read(conn, said, [draft.conversation for draft in private])
        # of a group no more than counts: everybody's words of months may stand there
        recent = said.where(MessageRow.recorded_at > now - THREAD)
        self._read(conn, recent, [draft.conversation for draft in public])
        here = MessageRow.kind == Kind.MENTION
        own = _sayings(MessageRow.author_hash, states).where(here)
        self._read(conn, own, [draft.author for draft in public])
        hour = _sayings(MessageRow.account_hash, states).where(here)
        hour = hour.where(MessageRow.recorded_at > now - HOUR)
        self._read(conn, hour, [draft.account for draft in public])

    def _read(
        self, conn: Connection, query: Select[str, str, datetime], places: Iterable[str]
    ) -> None:
        for part in chunks(sorted(set(places))):
            for place, text, at in conn.execute(query.where(query.selected_columns[0].in_(part))):
                self._heard[place].append(Saying(text, at))

    def around(self, draft: Place) -> tuple[frozenset[str], list[str]]:
        """Texts that must not be said to this draft's writer, and texts that had better not be,
        the last said first."""
        thread = self._heard[draft.conversation]
        never = frozenset(one.text for one in thread if one.at > self._now - THREAD)
        heard = [saying for place in _places(draft) for saying in self._heard[place]]
        heard.sort(key=lambda one: one.at, reverse=True)
        texts = dict.fromkeys(saying.text for saying in heard)
        return never, [text for text in texts if text not in never]

    def add(self, draft: Place, text: str) -> None:
        """Note what this draft's writer is going to be told."""
        for place in _places(draft):
            self._heard[place].append(Saying(text, self._now))


def _places(draft: Place) -> tuple[str, ...]:
    """Where it counts what was said: in private the chat; in public the thread, what the writer
    was told anywhere, and the account."""
    if draft.kind is Kind.DM:
        return (draft.conversation,)
    return draft.conversation, draft.author, draft.account


def _sayings(
    place: InstrumentedAttribute[str], states: Sequence[State]
) -> Select[str, str, datetime]:
    """Place, text and last time of what was said."""
    return (
        select(place, ReplyRow.text, func.max(ReplyRow.created_at))
        .join(MessageRow, MessageRow.id == ReplyRow.message_id)
        .where(ReplyRow.state.in_(states))
        .group_by(place, ReplyRow.text)
    )

"""Which words a reply gets: no thread sees a text twice, and no hour in public while another is
left. Decided at the commit, when all that was said before is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute

from socialbot.domain import Intent, Kind, Reason, Reply
from socialbot.store.chunks import chunks
from socialbot.store.entries import Draft, Entry
from socialbot.store.tables import MessageRow, ReplyRow, State

HOUR = timedelta(hours=1)
# A public group is one conversation for ever, so that no wording of an answer would be left there;
# after this long only the same person must not read a text again.
THREAD = timedelta(days=7)
SAID = (State.PROPOSED, State.QUEUED, State.SENDING, State.SENT, State.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the words of a reply depend on at the commit: the case code, whether the fault is
    known, and the texts that must not be said again."""

    code: str
    known_fault: bool = False
    used: frozenset[str] = frozenset()


Word = Callable[[Entry, Wanted], Reply | None]
"""The reply of an entry in its final words; None where no wording is left for it."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A text that somebody may have read, and when it was said the last time."""

    text: str
    author: str
    at: datetime


def choose_words(  # noqa: PLR0913, PLR0917 - what a wording depends on
    conn: Connection,
    drafts: Sequence[Draft],
    word: Word,
    known_faults: Collection[Intent],
    now: datetime,
    shadow: bool = False,
) -> None:
    """Give each draft that is answered its reply; one for which no words are left goes to a
    person. In shadow mode what was only shown counts as said."""
    asking = [draft for draft in drafts if draft.answer]
    said = _Said(conn, asking, now, (*SAID, State.SHADOW) if shadow else SAID)
    for draft in asking:
        draft.reply = _word(draft, word, draft.entry.outcome.intent in known_faults, said)
        if draft.reply:
            said.add(draft)
        else:
            draft.leave(Reason.REPLY_REFUSED)


def _word(draft: Draft, word: Word, known_fault: bool, said: _Said) -> Reply | None:
    def ask(used: Iterable[str]) -> Reply | None:
        wanted = Wanted(draft.case_code, known_fault, frozenset(used))
        return word(draft.entry, wanted)

    never, rather_not = said.around(draft)
    reply = pick(ask, never, rather_not)
    if reply is None and Reason.DISTRESS in draft.reasons:
        # a help line that is read twice is better than silence
        reply = pick(ask, frozenset(), [*rather_not, *never])
    return reply


def pick(
    ask: Callable[[Iterable[str]], Reply | None],
    never: Collection[str],
    rather_not: Sequence[str],
) -> Reply | None:
    """A reply that says nothing of `never`, and of `rather_not` (the last said first) only what
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


class _Said:
    """What was said in the threads and on the accounts of a batch, and in the batch itself."""

    def __init__(
        self, conn: Connection, drafts: Sequence[Draft], now: datetime, states: Sequence[State]
    ) -> None:
        self._now = now
        self._threads: dict[str, list[Saying]] = defaultdict(list)
        self._accounts: dict[str, list[Saying]] = defaultdict(list)
        for part in chunks(sorted({draft.conversation for draft in drafts})):
            query = _sayings(MessageRow.conversation_hash, part, states)
            _sort_in(self._threads, conn, query)
        public = {draft.account for draft in drafts if draft.entry.message.kind is Kind.MENTION}
        for part in chunks(sorted(public)):
            query = _sayings(MessageRow.account_hash, part, states)
            recent = ReplyRow.created_at > now - HOUR, MessageRow.kind == Kind.MENTION
            _sort_in(self._accounts, conn, query.where(*recent))

    def around(self, draft: Draft) -> tuple[frozenset[str], list[str]]:
        """Texts that must not be said to this draft's writer, and texts that had better not be,
        the last said first."""
        thread = self._threads[draft.conversation]
        if draft.entry.message.kind is Kind.DM:
            return frozenset(saying.text for saying in thread), []
        never = frozenset(
            saying.text
            for saying in thread
            if saying.author == draft.author or saying.at > self._now - THREAD
        )
        heard = sorted([*thread, *self._accounts[draft.account]], key=lambda one: one.at)
        texts = dict.fromkeys(saying.text for saying in reversed(heard))
        return never, [text for text in texts if text not in never]

    def add(self, draft: Draft) -> None:
        """Note what this draft is going to be told."""
        assert draft.reply is not None
        saying = Saying(draft.reply.text, draft.author, self._now)
        self._threads[draft.conversation].append(saying)
        if draft.entry.message.kind is Kind.MENTION:
            self._accounts[draft.account].append(saying)


def _sayings(
    place: InstrumentedAttribute[str], hashes: Sequence[str], states: Sequence[State]
) -> Select[str, str, str, datetime]:
    """Place, text, author and last time of what was said at these places."""
    return (
        select(place, ReplyRow.text, MessageRow.author_hash, func.max(ReplyRow.created_at))
        .join(MessageRow, MessageRow.id == ReplyRow.message_id)
        .where(place.in_(hashes), ReplyRow.state.in_(states))
        .group_by(place, ReplyRow.text, MessageRow.author_hash)
    )


def _sort_in(
    places: dict[str, list[Saying]], conn: Connection, query: Select[str, str, str, datetime]
) -> None:
    for place, text, author, at in conn.execute(query):
        places[place].append(Saying(text, author, at))

"""Robots that answer the bot: silence before two of them talk all night. A person looks once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection, String, cast, select

from socialbot.domain import Reason
from socialbot.store.chunks import chunks
from socialbot.store.entries import Draft
from socialbot.store.tables import MessageRow, ReplyRow, State
from socialbot.store.urgency import urgency_of

WINDOW = timedelta(minutes=10)
QUIET = timedelta(hours=1)  # so long nothing is answered, from the message that gave it away
CHAIN = timedelta(days=1)  # so far back the marks are read that tell which one was the first
ECHOES = 3  # the same text so often in the window
PROMPT = timedelta(seconds=3)  # nobody reads an answer and writes one faster, again and again
PROMPT_ANSWERS = 4
TELLING = 20  # letters that a partly masked text still has
MASKS = re.compile(r"▒+|\[[A-Z_]+\]")
CLOCKS = timedelta(seconds=1)  # platforms tell times in whole seconds


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier message of the same author."""

    conversation: str
    text: str = field(repr=False)
    at: datetime


def is_loop(now: Past, earlier: Sequence[Past], replies: Sequence[datetime]) -> bool:
    """Whether a message and what its author sent before look like a robot's: the same text again
    and again, or one prompt answer after the other to ours. replies are the times at which ours
    went out in its conversation."""
    recent = [one for one in (*earlier, now) if now.at - WINDOW < one.at <= now.at]
    echoes = sum(one.text == now.text for one in recent) if _is_telling(now.text) else 0
    prompt = sum(
        one.conversation == now.conversation and _is_prompt(one.at, replies) for one in recent
    )
    return echoes >= ECHOES or prompt >= PROMPT_ANSWERS


def _is_telling(text: str) -> bool:
    """Whether enough of a text was kept to say that two which look alike are alike."""
    kept, masks = MASKS.subn("", text)
    return sum(map(str.isalpha, kept)) >= (TELLING if masks else 1)


def _is_prompt(at: datetime, replies: Iterable[datetime]) -> bool:
    return any(-CLOCKS <= at - reply <= PROMPT for reply in replies)


def last_start(marks: Iterable[datetime]) -> datetime | None:
    """When the last quiet time began, of the times of all that was left unanswered: what came in a
    quiet time does not make it longer."""
    start: datetime | None = None
    for at in sorted(marks):
        if start is None or at >= start + QUIET:
            start = at
    return start


def stop_loops(conn: Connection, drafts: Sequence[Draft], now: datetime) -> None:
    """Take the answer from drafts of what looks like a robot. The first of a quiet time goes to a
    person, and so does each that had another reason to. Whoever may be at risk is answered and
    looked at all the same."""
    asking = [draft for draft in drafts if draft.answer]
    authors = {draft.author for draft in asking}
    pasts = _read_pasts(conn, authors, now)
    marks = _read_marks(conn, authors, now)
    replies = _read_replies(conn, {draft.conversation for draft in asking}, now)
    for draft in asking:
        past, earlier = _past(draft), pasts.setdefault(draft.author, [])
        own = marks.setdefault(draft.author, [])
        start = last_start(own)
        quiet = start is not None and past.at < start + QUIET
        looped = quiet or is_loop(past, earlier, replies.get(draft.conversation, []))
        if looped and not urgency_of(draft.reasons):
            draft.keep_silent(Reason.BOT_LOOP)
            draft.review = draft.review or not quiet
            own.append(past.at)
        earlier.append(past)


def _past(draft: Draft) -> Past:
    message, text = draft.entry.message, draft.entry.outcome.stored_text
    return Past(draft.conversation, text, message.sent_at)


def _read_pasts(conn: Connection, authors: set[str], now: datetime) -> dict[str, list[Past]]:
    pasts: dict[str, list[Past]] = {}
    columns = (
        MessageRow.author_hash,
        MessageRow.conversation_hash,
        MessageRow.stored_text,
        MessageRow.sent_at,
    )
    for part in chunks(sorted(authors)):
        query = select(*columns).where(MessageRow.author_hash.in_(part))
        query = query.where(~MessageRow.deleted, ~MessageRow.superseded)
        query = query.where(MessageRow.recorded_at > now - QUIET).order_by(MessageRow.id)
        for author, conversation, text, at in conn.execute(query):
            pasts.setdefault(author, []).append(Past(conversation, text, at))
    return pasts


def _read_marks(conn: Connection, authors: set[str], now: datetime) -> dict[str, list[datetime]]:
    """When these authors were left unanswered for a loop."""
    marks: dict[str, list[datetime]] = {}
    marked = cast(MessageRow.reasons, String).contains(f'"{Reason.BOT_LOOP}"')
    for part in chunks(sorted(authors)):
        query = select(MessageRow.author_hash, MessageRow.sent_at).where(marked)
        query = query.where(MessageRow.author_hash.in_(part), MessageRow.recorded_at > now - CHAIN)
        for author, at in conn.execute(query):
            marks.setdefault(author, []).append(at)
    return marks


def _read_replies(
    conn: Connection, conversations: set[str], now: datetime
) -> dict[str, list[datetime]]:
    replies: dict[str, list[datetime]] = {}
    for part in chunks(sorted(conversations)):
        query = select(ReplyRow.conversation_hash, ReplyRow.finished_at)
        query = query.where(ReplyRow.conversation_hash.in_(part), ReplyRow.state == State.SENT)
        for conversation, at in conn.execute(query.where(ReplyRow.finished_at > now - WINDOW)):
            replies.setdefault(conversation, []).extend([at] if at else [])
    return replies

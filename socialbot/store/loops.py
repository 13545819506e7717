"""Robots that answer the bot: silence before two of them talk all night. A person looks once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from socialbot.domain import Reason
from socialbot.store.chunks import chunks
from socialbot.store.entries import Draft
from socialbot.store.tables import MessageRow, ReplyRow, State
from socialbot.store.urgency import urgency_of

WINDOW = timedelta(minutes=10)
QUIET = timedelta(hours=1)  # so long nothing is answered once a loop was seen
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
    text: str
    at: datetime
    looped: bool


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


def stop_loops(conn: Connection, drafts: Sequence[Draft], now: datetime) -> None:
    """Take the answer from drafts of what looks like a robot; the first goes to a person."""
    asking = [draft for draft in drafts if draft.answer]
    pasts = _read_pasts(conn, {draft.author for draft in asking}, now)
    replies = _read_replies(conn, {draft.conversation for draft in asking}, now)
    for draft in asking:
        past = _past(draft)
        earlier = pasts.setdefault(draft.author, [])
        looped = [one for one in earlier if one.looped and past.at - QUIET < one.at]
        if looped or is_loop(past, earlier, replies.get(draft.conversation, [])):
            _stop(draft, first=not looped)
        earlier.append(_past(draft))


def _stop(draft: Draft, first: bool) -> None:
    """Whoever may be at risk is answered and looked at all the same."""
    if urgency_of(draft.reasons):
        return
    draft.keep_silent(Reason.BOT_LOOP)
    draft.review = first


def _past(draft: Draft) -> Past:
    message, text = draft.entry.message, draft.entry.outcome.stored_text
    return Past(draft.conversation, text, message.sent_at, Reason.BOT_LOOP in draft.reasons)


def _read_pasts(conn: Connection, authors: set[str], now: datetime) -> dict[str, list[Past]]:
    pasts: dict[str, list[Past]] = {}
    columns = (
        MessageRow.author_hash,
        MessageRow.conversation_hash,
        MessageRow.stored_text,
        MessageRow.sent_at,
        MessageRow.reasons,
    )
    for part in chunks(sorted(authors)):
        query = select(*columns).where(MessageRow.author_hash.in_(part))
        query = query.where(~MessageRow.deleted, ~MessageRow.superseded)
        query = query.where(MessageRow.recorded_at > now - QUIET).order_by(MessageRow.id)
        for author, conversation, text, at, reasons in conn.execute(query):
            past = Past(conversation, text, at, Reason.BOT_LOOP in reasons)
            pasts.setdefault(author, []).append(past)
    return pasts


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

"""Who must be left alone: people who asked for it, and conversations that the team has taken
over. Help lines go out all the same: a life outweighs both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from socialbot.domain import Reason
from socialbot.store.base import Base
from socialbot.store.chunks import chunks
from socialbot.store.echoes import drop_own
from socialbot.store.entries import Draft
from socialbot.store.replies import cancel_where
from socialbot.store.tables import MessageRow, OptOutRow, TakeoverRow

HELP_LINES = Reason.DISTRESS.value  # the template of the answer that goes out all the same


def take_over(conn: Connection, drafts: Sequence[Draft], now: datetime) -> None:
    """Note where a person of the team has answered, and withdraw what the bot was about to say
    there. Drafts are the team's own messages, and such as may be the bot's."""
    answered: dict[str, datetime] = {}
    for draft in drop_own(conn, drafts, now):
        at = min(draft.entry.message.sent_at, now)
        answered[draft.conversation] = max(at, answered.get(draft.conversation, at))
    note_takeovers(conn, answered)
    cancel_where(conn, MessageRow.conversation_hash, list(answered), now, but=HELP_LINES)


def note_takeovers(conn: Connection, answered: Mapping[str, datetime]) -> None:
    """Note when a person of the team has answered in conversations (their hashes)."""
    for conversation, at in answered.items():
        query = _insert(conn, TakeoverRow).values(conversation_hash=conversation, answered_at=at)
        later = TakeoverRow.answered_at < query.excluded.answered_at
        values = {"answered_at": query.excluded.answered_at}
        conn.execute(
            query.on_conflict_do_update(
                index_elements=["conversation_hash"], set_=values, where=later
            )
        )


def keep_silent(
    conn: Connection, drafts: Sequence[Draft], silence: timedelta, now: datetime
) -> None:
    """Take the answer from every draft whose writer wants none, or has a person to talk to."""
    _opt_out(conn, drafts, now)
    _leave_to_team(conn, drafts, now - silence)


def _opt_out(conn: Connection, drafts: Sequence[Draft], now: datetime) -> None:
    """Others than the message that asks for silence are recorded, unanswered; for one with personal
    data in it a person must ask that it is taken down. The last wish of an author holds."""
    wishes = {draft.author: wish for draft in drafts if (wish := _wish(draft))}
    asking = {author for author, wish in wishes.items() if wish is Reason.OPT_OUT}
    known = _known(conn, {draft.author for draft in drafts})
    opted_out = asking | (known - wishes.keys())
    for draft in drafts:
        if draft.author in opted_out and _silence(draft, Reason.OPT_OUT):
            draft.review = draft.review or draft.entry.outcome.blocked
        if Reason.OPT_IN in draft.reasons and draft.author not in known:
            draft.reasons.remove(Reason.OPT_IN)  # there was nothing to take back
    _write(conn, sorted(asking), now)
    _forget(conn, sorted(known & (wishes.keys() - asking)))


def _wish(draft: Draft) -> Reason | None:
    """For silence, or for answers again."""
    if draft.deleted:
        return None
    return next((one for one in (Reason.OPT_OUT, Reason.OPT_IN) if one in draft.reasons), None)


def _forget(conn: Connection, authors: Sequence[str]) -> None:
    for part in chunks(authors):
        conn.execute(delete(OptOutRow).where(OptOutRow.author_hash.in_(part)))


def _write(conn: Connection, authors: Sequence[str], now: datetime) -> None:
    for part in chunks(authors):
        query = _insert(conn, OptOutRow)
        rows = [{"author_hash": author, "since": now} for author in part]
        conn.execute(query.on_conflict_do_nothing(index_elements=["author_hash"]), rows)
    cancel_where(conn, MessageRow.author_hash, authors, now, but=HELP_LINES)


def _known(conn: Connection, authors: set[str]) -> set[str]:
    known: set[str] = set()
    for part in chunks(sorted(authors)):
        query = select(OptOutRow.author_hash).where(OptOutRow.author_hash.in_(part))
        known.update(conn.execute(query).scalars())
    return known


def _leave_to_team(conn: Connection, drafts: Sequence[Draft], since: datetime) -> None:
    taken: set[str] = set()
    for part in chunks(sorted({draft.conversation for draft in drafts})):
        query = select(TakeoverRow.conversation_hash)
        query = query.where(TakeoverRow.conversation_hash.in_(part))
        taken.update(conn.execute(query.where(TakeoverRow.answered_at > since)).scalars())
    for draft in drafts:
        if draft.conversation in taken and _silence(draft, Reason.TEAM_ANSWERED):
            draft.review = True


def _silence(draft: Draft, reason: Reason) -> bool:
    """Whether it was about to be answered, and is not any more."""
    if not draft.answer or Reason.DISTRESS in draft.reasons:
        return False
    draft.keep_silent(reason)
    return True


def _insert(conn: Connection, table: type[Base]) -> postgresql.Insert:
    """An insert that may meet a row that is there; both databases spell it alike."""
    if conn.dialect.name == "postgresql":
        return postgresql.insert(table)
    return cast("postgresql.Insert", sqlite.insert(table))

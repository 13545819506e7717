"""The language that a person used last in a conversation, as recorded with each message."""

from __future__ import annotations

from sqlalchemy import Connection, String, cast, select

from socialbot.domain import Language, Reason
from socialbot.store.tables import MessageRow


def read_language(conn: Connection, conversation: str, author: str) -> Language | None:
    """The language of the author's latest message in a conversation (their hashes). One that could
    not be read tells none, and one that was taken back is forgotten."""
    unread = cast(MessageRow.reasons, String).contains(f'"{Reason.GUARD_FAILED}"')
    query = (
        select(MessageRow.language)
        .where(MessageRow.author_hash == author, MessageRow.conversation_hash == conversation)
        .where(~MessageRow.deleted, ~unread)
        .order_by(MessageRow.recorded_at.desc(), MessageRow.id.desc())
        .limit(1)
    )
    found = conn.execute(query).scalar_one_or_none()
    return Language(found) if found else None

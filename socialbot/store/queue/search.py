"""Finds messages by words of their stored text, without a letter's case or dots."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, delete, exists, func, insert
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.selectable import ScalarSelect

from socialbot.store.folding import fold_text
from socialbot.store.queue.tables import FoldedRow


def fold_messages(conn: Connection, stored: Iterable[tuple[int, str]]) -> None:
    """Note what the search reads of messages that are written just now: (row id, stored text)."""
    rows = [{"message_id": number, "folded": fold_text(text)} for number, text in stored if text]
    if rows:
        conn.execute(insert(FoldedRow), rows)


def forget_folded(conn: Connection, message_ids: Select[Any] | ScalarSelect[Any]) -> None:
    """Forget what the search reads of messages whose text goes."""
    conn.execute(delete(FoldedRow).where(FoldedRow.message_id.in_(message_ids)))


def holds_words(
    message_id: InstrumentedAttribute[int], words: Sequence[str], dialect: str
) -> ColumnElement[bool]:
    """Whether all of these folded words stand in a message. Asked of one message at a time, so that
    what the other filters leave out is not read, and a page that is full ends the search."""
    found = [_holds(word, dialect) for word in words]
    return exists().where(FoldedRow.message_id == message_id, *found)


def _holds(word: str, dialect: str) -> ColumnElement[bool]:
    """Both are faster than LIKE, and take no letter for a sign of their own."""
    find = func.strpos if dialect == "postgresql" else func.instr
    holds: ColumnElement[bool] = find(FoldedRow.folded, word) > 0
    return holds

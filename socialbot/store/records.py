"""The records: a batch of messages goes in with its replies, jobs and cursor in one commit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import Connection, Engine, text

from socialbot.store.cases import join_cases
from socialbot.store.cursors import check_key, move_cursor, read_cursor
from socialbot.store.database import writing
from socialbot.store.entries import CursorMove, Entry, QueuedReply, Recorded, make_draft
from socialbot.store.flagged import Flagged, read_flagged
from socialbot.store.history import Sorted, sort_drafts
from socialbot.store.messages import bury, supersede, write_messages
from socialbot.store.replies import Word, apply_cap, cancel_queued, write_replies
from socialbot.store.seal import Vault

__all__ = ["CursorMove", "Enqueue", "Entry", "Flagged", "QueuedReply", "Recorded", "Records"]

RECORDING_LOCK = 0x73625F7265636F72  # any number that only recorders use

Enqueue = Callable[[Connection, Sequence[QueuedReply]], None]


class Records:
    """Everything that intake writes and the flagged list reads.

    replies_per_hour caps the automatic replies to one person; see replies.apply_cap.
    """

    def __init__(self, engine: Engine, vault: Vault, replies_per_hour: int) -> None:
        self._engine = engine
        self._vault = vault
        self._cap = replies_per_hour

    def record(
        self,
        entries: Sequence[Entry],
        cursor: CursorMove | None,
        word: Word,
        enqueue: Enqueue,
        now: datetime,
    ) -> Recorded:
        """Write a batch in one transaction; all of it is committed, or nothing.

        Messages that are known are skipped. word(entry, case_code) gives a reply's final text;
        enqueue makes the reply jobs on the same connection.
        """
        drafts = [make_draft(self._vault, entry) for entry in entries]
        with writing(self._engine) as conn:
            _wait_for_turn(conn)
            batch = sort_drafts(conn, drafts)
            queued = self._write(conn, batch, word, now)
            if queued:
                enqueue(conn, queued)
            if cursor:
                move_cursor(conn, self._vault, cursor, now)
        return Recorded(
            new=sum(not draft.deleted for draft in batch.fresh),
            duplicate=batch.duplicates,
            deleted=len(batch.deleted),
            replies=len(queued),
        )

    def _write(
        self, conn: Connection, batch: Sorted, word: Word, now: datetime
    ) -> list[QueuedReply]:
        cancel_queued(conn, [*batch.deleted, *batch.edited], now)
        bury(conn, batch.deleted)
        supersede(conn, batch.edited)
        apply_cap(conn, batch.fresh, self._cap, now)
        join_cases(conn, batch.fresh, now)
        ids = write_messages(conn, self._vault, batch.fresh, now)
        return write_replies(conn, list(zip(ids, batch.fresh, strict=True)), word, now)

    def require_key(self) -> None:
        """Raise StoreError where the records were made with another secret."""
        with self._engine.connect() as conn:
            check_key(conn, self._vault)

    def cursor(self, connector: str, account: str) -> str | None:
        """The position that a connector starts from, or None before its first move."""
        with self._engine.connect() as conn:
            return read_cursor(conn, self._vault, connector, account)

    def flagged(self, limit: int = 50, before_id: int | None = None) -> list[Flagged]:
        """What a person must look at: the most urgent first, the newest first among equals.
        before_id is the last id of the page before."""
        with self._engine.connect() as conn:
            return read_flagged(conn, limit, before_id)


def _wait_for_turn(conn: Connection) -> None:
    """One recorder at a time, so that two never open the same case or write the same message."""
    if conn.dialect.name == "postgresql":
        conn.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": RECORDING_LOCK})

"""The records: a batch of messages goes in with its replies, jobs and cursor in one commit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, text

from socialbot.domain import Language, Message
from socialbot.settings import Cases
from socialbot.store.cases import join_cases, keep_origins
from socialbot.store.cursors import check_key, move_cursor, read_cursor
from socialbot.store.database import writing
from socialbot.store.entries import CursorMove, Entry, QueuedReply, Recorded, make_draft
from socialbot.store.history import Sorted, sort_drafts
from socialbot.store.incidents import Incident, read_open
from socialbot.store.known_faults import read_known_faults
from socialbot.store.loops import stop_loops
from socialbot.store.messages import bury, supersede, write_messages
from socialbot.store.replies import apply_cap, cancel_queued, write_replies
from socialbot.store.seal import Vault
from socialbot.store.shadowed import Shadowed, read_shadowed
from socialbot.store.thread_languages import read_language
from socialbot.store.threads import HELP_LINES, keep_silent, take_over
from socialbot.store.wordings import Wanted, Word, choose_words

__all__ = [
    "CursorMove",
    "Enqueue",
    "Entry",
    "QueuedReply",
    "Recorded",
    "Records",
    "Wanted",
]

RECORDING_LOCK = 0x73625F7265636F72  # any number that only recorders use

Enqueue = Callable[[Connection, Sequence[QueuedReply]], None]


class Records:
    """Everything that intake writes.

    replies_per_hour caps the automatic replies to one person; see replies.apply_cap. silence is
    how long the bot keeps out of a conversation that a person of the team has answered in. shadow:
    replies are kept to be looked at, and none is sent. cases says what is one record.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - the rules of the records
        self,
        engine: Engine,
        vault: Vault,
        replies_per_hour: int,
        silence: timedelta = timedelta(hours=72),
        shadow: bool = False,
        cases: Cases | None = None,
    ) -> None:
        self._engine = engine
        self._vault = vault
        self._cap = replies_per_hour
        self._silence = silence
        self._shadow = shadow
        self._cases = cases or Cases()

    def record(
        self,
        entries: Sequence[Entry],
        cursor: CursorMove | None,
        word: Word,
        enqueue: Enqueue,
        now: datetime,
    ) -> Recorded:
        """Write a batch in one transaction; all of it is committed, or nothing.

        Messages that are known are skipped. word(entry, wanted) gives a reply in its final words;
        enqueue makes the reply jobs on the same connection. Of the team's own messages only the
        time is kept.
        """
        drafts = [make_draft(self._vault, entry) for entry in entries]
        with writing(self._engine) as conn:
            _wait_for_turn(conn)
            take_over(conn, [draft for draft in drafts if draft.entry.message.by_team], now)
            batch = sort_drafts(conn, [one for one in drafts if not one.entry.message.by_team])
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
        cancel_queued(conn, batch.edited, now)
        cancel_queued(conn, batch.deleted, now, but=HELP_LINES)
        bury(conn, batch.deleted)
        supersede(conn, batch.edited)
        keep_silent(conn, batch.fresh, self._silence, now)
        stop_loops(conn, batch.fresh, now)
        apply_cap(conn, batch.fresh, self._cap, now)
        join_cases(conn, batch.fresh, now, self._cases)
        known_faults = read_known_faults(conn)
        choose_words(conn, batch.fresh, word, known_faults, now, self._shadow)
        ids = write_messages(conn, self._vault, batch.fresh, now)
        written = list(zip(ids, batch.fresh, strict=True))
        keep_origins(conn, written)
        return write_replies(conn, written, now, self._shadow)

    def require_key(self) -> None:
        """Raise StoreError where the records were made with another secret."""
        with self._engine.connect() as conn:
            check_key(conn, self._vault)

    def cursor(self, connector: str, account: str) -> str | None:
        """The position that a connector starts from, or None before its first move."""
        with self._engine.connect() as conn:
            return read_cursor(conn, self._vault, connector, account)

    def language_of(self, message: Message) -> Language | None:
        """The language that the writer of a message used last in its conversation; None where
        nothing of theirs is recorded there."""
        place = (message.platform, message.account)
        conversation = self._vault.hash("conversation", *place, message.conversation)
        author = self._vault.hash("author", message.platform, message.author)
        with self._engine.connect() as conn:
            return read_language(conn, conversation, author)

    @property
    def shadow(self) -> bool:
        """Whether replies are only shown, and none is sent."""
        return self._shadow

    def shadowed(self, limit: int = 50, before_id: int | None = None) -> list[Shadowed]:
        """Messages with what would have been said to them, the newest first. before_id is the last
        id of the page before."""
        with self._engine.connect() as conn:
            return read_shadowed(conn, limit, before_id)

    def incidents(self) -> list[Incident]:
        """The faults that many people report just now."""
        with self._engine.connect() as conn:
            return read_open(conn)


def _wait_for_turn(conn: Connection) -> None:
    """One recorder at a time, so that two never open the same case or write the same message."""
    if conn.dialect.name == "postgresql":
        conn.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": RECORDING_LOCK})

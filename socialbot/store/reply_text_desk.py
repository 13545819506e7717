"""The canned texts as the team works with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Engine

from socialbot.store.clean import storable
from socialbot.store.database import writing
from socialbot.store.reply_text_pages import (
    Version,
    Versions,
    read_changed,
    read_drafts,
    read_versions,
)
from socialbot.store.reply_text_tables import Stage
from socialbot.store.reply_texts import Actor, Place, Saved, decide, read_live, restore, save_draft


class ReplyTexts:
    """All calls block; `by` is the id of a member, `seen` the mark of the draft that was shown. The
    caller has shown each text to the gate."""

    def __init__(
        self, engine: Engine, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._engine = engine
        self._clock = clock

    def live(self) -> dict[str, str]:
        """The texts that hold in place of the folder's own; see reply_texts."""
        with self._engine.connect() as conn:
            return read_live(conn)

    def changed(self) -> set[str]:
        """The places whose own text does not hold."""
        with self._engine.connect() as conn:
            return read_changed(conn)

    def drafts(self) -> list[Version]:
        """What waits for a second person."""
        with self._engine.connect() as conn:
            return read_drafts(conn)

    def versions(self, file: str) -> Versions:
        """All versions of one text."""
        with self._engine.connect() as conn:
            return read_versions(conn, file)

    def save(self, place: Place, text: str, seen: str, by: int) -> Saved:
        """Keep a draft."""
        with writing(self._engine) as conn:
            return save_draft(conn, place, storable(text), seen, Actor(by, self._clock()))

    def decide(self, file: str, seen: str, stage: Stage, by: int) -> Saved:
        """Approve, refuse or leave a draft."""
        with writing(self._engine) as conn:
            return decide(conn, file, seen, stage, Actor(by, self._clock()))

    def restore(self, place: Place, version: int | None, by: int) -> Saved:
        """Let an earlier version hold again."""
        with writing(self._engine) as conn:
            return restore(conn, place, version, Actor(by, self._clock()))

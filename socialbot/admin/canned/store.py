"""What the pages need of the store."""

from __future__ import annotations

from typing import Protocol

from socialbot.store.reply_text_pages import Version, Versions
from socialbot.store.reply_text_tables import Stage
from socialbot.store.reply_texts import Place, Saved


class Texts(Protocol):
    """store.reply_text_desk.ReplyTexts, or a twin of it in memory. All calls block."""

    def changed(self) -> set[str]: ...

    def drafts(self) -> list[Version]: ...

    def versions(self, file: str) -> Versions: ...

    def save(self, place: Place, text: str, seen: str, by: int) -> Saved: ...

    def decide(self, file: str, seen: str, stage: Stage, by: int) -> Saved: ...

    def restore(self, place: Place, version: int | None, by: int) -> Saved: ...

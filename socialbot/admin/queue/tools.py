"""What the queue needs of the rooms below it, as plain functions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from socialbot.domain import Reply
from socialbot.store.queue.item import Item


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is wrong with a draft: codes of the outbound gate, and types of personal data in it.
    length and limit are in the gate's weighted characters."""

    refusals: tuple[str, ...]
    personal: tuple[str, ...]
    length: int
    limit: int

    @property
    def passes(self) -> bool:
        """Whether the words may leave."""
        return not self.refusals and not self.personal


Suggest = Callable[[Item], Sequence[Reply]]
"""The canned wordings that answer an item by now, the best first; none where nothing is said."""

Judge = Callable[[str, str], Judgement]
"""(kind, text) -> what is wrong with it. Keeps nothing."""

FindOriginal = Callable[[Item], str | None]
"""Where an item stands on its platform; None where the stored ids do not tell."""


@dataclass(frozen=True, slots=True)
class Tools:
    """All may block. hides are the platforms where a post can be taken out of sight."""

    suggest: Suggest
    judge: Judge
    find_original: FindOriginal = lambda item: None
    hides: Collection[str] = frozenset()

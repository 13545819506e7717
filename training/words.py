"""The lists that values are made of. Every tenth name is held out from training."""

from __future__ import annotations

import zlib
from functools import cache

from socialbot.nlp.fold import fold
from socialbot.nlp.gazetteer import list_words

HELD_OUT = 10  # one name of so many


@cache
def list_names(name: str, held_out: bool) -> tuple[str, ...]:
    """The names of a list that training may use, or those that only tests may use."""
    return tuple(word for word in list_words(name) if is_held_out(word) == held_out)


def is_held_out(name: str) -> bool:
    """Whether a name is kept from training."""
    return zlib.crc32(fold(name).text.encode()) % HELD_OUT == 0


__all__ = ["is_held_out", "list_names", "list_words"]

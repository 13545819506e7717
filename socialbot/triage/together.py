"""What one person spreads over several short messages."""

from __future__ import annotations

from collections.abc import Sequence

from socialbot.nlp.reader import Reading

MOST_WORDS = 6  # a longer message says by itself what it has to say


def join_spread(reading: Reading, recent: Sequence[Reading]) -> str:
    """The short messages right before a short one, oldest first, as one text; empty where the
    message is long or none came before it."""
    if not _is_short(reading):
        return ""
    parts: list[str] = []
    for earlier in reversed(recent):
        if not _is_short(earlier):
            break
        parts.append(earlier.original)
    return " ".join(reversed(parts))


def _is_short(reading: Reading) -> bool:
    return 0 < len(reading.tokens) <= MOST_WORDS

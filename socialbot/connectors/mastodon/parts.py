"""A text that is longer than a status may be, in parts that are whole lines or sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from socialbot.connectors.errors import GiveUp
from socialbot.connectors.mastodon.length import count_units

MOST = 3
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")


def split(text: str, longest: int) -> tuple[str, ...]:
    """As few parts as it takes, never cut inside of a sentence; raises GiveUp where there would be
    more than MOST, or a sentence is too long by itself."""
    if count_units(text) <= longest:
        return (text,)
    parts: list[str] = []
    for gap, piece in _pieces(text, longest):
        longer = f"{parts[-1]}{gap}{piece}" if parts else ""
        if parts and count_units(longer) <= longest:
            parts[-1] = longer
        else:
            parts.append(piece)
    parts = [part.strip() for part in parts if part.strip()]
    if len(parts) > MOST or any(count_units(part) > longest for part in parts):
        raise GiveUp("text_length")
    return tuple(parts)


def can_split(text: str, longest: int) -> bool:
    """Whether split() would bring parts."""
    try:
        split(text, longest)
    except GiveUp:
        return False
    return True


def _pieces(text: str, longest: int) -> Iterator[tuple[str, str]]:
    """Lines, and of lines that are too long their sentences, each with what stood before it."""
    for line in text.split("\n"):
        sentences = [line] if count_units(line) <= longest else _SENTENCE.split(line)
        for number, sentence in enumerate(sentences):
            yield (" " if number else "\n"), sentence

"""What is different between two texts, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a comparison: kept, added or gone."""

    how: str
    text: str = field(repr=False)


def compare(old: str, new: str) -> list[Line]:
    """The lines of both texts in order, those that went before those that came."""
    return list(_compare(old.splitlines(), new.splitlines()))


def _compare(old: list[str], new: list[str]) -> Iterator[Line]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (Line("kept", text) for text in old[a:b])
        else:
            yield from (Line("gone", text) for text in old[a:b])
            yield from (Line("added", text) for text in new[c:d])

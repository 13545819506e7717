"""Lists cut to a length that every database takes as parameters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
LENGTH = 500


def chunks(items: Sequence[T], length: int = LENGTH) -> Iterator[Sequence[T]]:
    """Consecutive parts of items, each at most length long."""
    for start in range(0, len(items), length):
        yield items[start : start + length]

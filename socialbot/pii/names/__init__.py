"""Common given names and surnames, folded, written for this project."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def given_names() -> frozenset[str]:
    """Turkish and English given names."""
    return _read("given.txt")


@cache
def surnames() -> frozenset[str]:
    """Turkish and English surnames."""
    return _read("surnames.txt")


def _read(name: str) -> frozenset[str]:
    text = (resources.files(__name__) / name).read_text(encoding="utf-8")
    return frozenset(word for word in text.split() if word.isascii())

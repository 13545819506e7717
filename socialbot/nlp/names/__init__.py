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


@cache
def company_words() -> frozenset[str]:
    """Words of companies, clubs and titles, which are part of no person's name."""
    return _read("companies.txt")


@cache
def public_figures() -> frozenset[str]:
    """Folded full names of people in public life."""
    text = (resources.files(__name__) / "public.txt").read_text(encoding="utf-8")
    return frozenset(text.splitlines())


def is_public_figure(name: str) -> bool:
    """Whether the folded words are the name of somebody in public life."""
    return name in public_figures()


def _read(name: str) -> frozenset[str]:
    text = (resources.files(__name__) / name).read_text(encoding="utf-8")
    return frozenset(word for word in text.split() if word.isascii())

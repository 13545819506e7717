"""What the lists in words/ know of a word: a name, a place, a company, an illness, a belief.

The model weighs it as evidence beside others; what alone is enough for a rule is in names/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from socialbot.nlp.fold import fold
from socialbot.nlp.names import given_names, public_figures, surnames

GROUPS = {
    "given": ("given_tr", "given_en", "given_world"),
    "surname": ("surnames_tr", "surnames_en", "surnames_world"),
    "place": ("cities", "districts", "neighbourhoods", "towns_en"),
    "company": ("companies", "teams", "banks", "apps", "products"),
    "health": ("health",),
    "belief": ("beliefs",),
}
# Groups whose phrases hold everyday words ("şeker hastası"): only single words count.
_WHOLE = ("health", "belief")
_WORD = re.compile(r"[a-z]+")


@cache
def list_words(name: str) -> tuple[str, ...]:
    """All entries of words/<name>.txt in their order and spelling."""
    file = resources.files("socialbot.nlp") / "words" / f"{name}.txt"
    lines = file.read_text(encoding="utf-8").splitlines()
    text = ",".join(line for line in lines if not line.startswith("#"))
    return tuple(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))


def groups_of(word: str) -> str:
    """The groups that a folded word belongs to, as a short label; empty where it is unknown."""
    return list_groups().get(word, "")


@cache
def list_groups() -> dict[str, str]:
    """The groups of every listed word."""
    found: dict[str, list[str]] = {}
    for group, names in GROUPS.items():
        for word in _words_of(names, group in _WHOLE) | _sure(group):
            found.setdefault(word, []).append(group)
    return {word: " ".join(groups) for word, groups in found.items()}


def _sure(group: str) -> frozenset[str]:
    if group == "given":
        return given_names()
    return surnames() if group == "surname" else frozenset()


def _words_of(names: tuple[str, ...], whole: bool) -> set[str]:
    entries = (
        fold(entry).text
        for name in names
        for entry in list_words(name)
        if not (whole and " " in entry)
    )
    return {word for entry in entries for word in _WORD.findall(entry) if len(word) > 1}


@cache
def _figures() -> frozenset[str]:
    return public_figures() | {fold(name).text for name in list_words("public_figures")}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in _figures())


def find_figures(words: list[str]) -> Iterator[int]:
    """Places of folded words that are part of the full name of somebody in public life."""
    for first, word in enumerate(words):
        if word not in _first_words():
            continue
        for last in range(first + 1, min(first + 3, len(words))):
            if " ".join(words[first : last + 1]) in _figures():
                yield from range(first, last + 1)

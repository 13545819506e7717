"""Common given names and surnames, folded, written for this project."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from socialbot.nlp.fold import fold

_WORD = re.compile(r"[a-z]+")
_LAST_WORD = re.compile(r"([a-z]+) $")
_FIRST_WORD = re.compile(r" ([a-z]+)")


@cache
def given_names() -> frozenset[str]:
    """Turkish and English given names."""
    return _read("given.txt")


@cache
def surnames() -> frozenset[str]:
    """Turkish and English surnames."""
    return _read("surnames.txt")


@cache
def name_words() -> frozenset[str]:
    """Names that are ordinary words as well."""
    path = resources.files("socialbot.nlp") / "words" / "name_words.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    listed = ",".join(line for line in lines if line[:1] != "#").split(",")
    return frozenset(name.strip() for name in listed) | _read("words.txt")


@cache
def company_words() -> frozenset[str]:
    """Words of companies, clubs and titles, which are part of no person's name."""
    return _read("companies.txt")


@cache
def public_figures() -> frozenset[str]:
    """Folded full names of people in public life, living or not, real or invented."""
    short = (resources.files(__name__) / "public.txt").read_text(encoding="utf-8")
    long = resources.files("socialbot.nlp") / "words" / "public_figures.txt"
    lines = (line for line in long.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    listed = (fold(name.strip()).text for line in lines for name in line.split(","))
    return frozenset(short.splitlines()).union(name for name in listed if " " in name)


def is_public_figure(name: str, before: str = "", after: str = "") -> bool:
    """Whether two or more of the folded words are somebody in public life, with the words right
    before and after them where the name goes on there."""
    inner = _WORD.findall(name)
    left, right = _LAST_WORD.search(before), _FIRST_WORD.match(after)
    parts = [*(left.groups() if left else ()), *inner, *(right.groups() if right else ())]
    runs = (parts[i : i + size] for size in (2, 3, 4) for i in range(len(parts) - size + 1))
    return any(
        " ".join(run) in public_figures() and sum(part in inner for part in run) > 1 for run in runs
    )


def _read(name: str) -> frozenset[str]:
    text = (resources.files(__name__) / name).read_text(encoding="utf-8")
    return frozenset(word for word in text.split() if word.isascii())

"""Number words of both languages, folded."""

from __future__ import annotations

import re
from collections.abc import Sequence

TURKISH = {
    "sifir": 0, "bir": 1, "iki": 2, "uc": 3, "dort": 4, "bes": 5, "alti": 6, "yedi": 7,
    "sekiz": 8, "dokuz": 9, "on": 10, "yirmi": 20, "otuz": 30, "kirk": 40, "elli": 50,
    "altmis": 60, "yetmis": 70, "seksen": 80, "doksan": 90, "yuz": 100, "bin": 1000,
}  # fmt: skip
ENGLISH = {
    "zero": 0, "oh": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000,
}  # fmt: skip
NUMERALS: dict[str, int] = TURKISH | ENGLISH
MULTIPLIERS = {"cift": 2, "double": 2, "duble": 2, "triple": 3}
# Said between digits, they stand for the mark or blank itself.
SPOKEN_GAPS = frozenset(("bosluk", "tire", "nokta", "cizgi", "eksi", "space", "dash", "dot"))
# The same between the groups of a long number only: else they are plain speech.
_SOFT_GAPS = """
    sonra ondan ardindan daha tekrar yine devami devaminda ve sonrasi sonunda virgul arti
    then and again followed by comma
"""
SOFT_GAPS = frozenset(_SOFT_GAPS.split())

_ANY = "|".join(sorted(NUMERALS, key=len, reverse=True))
_PART = re.compile(rf"{_ANY}|[0-9]")
_GLUED = re.compile(rf"(?=.*[a-z]{{2}})(?:{_ANY}|[0-9]){{2,}}")
_SUFFIXED = re.compile(rf"({_ANY})(?:[dt][ea]n?|y?[iu]m|n?[iu]n|y?[iuae]|l[iu])")
_MIXED = re.compile(r"(?=[a-z]*[0-9])[0-9oil]{2,}")
LEAST = 3  # two characters alone are a word or a quantity ("2l")
_LETTERS = str.maketrans("oil", "011")
_ONLY_LETTERS = re.compile("o{2,4}|l[lo]|io")


def digits_of(word: str) -> str | None:
    """The digits that one folded word stands for, or None: 'O532', 'besyuzotuziki', '5yuz5'."""
    if word.isdigit():
        return word
    if len(word) < LEAST:
        return None
    if _MIXED.fullmatch(word):
        return word.translate(_LETTERS)
    if _GLUED.fullmatch(word) and (len(word) > 5 or not word.isalpha()):
        return compose(_PART.findall(word))
    return None


def digits_beside_others(word: str) -> str | None:
    """As digits_of, for a word beside other numbers: 'l8', 'o9', 'lo' and 'birde' are digits
    too."""
    if _MIXED.fullmatch(word) or _ONLY_LETTERS.fullmatch(word):
        return word.translate(_LETTERS)
    said = without_suffix(word)
    return compose(said) if said else digits_of(word)


def without_suffix(word: str) -> list[str]:
    """The number word in a word with a case suffix, as a list of one or none: 'birde'."""
    found = _SUFFIXED.fullmatch(word)
    return [found[1]] if found else []


def is_numeric(word: str) -> bool:
    """Whether a folded word says digits, in whatever way."""
    return word in NUMERALS or digits_of(word) is not None


def compose(words: Sequence[str]) -> str:
    """Digits that number words say: 'bes yuz otuz iki' -> '532', 'sifir bes' -> '05'."""
    values = [NUMERALS[word] if word in NUMERALS else int(word) for word in words]
    groups: list[str] = []
    while values:
        number, taken = _first_number(values)
        groups.append(str(number))
        values = values[taken:]
    return "".join(groups)


def _first_number(values: Sequence[int]) -> tuple[int, int]:
    """The longest number that the values begin with, and how many of them it takes."""
    number, taken = _below_thousand(values)
    if values[taken : taken + 1] != [1000]:
        return (number, taken) if taken else (values[0], 1)
    number, taken = (number or 1) * 1000, taken + 1
    rest, more = _below_thousand(values[taken:]) if values[taken:] else (0, 0)
    return number + rest, taken + more


def _below_thousand(values: Sequence[int]) -> tuple[int, int]:
    number, taken = _hundreds(values)
    rest = values[taken:]
    if rest and 10 <= rest[0] < 100:
        number, taken = number + rest[0], taken + 1
        if rest[0] % 10:
            return number, taken
        rest = rest[1:]
    if rest and 0 < rest[0] < 10:
        number, taken = number + rest[0], taken + 1
    return number, taken


def _hundreds(values: Sequence[int]) -> tuple[int, int]:
    if values[0] == 100:
        return 100, 1
    if len(values) > 1 and 0 < values[0] < 10 and values[1] == 100:
        return values[0] * 100, 2
    return 0, 0

"""Numbers in words or with letters for digits, written out as digits, with offsets."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

import re2 as _re2

from socialbot.nlp.fold import Folded
from socialbot.nlp.reader import Reading, Token
from socialbot.pii.numerals import (
    MULTIPLIERS,
    NUMERALS,
    SOFT_GAPS,
    SPOKEN_GAPS,
    compose,
    digits_beside_others,
    without_suffix,
)
from socialbot.pii.word_facts import facts_of

re2: Any = _re2  # it has no type hints
LEAST_DIGITS = 3
LEAST_WITH_SOFT_GAPS = 7
_THOUSAND_ALONE = (["bin"], ["thousand"])
# Alone beside digits these are an article, a pronoun or a preposition.
_OFTEN_NO_NUMBER = frozenset(("on", "bir", "one"))
_NO_NUMBER_ALONE = _OFTEN_NO_NUMBER | SPOKEN_GAPS | SOFT_GAPS
_MIXED = r"[0-9][oil]|[oil][0-9]|\bo[ -]?5[0-9]|\boo+\b"
_GLUED = (
    r"(?:sifir|bir|iki|uc|dort|bes|alti|yedi|sekiz|dokuz|yirmi|otuz|kirk|elli|mis|seksen|doksan|yuz"
    r"|zero|one|two|three|four|five|six|seven|eight|nine|ty)"
    r"(?:[0-9]|sifir|bir|iki|uc|dort|bes|alti|yedi|sekiz|dokuz|on|yirmi|otuz|kirk|elli|yuz"
    r"|zero|oh|one|two|three|four|five|six|seven|eight|nine)"
    r"|[0-9](?:sifir|bir|iki|uc|dort|bes|alti|yedi|sekiz|dokuz|on|yuz|zero|two|three|four)"
)
_WORDS = "|".join(sorted(NUMERALS.keys() | SPOKEN_GAPS | SOFT_GAPS))
_LOOKS_SAID = re2.compile(rf"(?:^|[^0-9a-z])(?:{_WORDS})(?:$|[^0-9a-z])|{_MIXED}|{_GLUED}".encode())


def spoken_numbers(reading: Reading) -> Folded | None:
    """The folded text with such numbers as digits, offsets into the folded text; or None where
    there are none worth it."""
    text = reading.folded.text
    if not _LOOKS_SAID.search(text.encode("ascii", "replace")):
        return None
    runs = (run for run in _runs(reading.tokens) if not _is_lone(run))
    changes = [change for run in runs for change in _changes(run)]
    return _write(text, changes) if changes else None


def _runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Neighbouring words that may be parts of one number."""
    run: list[Token] = []
    for token in tokens:
        if run and token.start - run[-1].end > 4:
            yield run
            run = []
        if _may_join(token.text) or (run and digits_beside_others(token.text) is not None):
            run.append(token)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_lone(run: Sequence[Token]) -> bool:
    """Whether it is plain speech: one "and" or "on", which says too few digits by itself, or the
    front ("ön yüz") of a document."""
    if len(run) == 2:
        return run[0].text == "on" and run[1].text.startswith("yuz")
    return len(run) == 1 and run[0].text in _NO_NUMBER_ALONE


def _may_join(word: str) -> bool:
    return _is_gap(word) or word in MULTIPLIERS or word == "o" or facts_of(word).says_digits


def _is_gap(word: str) -> bool:
    return word in SPOKEN_GAPS or word in SOFT_GAPS


def _changes(run: Sequence[Token]) -> list[tuple[int, int, str]]:
    """(start, end, digits) for each part of the run that is not written in digits."""
    changes: list[tuple[int, int, str]] = []
    soft: list[tuple[int, int, str]] = []
    said: list[str] = []
    total, index = 0, 0
    while index < len(run):
        taken, digits = _part(run[index:])
        first, last = run[index], run[index + taken - 1]
        total += len(digits.strip())
        if any(token.text in SOFT_GAPS for token in run[index : index + taken]):
            soft.append((first.start, last.end, digits))
        elif digits and not first.text.isdigit():
            changes.append((first.start, last.end, digits))
            said += [token.text for token in run[index : index + taken]]
        index += taken
    is_number = total >= LEAST_DIGITS and not (len(said) == 1 and said[0] in _OFTEN_NO_NUMBER)
    changes = changes if is_number else []
    return sorted(changes + soft) if total >= LEAST_WITH_SOFT_GAPS else changes


def _part(run: Sequence[Token]) -> tuple[int, str]:
    """How many tokens the first part takes, and its digits ('' for none)."""
    word = run[0].text
    following = run[1].text if len(run) > 1 else ""
    if word in MULTIPLIERS:
        return (2, compose([following]) * MULTIPLIERS[word]) if following in NUMERALS else (1, "")
    if word in NUMERALS:
        words = _leading_numerals(run)
        return len(words), "" if words in _THOUSAND_ALONE else compose(words)
    if _is_gap(word):
        gaps = list(takewhile(_is_gap, (token.text for token in run)))
        return len(gaps), " " if len(run) > len(gaps) else ""
    if word == "o":
        return 1, "0" if following.startswith("5") else ""
    return 1, digits_beside_others(word) or ""


def _leading_numerals(run: Sequence[Token]) -> list[str]:
    words: list[str] = []
    for token in run:
        if token.text not in NUMERALS:
            return words + without_suffix(token.text)
        words.append(token.text)
    return words


def _write(text: str, changes: Sequence[tuple[int, int, str]]) -> Folded:
    pieces: list[str] = []
    starts, ends = array("L"), array("L")
    place = 0
    for start, end, digits in [*changes, (len(text), len(text), "")]:
        pieces += (text[place:start], digits)
        starts.extend(range(place, start))
        ends.extend(range(place + 1, start + 1))
        starts.extend([start] * len(digits))
        ends.extend([end] * len(digits))
        place = end
    return Folded("".join(pieces), starts, ends)

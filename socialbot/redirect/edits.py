"""Texts that take the place of a reply folder's own: judged as all wordings are, and taken over one
by one, so that a faulty one keeps out no other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from socialbot.brand import Brand
from socialbot.domain import Kind, Language
from socialbot.redirect.answer_faults import find_in_answer
from socialbot.redirect.answers import ANSWERS, OPENINGS, Key, needed, optional, own_openings
from socialbot.redirect.policy import KNOWN_FAULT
from socialbot.redirect.sayings import Sayings
from socialbot.redirect.shelf import Shelf, find_in_file, name_file
from socialbot.redirect.templates import load_text
from socialbot.redirect.wording_faults import find_in_wording

Texts = Mapping[Key, str]
"""Texts as they stand in reply files, by what they are the words of."""

NO_TEXTS: Texts = {}
LONGEST = 8_000  # characters of one text
INCIDENT = re.compile(rf"{KNOWN_FAULT}\.(\d{{1,18}})")


def incident_words(incident: int) -> str:
    """The answer that says the words of one incident's own."""
    return f"{KNOWN_FAULT}.{incident}"


def read_place(place: str) -> Key | None:
    """What a file of a reply folder ("tr/payment.dm.j2") holds the words of; None for what is no
    such file. The words of an incident have a place like a file."""
    if key := _PLACES.get(place):
        return key
    language, _, file = place.partition("/")
    for kind in Kind:
        suffix = name_file((Language.OTHER, "", kind)).removeprefix("other/")
        name = file.removesuffix(suffix)
        if name != file and INCIDENT.fullmatch(name) and language in _SPOKEN:
            return Language(language), name, kind
    return None


_PLACES: Mapping[str, Key] = {name_file(key): key for key in (*needed(), *optional())}
_SPOKEN = frozenset({Language.TURKISH, Language.ENGLISH})


def lay_over(shelf: Shelf, texts: Texts) -> Shelf:
    """The shelf with these texts in place of its own."""
    wordings = {key: load_text(text).wordings for key, text in texts.items()}
    return replace(shelf, wordings={**shelf.wordings, **wordings})


class Reading(Enum):
    """How a text is judged."""

    ALONE = "its wordings alone"
    NEIGHBOURS = "every two parts too that can stand side by side with it"
    TOGETHER = "every text that can be put together with it"


def find_in_edit(
    brand: Brand, shelf: Shelf, key: Key, text: str | None, reading: Reading = Reading.TOGETHER
) -> Iterator[str]:
    """Every fault of one text among the others of a shelf; of None, those of the shelf's own."""
    language, name, kind = key
    if INCIDENT.fullmatch(name):
        key = (language, KNOWN_FAULT, kind)
    if text is not None:
        if len(text) > LONGEST:
            yield f"longer than {LONGEST} characters"
            return
        loaded = load_text(text)
        own = name != key[1]  # words of an incident, of which one will do
        faults = list(loaded.faults) if own else find_in_file(loaded)
        yield from faults or ([] if loaded.wordings else ["says nothing"])
        if faults or not loaded.wordings:
            return
        shelf = lay_over(shelf, {key: text})
    yield from _find_in_words(Sayings(brand, shelf), key, reading)


def _find_in_words(sayings: Sayings, key: Key, reading: Reading) -> Iterator[str]:
    alone = [
        f"wording {number}: {fault}"
        for number, wording in enumerate(sayings.shelf.wordings.get(key, ()), 1)
        for fault in find_in_wording(sayings, key, wording)
    ]
    yield from alone
    if not alone and reading is not Reading.ALONE:
        thorough = reading is Reading.TOGETHER
        for answer in find_answers(key):
            if answer in sayings.shelf.wordings:
                yield from find_in_answer(sayings, answer, thorough=thorough)


def find_answers(key: Key) -> Iterator[Key]:
    """The answers that a file's words are heard in: its own, or all that it may be a part of."""
    language, name, kind = key
    if name in ANSWERS[language]:
        yield key
        return
    own = name.removesuffix(f".{OPENINGS}")
    names = [own] if name == own_openings(own) else ANSWERS[language]
    yield from ((language, answer, kind) for answer in dict.fromkeys(names))


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of taking texts over: those that hold now, and the faults of the others."""

    texts: Texts
    faults: Mapping[Key, list[str]]


def take_over(brand: Brand, shelf: Shelf, held: Texts, wanted: Texts) -> Taken:
    """Go from the texts that are held to those that are wanted, one after the other: what is faulty
    stays as it was. Texts that fit only together are taken in a further turn."""
    texts = dict(held)
    waiting = [key for key in {**held, **wanted} if held.get(key) != wanted.get(key)]
    faults: dict[Key, list[str]] = {}
    while waiting:
        faults = {}
        for key in waiting:
            others = {other: text for other, text in texts.items() if other != key}
            text, rest = wanted.get(key), lay_over(shelf, others)
            found = [] if _is_gone(key, text) else _list(brand, rest, key, text)
            if found:
                faults[key] = found
            else:
                texts = others if text is None else {**others, key: text}
        if len(faults) == len(waiting):
            break
        waiting = list(faults)
    return Taken(texts, faults)


def _is_gone(key: Key, text: str | None) -> bool:
    """The words of an incident that has none any more."""
    return text is None and INCIDENT.fullmatch(key[1]) is not None


def _list(brand: Brand, shelf: Shelf, key: Key, text: str | None) -> list[str]:
    return list(find_in_edit(brand, shelf, key, text, Reading.NEIGHBOURS))

"""What is wrong with the words of a reply folder: every fault, each with its file.

Each wording is read alone, and then every text as it may leave, because a promise, or a text that
is too long, can also arise where harmless parts meet.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from socialbot.domain import Kind
from socialbot.redirect.answer_faults import find_in_answer
from socialbot.redirect.answers import ANSWERS, Key
from socialbot.redirect.sayings import Sayings
from socialbot.redirect.shelf import name_file
from socialbot.redirect.wording_faults import find_in_wording


def find_faults(sayings: Sayings, *, thorough: bool) -> list[str]:
    """The faults of all that could be read; the texts put together from faultless files."""
    alone = {key: list(_find_alone(sayings, key)) for key in sayings.shelf.wordings}
    faulty = {key for key, faults in alone.items() if faults}
    together = _find_together(sayings, faulty, thorough=thorough)
    return [*(fault for faults in alone.values() for fault in faults), *together]


def _find_alone(sayings: Sayings, key: Key) -> Iterator[str]:
    for number, wording in enumerate(sayings.shelf.wordings[key], 1):
        if wording:  # else it could not be read, which is told already
            for fault in find_in_wording(sayings, key, wording):
                yield f"{name_file(key)}: wording {number}: {fault}"


def _find_together(sayings: Sayings, faulty: Collection[Key], *, thorough: bool) -> Iterator[str]:
    for language, names in ANSWERS.items():
        for name in names:
            for kind in Kind:
                key = (language, name, kind)
                if key in sayings.shelf.wordings and key not in faulty:
                    yield from find_in_answer(sayings, key, thorough=thorough)

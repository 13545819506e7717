"""What is wrong with the texts of an answer as they may leave, put together from parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from socialbot.domain import Kind
from socialbot.redirect.answers import Key
from socialbot.redirect.occasions import occasions
from socialbot.redirect.parts import Parts
from socialbot.redirect.policy import UNCODED
from socialbot.redirect.sayings import Saying, Sayings
from socialbot.redirect.shelf import name_file
from socialbot.redirect.templates import SEPARATOR
from socialbot.redirect.text_faults import SAMPLE_CODE, find_in_text, first_of_each, try_wording


def find_in_answer(sayings: Sayings, key: Key, *, thorough: bool) -> Iterator[str]:
    """The first text of each kind of fault: one wrong part makes many wrong texts."""
    read: set[str] = set()
    told: set[str] = set()
    for saying in occasions(sayings.brand, *key):
        for text in _put_together(sayings, saying, thorough=thorough):
            if text in read:
                continue
            read.add(text)
            for fault in first_of_each(find_in_text(text, saying.kind, sayings.brand), told):
                yield f"{name_file(key)}: put together, {fault}: {text!r}"


def _put_together(sayings: Sayings, saying: Saying, *, thorough: bool) -> Iterator[str]:
    try:
        parts = sayings.parts(saying)
    except KeyError:  # a part is missing, which is told already
        return
    if not all(parts.columns):
        return
    for wording in parts if thorough else parts.neighbours():
        text = try_wording(sayings, saying, wording)
        if text is not None:
            yield text
    if saying.kind is Kind.DM and saying.name not in UNCODED:
        coded = replace(saying, code=SAMPLE_CODE)
        yield from _put_code_beside(sayings, coded, parts, thorough=thorough)


def _put_code_beside(
    sayings: Sayings, saying: Saying, parts: Parts, *, thorough: bool
) -> Iterator[str]:
    """The texts as they are sent in a case: each with every sentence that tells the code, or, where
    it must be quick, with the next one, moved on so that each stands beside every other part."""
    sentences = _say_code(sayings, saying)
    if not sentences:
        return
    for number, wording in enumerate(parts if thorough else parts.neighbours()):
        text = try_wording(sayings, saying, wording)
        turn = (number + number // len(sentences)) % len(sentences)
        for sentence in sentences if thorough else sentences[turn : turn + 1]:
            if text is not None:
                yield f"{text}{SEPARATOR[saying.kind]}{sentence}"


def _say_code(sayings: Sayings, saying: Saying) -> list[str]:
    """The sentences of the file that the channel's are read from; none where it is faulty, which
    is told already."""
    try:
        count = sayings.count_code(saying.language, saying.channel)
        return [
            sayings.code_sentence(saying.language, number, saying.code, saying.channel)
            for number in range(count)
        ]
    except Exception:  # noqa: BLE001  a reply file may raise anything
        return []

"""What is wrong with the words of a reply folder: every fault, each with its file.

Each wording is read alone, and then every text as it may leave, because a promise, or a text that
is too long, can also arise where harmless parts meet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from socialbot.domain import Channel, Kind, Language
from socialbot.redirect.answers import ANSWERS, CLOSED, NOTICES, Key
from socialbot.redirect.disguise import fold
from socialbot.redirect.length import LIMITS, find_overlong
from socialbot.redirect.occasions import occasions
from socialbot.redirect.outbound import refusal
from socialbot.redirect.parts import Parts
from socialbot.redirect.policy import UNCODED
from socialbot.redirect.sayings import Saying, Sayings
from socialbot.redirect.shelf import name_file
from socialbot.redirect.templates import SEPARATOR, Wording, render

OPENS = {
    Language.TURKISH: ("bugün 18.00", "yarın 09.00", "pazartesi 09.00", "3 Kasım 09.00"),
    Language.ENGLISH: (
        "today at 18:00", "tomorrow at 09:00", "on Monday at 09:00", "on 3 November at 09:00",
    ),
}  # fmt: skip
# What every answer says of itself: that it is automatic, and no official request (rule 3).
SAID = {
    Language.TURKISH: ("otomatik", "resmi"),
    Language.ENGLISH: ("automat", "official"),
    Language.OTHER: ("otomatik", "resmi", "automat", "official"),
}
WHY = {
    "empty": "says nothing",
    "too_long": "is too long",
    "hidden_characters": "holds characters that are not seen or mixes alphabets",
    "foreign_address": "names an address that is not the brand's",
    "foreign_handle": "names an account that is not the brand's",
    "foreign_number": "holds a number that is not the brand's",
    "promise": "reads as a promise",
    "decision": "reads as a decision",
    "advice": "reads as advice",
}
CANNOT_RENDER = "cannot be rendered"
SAMPLE_CODE = "K7F-2QX-9"


def find_faults(sayings: Sayings, *, thorough: bool) -> list[str]:
    """The faults of all that could be read; the texts put together from faultless files."""
    faults: dict[Key, list[str]] = {}
    for key, wordings in sayings.shelf.wordings.items():
        found = [
            f"{name_file(key)}: wording {number}: {fault}"
            for number, wording in enumerate(wordings, 1)
            if wording
            for fault in _find_alone(sayings, key, wording)
        ]
        if found:
            faults[key] = found
    alone = [fault for found in faults.values() for fault in found]
    return alone + list(_find_together(sayings, faults, thorough=thorough))


def _find_alone(sayings: Sayings, key: Key, wording: Wording) -> Iterator[str]:
    language, name, kind = key
    channel = _sample_channel(sayings, language, name)
    texts = {}
    for opens in OPENS[language] if name == CLOSED else ("",):
        saying = Saying(language, name, kind, channel, opens=opens, code=SAMPLE_CODE)
        texts[opens] = _try(sayings, saying, wording)
    for text in texts.values():
        fault = _judge(sayings, text, kind)
        if fault:
            yield fault
            return
    if name == NOTICES or (kind is Kind.DM and name in ANSWERS[language]):
        read = fold(next(iter(texts.values())) or "")
        yield from (f"does not say {word!r}" for word in SAID[language] if word not in read)


def _sample_channel(sayings: Sayings, language: Language, name: str) -> Channel:
    if name not in ANSWERS[language]:
        return Channel.LIVE_CHAT
    return next(occasions(sayings.brand, language, name, Kind.DM)).channel


def _find_together(
    sayings: Sayings, faulty: dict[Key, list[str]], *, thorough: bool
) -> Iterator[str]:
    for language, names in ANSWERS.items():
        for name in names:
            for kind in Kind:
                key = (language, name, kind)
                if key in sayings.shelf.wordings and key not in faulty:
                    yield from _find_in_answer(sayings, key, thorough=thorough)


def _find_in_answer(sayings: Sayings, key: Key, *, thorough: bool) -> Iterator[str]:
    """The first text of each kind of fault: one wrong part makes many wrong texts."""
    read: set[str] = set()
    told: set[str] = set()
    for saying in occasions(sayings.brand, *key):
        for text in _put_together(sayings, saying, thorough=thorough):
            fault = None if text in read else _judge(sayings, text, saying.kind)
            read.add(text)
            if fault and fault.split(" (")[0] not in told:
                told.add(fault.split(" (")[0])
                yield f"{name_file(key)}: put together, {fault}: {text!r}"


def _put_together(sayings: Sayings, saying: Saying, *, thorough: bool) -> Iterator[str]:
    try:
        parts = sayings.parts(saying)
    except KeyError:  # a part is missing, which is told already
        return
    if not all(parts.columns):
        return
    for wording in parts if thorough else parts.neighbours():
        text = _try(sayings, saying, wording)
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
        text = _try(sayings, saying, wording)
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


def _try(sayings: Sayings, saying: Saying, wording: Wording) -> str | None:
    """The words, or None where they cannot be rendered."""
    values = sayings.values_of(saying)
    try:
        return render(wording, saying.kind, values)
    except Exception:  # noqa: BLE001  a reply file may raise anything, and must be named
        return None


def _judge(sayings: Sayings, text: str | None, kind: Kind) -> str | None:
    if text is None:
        return CANNOT_RENDER
    overlong = find_overlong(text, kind)
    if overlong:
        return overlong
    code = refusal(text, sayings.brand, LIMITS[kind])
    return f"{WHY[code]} ({code})" if code else None

"""Which canned texts there are, in the order in which the team reads them, and their addresses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from socialbot.admin.texts import Texts
from socialbot.domain import Kind, Language
from socialbot.redirect.answers import ANSWERS, OPENINGS, Key, own_openings
from socialbot.redirect.edits import INCIDENT, read_place
from socialbot.redirect.policy import KNOWN_FAULT
from socialbot.redirect.shelf import name_file
from socialbot.redirect.templates import Wording

PATH = "/replies"
SUFFIX = ".j2"


def address(key: Key) -> str:
    """The address of a text's page: /replies/tr/payment.dm"""
    return f"{PATH}/{name_file(key).removesuffix(SUFFIX)}"


def find_key(language: str, file: str) -> Key | None:
    """What a page is about; None for no text of ours."""
    return read_place(f"{language}/{file}{SUFFIX}")


def incident_of(key: Key) -> int | None:
    """The incident whose own words these are."""
    found = INCIDENT.fullmatch(key[1])
    return int(found[1]) if found else None


def is_part(key: Key) -> bool:
    """Whether these words are no answer, but stand around answers."""
    return key[1] not in ANSWERS[key[0]] and incident_of(key) is None


@dataclass(frozen=True, slots=True)
class Row:
    """An answer or a part of answers, with its texts by kind."""

    name: str
    keys: tuple[Key, ...]


def list_rows(wordings: Mapping[Key, object], language: Language) -> tuple[list[Row], list[Row]]:
    """The answers of a language, and the parts that stand around them."""
    known = [key for key in wordings if key[0] is language and incident_of(key) is None]
    names = dict.fromkeys(name for _, name, _ in known)
    answers = [name for name in ANSWERS[language] if name in names]
    parts = [name for name in names if name not in answers]
    return (
        [Row(name, tuple(_keys(known, name))) for name in dict.fromkeys(answers)],
        [Row(name, tuple(_keys(known, name))) for name in parts],
    )


def _keys(known: list[Key], name: str) -> Iterator[Key]:
    for kind in Kind:
        yield from (key for key in known if key[1:] == (name, kind))


def say_name(texts: Texts, name: str) -> str:
    """What the team calls an answer or a part."""
    if INCIDENT.fullmatch(name):
        name = KNOWN_FAULT
    answer = name.removesuffix(f".{OPENINGS}")
    if answer != name and name == own_openings(answer):
        own: str = texts["canned"]["own_openings"]
        return own.format(name=say_name(texts, answer))
    for section in ("answer", "intent", "reason"):
        if name in texts[section]:
            return str(texts[section][name])
    return name


def first_words(wording: Wording) -> str:
    """How a wording begins, as it stands in the file."""
    return wording[0].text if wording else ""

"""`socialbot templates check`: whether a reply folder can be used, and what it would say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from socialbot.brand import load_brand
from socialbot.domain import Kind, Language
from socialbot.errors import OperatorError
from socialbot.redirect.answers import ANSWERS
from socialbot.redirect.library import Depth, Library, RepliesRefused
from socialbot.redirect.occasions import occasions
from socialbot.redirect.policy import UNCODED
from socialbot.redirect.sayings import Saying
from socialbot.redirect.templates import SEPARATOR
from socialbot.redirect.text_faults import SAMPLE_CODE
from socialbot.settings import Settings

KINDS = {Kind.DM: "private", Kind.MENTION: "public"}


def check_templates(
    settings: Settings, folder: Path | None, answer: tuple[str, str] | None = None
) -> tuple[list[str], bool]:
    """The lines to print, and whether all is well: every fault of a reply folder, each with its
    file, every text that can be put together included; else the texts of the answer that is asked
    for, and the numbers. Raises ProfileError for the brand profile's own faults, and OperatorError
    for an answer that there is not."""
    asked = _find_answer(*answer) if answer else None
    try:
        library = Library(load_brand(settings.brand), folder or settings.replies, Depth.TEXTS)
    except RepliesRefused as refused:
        return list(refused.faults), False
    shown = list(_show_answer(library, *asked)) if asked else []
    return [*shown, _count(library)], True


def _find_answer(language: str, name: str) -> tuple[Language, str]:
    if language not in set(Language):
        raise OperatorError(f"no language {language!r}; there are {', '.join(Language)}")
    known = Language(language)
    if name not in ANSWERS[known]:
        raise OperatorError(f"no answer {name!r}; there are {', '.join(ANSWERS[known])}")
    return known, name


def _count(library: Library) -> str:
    wordings = library.shelf.wordings.values()
    texts = sum(
        library.count(saying)
        for language, names in ANSWERS.items()
        for name in names
        for kind in Kind
        for saying in _linked(library, language, name, kind)
    )
    lines = sum(map(len, wordings))
    return f"{len(wordings)} files, {lines} wordings, {texts} texts: nothing to mend."


def _linked(library: Library, language: Language, name: str, kind: Kind) -> list[Saying]:
    """The occasions of an answer where addresses may stand in it."""
    return [one for one in occasions(library.brand, language, name, kind) if one.linked]


def _show_answer(library: Library, language: Language, name: str) -> Iterator[str]:
    """What would be sent, on each occasion: a text of each wording."""
    for kind in Kind:
        for saying in _linked(library, language, name, kind):
            yield from _show(library, saying)


def _show(library: Library, saying: Saying) -> Iterator[str]:
    where = library.channel_name(saying.language, saying.channel)
    beside = [KINDS[saying.kind], where]
    beside += ["personal data in it"] if saying.noted else []
    beside += [f"opens {saying.opens}"] if saying.opens else []
    yield f"# {saying.language.value} {saying.name} ({', '.join(beside)})"
    coded = saying.kind is Kind.DM and saying.name not in UNCODED
    told = replace(saying, code=SAMPLE_CODE if coded else "")
    for number in range(len(library.wordings(saying.language, saying.name, saying.kind))):
        text = library.say(told, number)
        if coded:
            channel = library.code_channel(saying)
            sentence = library.code_sentence(saying.language, number, SAMPLE_CODE, channel)
            text = f"{text}{SEPARATOR[saying.kind]}{sentence}"
        yield f"{text}\n"

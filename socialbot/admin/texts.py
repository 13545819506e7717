"""The admin's words in the languages that the team reads."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

LANGUAGES = ("tr", "en")
TURKISH_MARKS = str.maketrans(",.", ".,")

Texts = dict[str, Any]


@cache
def load_texts(language: str) -> Texts:
    """All words of one language: sections of keys, as in templates/admin/<language>.toml and in
    the files of the folder beside it. Raises ValueError where two files have the same section."""
    folder = resources.files("socialbot") / "templates" / "admin"
    further = folder / language
    sources = [folder / f"{language}.toml", *(further.iterdir() if further.is_dir() else ())]
    words: Texts = {}
    for source in sources:
        part = tomllib.loads(source.read_text(encoding="utf-8"))
        if twice := sorted(words.keys() & part.keys()):
            raise ValueError(f"{source.name}: {twice[0]} is in another file too")
        words |= part
    return words


def say(texts: Texts, section: str, key: str) -> str:
    """The words for a name of the vocabulary, or the name itself where we have none (a
    recognizer or a connector that somebody added)."""
    word: str = texts[section].get(key, key)
    return word


def how_sure(texts: Texts, score: float) -> str:
    """A score of 0..1 as the language says it: "85% sure", "emin: %85"."""
    number = round(score * 100)
    percent = f"%{number}" if texts["locale"] == "tr" else f"{number}%"
    return str(texts["message"]["sure"].format(percent=percent))


def write_figure(number: float | None, texts: Texts) -> str:
    """A number with the marks of the language: 1,234.5 or 1.234,5; at most two decimals."""
    if number is None:
        return "–"
    text = f"{number:,.2f}".rstrip("0").rstrip(".")
    return text.translate(TURKISH_MARKS) if texts["locale"] == "tr" else text

"""What two reports of the same fault have in common, in plain words."""

from __future__ import annotations

import re
import unicodedata

MASK = re.compile(r"\[[A-Z_]+\]|▒+")
GAP = re.compile(r"[\W_]+")
VERSION = re.compile(r"\d+")
DOTTED = str.maketrans("Iİı", "iii", "\u0307")


def normalise(text: str) -> str:
    """Words and small numbers of a masked text: without case, accents, punctuation and masks."""
    plain = unicodedata.normalize("NFKD", MASK.sub(" ", text).translate(DOTTED).casefold())
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return GAP.sub(" ", bare).strip()


def major_of(software: str) -> str:
    """A program's name with the first part of its version: "chrome 141" of "Chrome 141.0"."""
    number = VERSION.search(software)
    name = normalise(software[: number.start()] if number else software)
    return f"{name} {number[0]}" if number else name


def fault_of(area: str, intent: str, error_text: str, software: str) -> tuple[str, ...]:
    """The parts that a fingerprint is made from; reports that agree in all are repeats."""
    return area, intent, normalise(error_text), major_of(software)

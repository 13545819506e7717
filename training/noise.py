"""What hurry does to a message: case, diacritics, punctuation, typing mistakes, small talk around.

Every function keeps the pieces of a message apart, so that labels stay with their values.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from training.small_talk import CLOSINGS, OPENINGS
from training.values.slot import Dice

Piece = tuple[str, str]  # text, type of value or ""
_PLAIN = str.maketrans("çğıöşüâîûÇĞİÖŞÜ", "cgiosuaiuCGIOSU")


def disturb(pieces: list[Piece], dice: Dice) -> list[Piece]:
    """A message as somebody else might have typed it."""
    pieces = _surround(pieces, dice)
    for share, change in _CHANGES:
        if dice.chance(share):
            pieces = change(pieces, dice)
    return pieces


def _surround(pieces: list[Piece], dice: Dice) -> list[Piece]:
    if dice.chance(0.2):
        gap = dice.choice((" ", " ", " ", "\n"))
        pieces = [(dice.choice(OPENINGS[dice.language]) + gap, ""), *pieces]
    if dice.chance(0.15):
        gap = dice.choice((" ", " ", ", ", "\n"))
        pieces = [*pieces, (gap + dice.choice(CLOSINGS[dice.language]), "")]
    return pieces


def _each(change: Callable[[str], str]) -> Callable[[list[Piece], Dice], list[Piece]]:
    return lambda pieces, _dice: [(change(text), kind) for text, kind in pieces]


def lower(text: str) -> str:
    """Small letters, the Turkish way."""
    return text.replace("İ", "i").replace("I", "ı" if _is_turkish(text) else "i").lower()


def upper(text: str) -> str:
    """Capital letters, the Turkish way where the text is Turkish."""
    return (text.replace("i", "İ") if _is_turkish(text) else text).replace("ı", "I").upper()


def _is_turkish(text: str) -> bool:
    return bool(re.search("[çğışöüÇĞİŞÖÜ]", text))


def _flatten(text: str) -> str:
    return text.translate(_PLAIN)


def _strip_marks(pieces: list[Piece], _dice: Dice) -> list[Piece]:
    return [
        (text if kind else re.sub(r"[.,;!?'’]+(?=\s|$)", "", text), kind) for text, kind in pieces
    ]


def _mistype(pieces: list[Piece], dice: Dice) -> list[Piece]:
    return [(text if kind else _mistype_text(text, dice), kind) for text, kind in pieces]


def _mistype_text(text: str, dice: Dice) -> str:
    for _ in range(1 + len(text) // 40):
        places = [found.start() for found in re.finditer(r"(?<=\w)\w(?=\w)", text)]
        if places and dice.chance(0.7):
            text = _slip(text, dice.choice(places), dice)
    return text


def _clip(pieces: list[Piece], dice: Dice) -> list[Piece]:
    return [(text if kind else _clip_text(text, dice), kind) for text, kind in pieces]


def _clip_text(text: str, dice: Dice) -> str:
    """Words without some of their inner vowels, as thumbs leave them out ("yatrdm gecmdi")."""
    return re.sub(
        r"(?<=\w)[aeıioöuü](?=\w)", lambda found: "" if dice.chance(0.4) else found.group(), text
    )


def _slip(text: str, at: int, dice: Dice) -> str:
    way = dice.choice(("drop", "double", "swap", "stretch"))
    if way == "drop":
        return text[:at] + text[at + 1 :]
    if way == "swap":
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + text[at] * (2 if way == "double" else 4) + text[at + 1 :]


_CHANGES: tuple[tuple[float, Callable[[list[Piece], Dice], list[Piece]]], ...] = (
    (0.15, _mistype),
    (0.08, _clip),
    (0.2, _strip_marks),
    (0.3, _each(_flatten)),
    (0.35, _each(lower)),
    (0.04, _each(upper)),
)

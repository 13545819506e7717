"""The search's normal form: one function folds what is stored and what is asked for."""

from __future__ import annotations

import unicodedata

# Turkish has two letters i with a capital each, and none of them is a plain letter with a mark.
ONE_I = str.maketrans("Iİı", "iii")
LONGEST_QUERY = 200
MOST_WORDS = 8


def fold_text(text: str) -> str:
    """Without case, accents and dots: ŞEBEKE, Şebeke and sebeke are the same."""
    plain = text.translate(ONE_I)
    if not plain.isascii():
        spread = unicodedata.normalize("NFKD", plain.casefold())
        plain = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return " ".join(plain.casefold().translate(ONE_I).split())


def fold_query(query: str) -> tuple[str, ...]:
    """The words that must all be found, each folded; those beyond what a person types are left
    out."""
    return tuple(dict.fromkeys(fold_text(query[:LONGEST_QUERY]).split()))[:MOST_WORDS]

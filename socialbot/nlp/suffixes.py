"""Turkish words as a known stem with a chain of endings, colloquial ones too; all folded.

Endings that make surnames of stems (-maz, -an, -ar, -ci, -li, -oglu) are left out.
"""

from __future__ import annotations

from typing import Any

import re2 as _re2

from socialbot.nlp.stems import NOUNS, VERBS

re2: Any = _re2  # it has no type hints
LONGEST_WORD = 32

# Voice, then ability and denial, then tenses and verbal nouns, then persons and cases.
_VOICE = r"(?:[iu]l|[iu]?n|[iu]?s|[iu]?t|[dt][iu]r|[iu]r|l[ae]n|l[ae]t|l[ae])"
_ABLE = r"(?:y?[ae]bil|y?[ae]?m[aeiu]|y?[iu]ver)"
_TENSE = (
    r"(?:[iu]?yo|[iu]?yor|[dt][iu]|m[iu]s|y?[aeiu]c[ae][kgm]|y?[iu]c[ae]n|c[ae][mnkz]|[aeiu]r|s[ae]|s[iu]n"
    r"|m[ae]l[iu]|m[ae]kt[ae]|m[ae]k|m[ae]|y?[ae]|y?[iu]p|y?[ae]r[ae]k|y?[iu]nc[ae]|m[ae]d[ae]n"
    r"|[dt][iu][kg]|[dt][iu]k[ae]|y[ae]n|y?[iu]n|y?[ae]l[iu]|m[ae]z|m[ae]m|y?[iu]s|[iu]yorm[iu]s|ken)"
)
_PERSON = (
    r"(?:y?[iu]m|s[iu]n|[iu]z|n[iu]z|[mnk]|y?[iu]z|l[ae]r|[dt][iu]r|y?[dt][iu]|y?s[ae]|ym[iu]s|ken)"
)
_CASE = (
    r"(?:l[ae]r|[iu]?m|[iu]?n|[iu]?m[iu]z|[iu]?n[iu]z|s?[iu]|n?[iu]n|[yn][iu]|[yn]?[ae]|n?[dt][ae]n?"
    r"|y?l[ae]|s[iu]z|k[iu]|c[ae]|d[iu]r|y?m[iu]s|y?[dt][iu]|y?s[ae]|y?[iu]m|y?[iu]z|s[iu]n[iu]z)"
)
_OF_VERB = rf"{_VOICE}{{0,3}}{_ABLE}{{0,2}}{_TENSE}{{1,3}}{_PERSON}{{0,3}}{_CASE}{{0,4}}"
_OF_NOUN = rf"(?:l[iu][kg]?)?{_CASE}{{0,5}}"
_VERB_ENDING = re2.compile(_OF_VERB.encode())
_NOUN_ENDING = re2.compile(_OF_NOUN.encode())
_SURE_NAME_MAKER = ("maz", "mez")


def is_inflected(word: str) -> bool:
    """Whether a folded word is a known stem with endings that fit it."""
    if not 4 <= len(word) <= LONGEST_WORD or word.endswith(_SURE_NAME_MAKER):
        return False
    return any(_fits(word, cut) for cut in range(_SHORTEST_STEM, min(len(word), _LONGEST_STEM) + 1))


_SHORTEST_STEM, _LONGEST_STEM = 2, 14


def _fits(word: str, cut: int) -> bool:
    stem = word[:cut]
    if stem in VERBS and _VERB_ENDING.fullmatch(word[cut:].encode()):
        return True
    return stem in NOUNS and bool(_NOUN_ENDING.fullmatch(word[cut:].encode()))

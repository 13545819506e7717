"""Which language a message is written in: Turkish, English or another one.

Every word votes by how common it is in Turkish and in English; everyday words of other
languages and other scripts vote against both. Short texts without evidence stay undecided: they are
in the language of the thread so far, else in the brand's own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from socialbot.domain import Language
from socialbot.nlp.fold import fold
from socialbot.triage.tables import load_table

TURKISH_LETTERS = frozenset("ğşıİĞŞ")
TURKISH_ENDING = re.compile(
    r"\w{3,}(?:yorum|yorsun|iyor|uyor|yorlar|dim|dum|tim|tum|misim|musum|acak|ecek|madi|medi"
    r"|miyor|muyor|lar|ler|larim|lerim|nin|nun|imi|umu|den|dan|siniz|sunuz|misiniz|musunuz"
    r"|abilir|ebilir|mak|mek|lik|luk|mali|meli)$"
)
# No other language has these, and hurried typing keeps them: calismiyo, gelmiyor, bakiyom.
TURKISH_VERB = re.compile(r"\w{2,}[iu]yo(?:r|m|n|s|rum|rsun|rsunuz|rlar|sunuz)?$")
OTHER_SCRIPT_SHARE = 0.3
COMMONEST = 20_000
LONGEST = 40  # letters; beyond that it is no word


def detect(original: str, words: Sequence[str], home: Language) -> Language:
    """The language of a text; `home` where nothing tells (numbers, emoji, a handle)."""
    if _other_script_share(original) > OTHER_SCRIPT_SHARE:
        return Language.OTHER
    letters = [word for word in words if word.isalpha() and 1 < len(word) <= LONGEST]
    turkish = sum(_weigh_turkish(word) for word in letters)
    turkish += 2 * len(TURKISH_LETTERS.intersection(original))
    english = sum(_weigh(word, _common("en"), _everyday("en")) for word in letters)
    other = max((_count(letters, name) for name in load_table("languages")["other"]), default=0)
    if other > max(turkish, english):
        return Language.OTHER
    if turkish == english:
        return home
    return Language.TURKISH if turkish > english else Language.ENGLISH


@cache
def known_words() -> frozenset[str]:
    """Folded everyday words of both languages, which are never taken for typing mistakes."""
    return frozenset(_common("tr")) | frozenset(_common("en"))


def _weigh_turkish(word: str) -> float:
    weight = _weigh(word, _common("tr"), _everyday("tr"))
    if word in _common("en"):
        return weight
    if TURKISH_VERB.fullmatch(word):
        return 3.0
    return weight or float(TURKISH_ENDING.fullmatch(word) is not None)


def _weigh(word: str, common: dict[str, float], everyday: frozenset[str]) -> float:
    return 3.0 if word in everyday else common.get(word, 0.0)


def _count(words: Sequence[str], name: str) -> float:
    everyday = frozenset(load_table("languages")["other"][name])
    return 2.5 * sum(word in everyday for word in words)


@cache
def _everyday(language: str) -> frozenset[str]:
    return frozenset(load_table("languages")[language])


@cache
def _common(language: str) -> dict[str, float]:
    """Folded words with a weight from 1.5 (commonest) down to 0.3."""
    import wordfreq

    words = wordfreq.top_n_list(language, COMMONEST, wordlist="small")
    weights: dict[str, float] = {}
    for rank, word in enumerate(words):
        weights.setdefault(fold(word).text, max(0.3, 1.5 - 1.2 * rank / COMMONEST))
    return weights


def _other_script_share(text: str) -> float:
    letters = [char for char in text if char.isalpha()]
    foreign = [char for char in letters if not unicodedata.name(char, "").startswith(_LATIN)]
    return len(foreign) / len(letters) if letters else 0.0


_LATIN = ("LATIN", "FULLWIDTH LATIN", "MODIFIER", "MATHEMATICAL", "FEMININE", "MASCULINE")

"""What kind of word a folded word is: a name, an ordinary word of some frequency, or a number."""

from __future__ import annotations

import re
from functools import cache

from socialbot.nlp.gazetteer import groups_of
from socialbot.nlp.lexicon import has_name, is_ordinary, ordinary_words

_ENDING = re.compile(
    r"(?:[iu]?m|y[iu]m|l[iu]k?|s[iu]|n?[iu]n|y?[iu]z|l[ae]r|d[iu]r|y?[dt][iu]|[yn]?[aeiu]|n?[dt][ae]n?)"
    r"{1,3}"
)
SENSITIVE = ("health", "belief")
UNKNOWN = "unknown"
PUBLIC = "public figure"
LONGEST_NUMBER = 20
_SHORTEST_STEM, _LONGEST_ENDING = 4, 8
_COMMON, _USUAL = 5.0, 4.0  # Zipf frequencies: ten thousand and a thousand times in a billion


def kind_of(word: str) -> str:
    """A short label; words that nobody listed are UNKNOWN."""
    if word.isdigit():
        return f"digits{min(len(word), LONGEST_NUMBER)}"
    if not word.isalpha():
        return "mark"
    groups = groups_of(word)
    if groups:
        return f"{groups} {_frequency(word)}"
    return _sensitive_stem(word) or _frequency(word) or _named(word)


def is_listed(word: str) -> bool:
    """Whether the word is in one of our lists, so that nothing is learnt from remembering it."""
    return word in ordinary_words() or bool(groups_of(word))


def _sensitive_stem(word: str) -> str:
    """An illness or a belief with a Turkish ending ("kanserim", "aleviyim")."""
    for end in range(max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING), len(word)):
        groups = groups_of(word[:end])
        if groups in SENSITIVE and _ENDING.fullmatch(word[end:]):
            return f"{groups} with ending"
    return ""


def _named(word: str) -> str:
    return "name with ending" if has_name(word) else UNKNOWN


def _frequency(word: str) -> str:
    frequency = _zipf(word)
    if frequency >= _COMMON:
        return "common"
    if frequency >= _USUAL:
        return "usual"
    return "ordinary" if is_ordinary(word) else ""


@cache
def _frequencies() -> dict[str, float]:
    """Zipf frequencies of the frequent words of both languages, by folded word."""
    import wordfreq

    from socialbot.nlp.fold import fold

    found: dict[str, float] = {}
    for language in ("tr", "en"):
        for band, words in enumerate(wordfreq.get_frequency_list(language)):
            if band > (9 - _USUAL) * 100:
                break
            for word in words:
                folded = fold(word).text
                found[folded] = max(found.get(folded, 0.0), 9 - band / 100)
    return found


def _zipf(word: str) -> float:
    return _frequencies().get(word, 0.0)

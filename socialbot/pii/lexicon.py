"""The second net: stored text is rebuilt from known ordinary words and small numbers only.

It does not depend on detection. Word lists: wordfreq (Turkish and English), without names, mail
providers and street words. All else is masked, and every finding has its type in its place.
"""

from __future__ import annotations

from functools import cache

from socialbot.nlp.fold import fold

TURKISH_WORDS = 40_000
ENGLISH_WORDS = 20_000
SINGLE_LETTERS = frozenset("oai")


@cache
def ordinary_words() -> frozenset[str]:
    """Folded words that may be stored."""
    import wordfreq

    found = {
        fold(word).text
        for language, count in (("tr", TURKISH_WORDS), ("en", ENGLISH_WORDS))
        for word in wordfreq.top_n_list(language, count)
        if word.isalpha()
    }
    return frozenset(word for word in found if len(word) > 1) | SINGLE_LETTERS

"""Which words of a message may be stored as they are, judged without any detection."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from socialbot.nlp.lexicon import STREETS
from socialbot.nlp.reader import Reading, Token
from socialbot.pii.withheld import withheld
from socialbot.pii.word_facts import facts_of

LONGEST_NUMBER = 3
_LOOSE = frozenset((" ", ", ", ". ", "'", "\n"))  # gaps that tie nothing, met most often
LEAST_SPELLED = 3
# Neighbouring numbers together: a later message may complete what two groups begin.
LONGEST_RUN = 3
_CLOCK = re.compile(r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9]")
# What stands after an apostrophe: English contractions, Turkish cases of one letter.
_ENDINGS = frozenset((*"tsmdeaiun", "ll", "re", "ve"))
# What ties words into one name, address or path: "a_b", "a@b", "a/b", and "a.b" when single.
_TIE = re.compile(r"[.\-]|[^\s]*[@_/\\=+%&~#$*|][^\s]*")


def readable(reading: Reading, own: Sequence[tuple[int, int]] = ()) -> list[bool]:
    """For each token of the reading whether it may be stored; own are places in the folded text
    that hold the brand's own public data."""
    tokens, text = reading.tokens, reading.folded.text
    words = [token.text for token in tokens]
    facts = [facts_of(word) for word in words]
    shown = [
        fact.is_known or _is_small_number(word) for fact, word in zip(facts, words, strict=True)
    ]
    endings = _endings(tokens, text)
    for index in range(1, len(words)) if endings else ():
        shown[index] = shown[index] or endings[index]
    if not STREETS.isdisjoint(words):
        _hide_streets(shown, words)
    for group in _runs(_tied(tokens, text)):
        _hide(shown, group, unless=_is_plain(group, shown, text, tokens))
    for group in _runs(_pairs([fact.says_digits for fact in facts])):
        _hide(shown, group, unless=_is_short(group, tokens, text))
    for group in _runs(_pairs([len(word) == 1 for word in words])):
        _hide(shown, group, unless=_is_no_spelling(group, tokens, endings))
    for index in list(withheld(reading, shown)):
        shown[index] = False
    if not own:
        return shown
    return [known or _is_within(token, own) for token, known in zip(tokens, shown, strict=True)]


def _hide_streets(shown: list[bool], words: Sequence[str]) -> None:
    """The name of a street is the word before "sokak"."""
    for index in range(1, len(words)):
        if words[index] in STREETS:
            shown[index - 1] = False


def _endings(tokens: Sequence[Token], text: str) -> list[bool]:
    """None at all where nothing has an apostrophe."""
    if "'" not in text:
        return []
    return [_is_ending(token, text) for token in tokens]


def _is_ending(token: Token, text: str) -> bool:
    return token.text in _ENDINGS and token.start > 1 and text[token.start - 1] == "'"


def _is_no_spelling(group: range, tokens: Sequence[Token], endings: Sequence[bool]) -> bool:
    digits = all(tokens[index].text.isdigit() for index in group)
    spelled = sum(not endings[index] for index in group) if endings else len(group)
    return digits or spelled < LEAST_SPELLED


def _is_within(token: Token, places: Sequence[tuple[int, int]]) -> bool:
    return any(start <= token.start and token.end <= end for start, end in places)


def _tied(tokens: Sequence[Token], text: str) -> list[bool]:
    """For each token but the first whether it belongs to the one before it."""
    gaps = [text[one.end : other.start] for one, other in pairwise(tokens)]
    return [gap not in _LOOSE and _is_tied(gap) for gap in gaps]


def _pairs(are: Sequence[bool]) -> list[bool]:
    return [one and other for one, other in pairwise(are)] if are.count(True) > 1 else []


def _runs(together: list[bool]) -> Iterator[range]:
    """Neighbours that belong together, two at least; together tells it of each and the next."""
    end = 0
    if True not in together:
        return
    while True in together[end:]:
        start = together.index(True, end)
        end = together.index(False, start) if False in together[start:] else len(together)
        yield range(start, end + 1)


def _hide(shown: list[bool], group: range, unless: bool) -> None:
    if not unless:
        for index in group:
            shown[index] = False


def _is_small_number(word: str) -> bool:
    return len(word) <= LONGEST_NUMBER and word.isdigit()


def _is_tied(gap: str) -> bool:
    return bool(_TIE.fullmatch(gap))


def _is_plain(group: range, shown: list[bool], text: str, tokens: Sequence[Token]) -> bool:
    """Known words that only a missing blank or a hyphen ties."""
    between = text[tokens[group[0]].end : tokens[group[-1]].start]
    return all(shown[index] for index in group) and not re.search(r"[@_=~|\\]", between)


def _is_short(group: range, tokens: Sequence[Token], text: str) -> bool:
    texts = [tokens[index].text for index in group]
    whole = text[tokens[group[0]].start : tokens[group[-1]].end]
    few = sum(map(len, texts)) <= LONGEST_RUN
    return all(said.isdigit() for said in texts) and (few or bool(_CLOCK.fullmatch(whole)))

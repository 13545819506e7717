"""Answers to security questions: a name in a sentence that speaks of the question.

Source: NIST SP 800-63B, 5.1.1.2 (knowledge-based answers are secrets that others can find out).
Legal basis: KVKK art. 12, GDPR art. 32.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from socialbot.domain import EntityType, Finding
from socialbot.nlp.fold import fold
from socialbot.nlp.lexicon import is_ordinary
from socialbot.nlp.names import company_words
from socialbot.nlp.reader import Reading
from socialbot.pii.capitalised import LOWER, UPPER

CERTAIN, GUESS = 0.86, 0.55
RECOGNIZER = "security_answers"
_QUESTION = re.compile(
    r"kizlik soyad|guvenlik soru|gizli soru|gizli cevap|security question|secret question"
    r"|maiden name|memorable (?:word|name|place)|first (?:pet|school|car|teacher|job|street)"
    r"|ilk (?:evcil|okul|ogretmen|araba|kedi|kopeg)"
)
_ANSWER = re.compile(rf"(?<=[\w,:;'\"] )(?:St\.? )?([{UPPER}][{LOWER}]{{2,17}})(?![\w@])")
_ANSWERED = re.compile(
    r"(?:cevab?im|cevabi|cevap|answer|answer is|answer was|i put|i said|i wrote"
    r"|i (?:always )?(?:typed?|entere?d?|used?))"
    r"[ :'\"]{1,3}$"
)
# "Ermintrude (first car)": the question stands in brackets behind its answer.
_ASKED_BEHIND = re.compile(rf"^['\"]? ?\((?:my |the |ilk )?(?:{_QUESTION.pattern})")
_NO_ANSWER = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|iban|sms|google|apple")


def security_answers(reading: Reading) -> Iterator[Finding]:
    """Capitalised words inside a sentence that speaks of a security question; a guess."""
    if not _QUESTION.search(reading.folded.text):
        return
    for found in _ANSWER.finditer(reading.original):
        word = fold(found.group(1)).text
        if _is_said(reading.original, found.start(1), found.end(1)) and word not in company_words():
            yield Finding(EntityType.CREDENTIAL, found.start(1), found.end(1), CERTAIN, RECOGNIZER)
        elif not (is_ordinary(word) or word in company_words() or _NO_ANSWER.fullmatch(word)):
            yield Finding(EntityType.CREDENTIAL, found.start(1), found.end(1), GUESS, RECOGNIZER)


def _is_said(text: str, start: int, end: int) -> bool:
    """Whether a word is called the answer, before it or right behind it."""
    before, after = fold(text[:start][-30:]).text, fold(text[end : end + 30]).text
    return bool(_ANSWERED.search(before) or _ASKED_BEHIND.search(after))

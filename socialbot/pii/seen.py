"""What the trained pipeline saw: names, informal addresses, sums and secrets without a cue.

Two opinions count, that on the words and that on the whole message: sure together, they block.
Weaker ones are masked in what is stored. Source: socialbot/nlp/trained.py. Legal basis: KVKK
art. 3(1)(d) and 6, GDPR art. 4(1) and 9.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import exp, log

from socialbot.domain import Finding
from socialbot.nlp.fold import fold
from socialbot.nlp.reader import Reading, Seen
from socialbot.pii.plausible import is_plausible

SURE = 0.65
# What the log odds of each opinion count for: fitted to the project's own messages.
WORDS_WEIGHT, MESSAGE_WEIGHT = 0.45, 0.85
DOUBTFUL = 0.3
# However much harmless talk stands around a value, it cannot outweigh it.
LEAST_OF_MESSAGE = 0.1
RECOGNIZER = "trained"
BELOW_PATTERNS = 0.7  # where both see a value, the pattern knows its type better
_EDGE = 1e-4
_LETTER = re.compile("[a-z]")


def seen_values(reading: Reading) -> Iterator[Finding]:
    """Values that block; offsets into the original text. Numbers alone are no talk that could be
    understood: patterns say what they are, also over several messages."""
    if not _LETTER.search(reading.folded.text):
        return
    for seen in reading.seen:
        score = weigh(seen.score, reading.personal)
        if score >= SURE and _is_plausible(seen, reading):
            yield _finding(seen, score)


def doubtful_values(reading: Reading) -> Iterator[Finding]:
    """Values that may be personal: reason enough not to store them."""
    for seen in reading.seen:
        if seen.score >= DOUBTFUL:
            yield _finding(seen, seen.score)


def _is_plausible(seen: Seen, reading: Reading) -> bool:
    value = fold(reading.original[seen.start : seen.end]).text
    return is_plausible(seen.label, value, reading.folded.text)


def weigh(of_words: float, of_message: float) -> float:
    """Both opinions as one probability: the weighted sum of their log odds."""
    of_message = max(of_message, LEAST_OF_MESSAGE)
    odds = WORDS_WEIGHT * _odds(of_words) + MESSAGE_WEIGHT * _odds(of_message)
    return 1 / (1 + exp(-odds))


def _odds(probability: float) -> float:
    kept = min(max(probability, _EDGE), 1 - _EDGE)
    return log(kept / (1 - kept))


def _finding(seen: Seen, score: float) -> Finding:
    return Finding(
        seen.label, seen.start, seen.end, min(round(score, 3), BELOW_PATTERNS), RECOGNIZER
    )

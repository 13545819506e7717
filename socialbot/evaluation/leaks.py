"""Whether something of a value can still be read in the text that is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

from socialbot.evaluation.examples import Example
from socialbot.nlp.fold import fold

RUN = 4
_GAP = "\0"
_HIDDEN = re.compile(r"\[[A-Z][A-Z_]+\]|▒")
_BETWEEN = re.compile(rf"[^\w{_GAP}]|_")


def find_leaks(example: Example, stored: Sequence[str]) -> list[bool]:
    """For each labelled value, whether any four letters or digits in a row of it, folded and
    without what stands between them, can be read in the stored texts outside [TYPE] and masks. A
    row that the messages hold outside their values as often as the stored texts do is no leak: in
    "I like tea" nothing of a mailbox named mike.liken is kept. Shorter values never leak."""
    kept = _squeeze("\n".join(_HIDDEN.sub(_GAP, text) for text in stored))
    if len(kept) < RUN:
        return [False] * len(example.values)
    around = _squeeze("\n".join(_without_values(example)))
    return [
        any(run in kept and kept.count(run) > around.count(run) for run in _runs(value.text))
        for value in example.values
    ]


def _squeeze(text: str) -> str:
    return _BETWEEN.sub("", _GAP.join(fold(part).text for part in text.split(_GAP)))


def _runs(value: str) -> set[str]:
    text = _squeeze(value)
    return {text[start : start + RUN] for start in range(len(text) - RUN + 1)}


def _without_values(example: Example) -> list[str]:
    texts = [list(message) for message in example.messages]
    for place in (place for value in example.values for place in value.places):
        for index in range(place.start, place.end):
            texts[place.message][index] = _GAP
    return ["".join(text) for text in texts]

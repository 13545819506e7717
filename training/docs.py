"""Labelled messages as spaCy examples: hashed features in, a label a word and scores out."""

from __future__ import annotations

import re

import numpy
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

from socialbot.domain import EntityType, Intent
from socialbot.nlp.features import COLUMNS, Piece, describe, describe_word, split_pieces
from socialbot.nlp.fold import fold
from socialbot.nlp.labeller import NOTHING
from socialbot.nlp.layers import FEATURES
from socialbot.nlp.tally import PERSONAL
from socialbot.nlp.trained import HARMLESS, blank_doc
from socialbot.nlp.word_kinds import PUBLIC, UNKNOWN, kind_of
from training.messages import Labelled
from training.values import Dice

# Shares of words that are shown as if they were new, so that the model leans on context too.
_NAME = re.compile("given|surname|name")
_WORD_UNSEEN = 0.06
_NAME_UNLISTED = 0.3
_KIND = COLUMNS.index("kind")
_PUBLIC, _UNKNOWN = hash_string(PUBLIC), hash_string(UNKNOWN)

# The labels of each component.
LABELS: dict[str, list[str]] = {
    "labeller": [NOTHING, *sorted(EntityType)],
    "intent": sorted(Intent),
    "opinion": [HARMLESS, PERSONAL],
}


def make_example(message: Labelled, vocab: Vocab, dice: Dice | None = None) -> Example:
    """One example; with dice some words are hidden, as in training."""
    folded = fold(message.text)
    pieces = split_pieces(folded.text)
    features = describe(pieces, message.text, folded)
    if dice is not None:
        _hide(features, pieces, dice)
    predicted = blank_doc(vocab, features)
    tags = _labels(pieces, [folded.span(p.start, p.end) for p in pieces], message)
    reference = Doc(vocab, words=[token.text for token in predicted], tags=tags or [NOTHING])
    reference.user_data[FEATURES] = predicted.user_data[FEATURES]
    said = {message.intent, PERSONAL if message.personal else HARMLESS}
    reference.cats = {
        label: float(label in said) for label in (*LABELS["intent"], *LABELS["opinion"])
    }
    return Example(predicted, reference)


def _hide(features: numpy.ndarray, pieces: list[Piece], dice: Dice) -> None:
    for row, piece in zip(features, pieces, strict=True):
        if not piece.text.isalpha():
            continue
        known = row[_KIND]
        if dice.chance(_WORD_UNSEEN):
            row[:3] = describe_word(piece.text, UNKNOWN, hidden=True)[:3]
        # Not of people in public life: their kind is all that tells them from others.
        if known == _PUBLIC or not _NAME.search(kind_of(piece.text)):
            continue
        if dice.chance(_NAME_UNLISTED):
            row[_KIND] = _UNKNOWN


def _labels(pieces: list[Piece], places: list[tuple[int, int]], message: Labelled) -> list[str]:
    labels = [NOTHING] * len(pieces)
    for start, end, kind in message.spans:
        for index, (first, last) in enumerate(places):
            if first < end and last > start:
                labels[index] = kind
    return labels


__all__ = ["FEATURES", "make_example"]

"""Teaches the tally: scikit-learn's linear classifiers over what is counted of the messages."""

from __future__ import annotations

from collections.abc import Sequence

import numpy
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import SGDClassifier

from socialbot.nlp.features import hide_digits, split_pieces
from socialbot.nlp.fold import fold
from socialbot.nlp.grams import ROWS, Counts, count
from socialbot.nlp.tally import LABELS, PERSONAL, TABLES, Weights, weigh
from training.messages import Labelled

Array = numpy.ndarray
LEAST = (3, 2)  # messages that must hold what a place of a table stands for
ROUNDS, PENALTY = 15, 3e-6
_LARGEST = 127


def teach(messages: Sequence[Labelled], seed: int) -> Weights:
    """Weights from messages; the same for the same messages and seed."""
    tables = count([list_words(message.text) for message in messages])
    rarity = numpy.stack(
        [
            _measure(counts, len(messages), least)
            for counts, least in zip(tables, LEAST, strict=True)
        ]
    )
    values = hstack(
        [_matrix(counts, rarity[at], at, len(messages)) for at, counts in enumerate(tables)]
    ).tocsr()
    fits = [
        _fit(values, numpy.array([_is_said(message, label) for message in messages]), seed)
        for label in LABELS
    ]
    learnt = numpy.stack([fit[0] for fit in fits], axis=1)
    scale = numpy.maximum(numpy.abs(learnt).max(axis=0), 1e-9) / _LARGEST
    table = numpy.round(learnt / scale).astype("int8").reshape(TABLES, ROWS, len(LABELS))
    bias = numpy.array([fit[1] for fit in fits])
    return Weights(rarity, table, scale.astype("float32"), bias.astype("float32"))


def list_words(text: str) -> list[str]:
    """The words that are counted of a text."""
    return [hide_digits(piece.text) for piece in split_pieces(fold(text).text)]


def _is_said(message: Labelled, label: str) -> bool:
    return message.personal if label == PERSONAL else message.intent == label


def _measure(counts: Counts, messages: int, least: int) -> Array:
    """How rare each place is; nothing for what too few messages hold to learn from."""
    held_by = numpy.bincount(counts.places, minlength=ROWS)
    rarity = numpy.log((1 + messages) / (1 + held_by)) + 1
    rarity[held_by < least] = 0
    return rarity.astype("float16")


def _matrix(counts: Counts, rarity: Array, number: int, messages: int) -> csr_matrix:
    values = weigh(counts, rarity, number)
    return csr_matrix((values, (counts.messages, counts.places)), shape=(messages, ROWS))


def _fit(values: csr_matrix, said: Array, seed: int) -> tuple[Array, float]:
    """A weight a column and the bias, by logistic loss; zeros where a label is never or always
    said."""
    if said.all() or not said.any():
        return numpy.zeros(values.shape[1]), 10.0 if said.all() else -10.0
    classifier = SGDClassifier(
        loss="log_loss", alpha=PENALTY, max_iter=ROUNDS, tol=None, random_state=seed
    )
    classifier.fit(values, said)
    return classifier.coef_[0], float(classifier.intercept_[0])

"""The labeller keeps all probabilities of each word, and stands documents without words."""

from __future__ import annotations

from collections.abc import Callable

import numpy
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from socialbot.nlp.features import COLUMNS
from socialbot.nlp.labeller import NOTHING, SCORES, Labeller
from socialbot.nlp.layers import FEATURES
from socialbot.nlp.trained import FOLDER


@pytest.fixture(scope="module")
def pipeline() -> Language:
    return spacy.load(FOLDER, exclude=["tokenizer", "vocab"])


@pytest.fixture(scope="module")
def make(pipeline: Language) -> Callable[[int], Doc]:
    def make_one(words: int) -> Doc:
        features = numpy.arange(words * len(COLUMNS), dtype="uint64").reshape(words, len(COLUMNS))
        return Doc(pipeline.vocab, words=["."] * words, user_data={FEATURES: features})

    return make_one


def test_each_word_has_probabilities_of_all_labels(
    pipeline: Language, make: Callable[[int], Doc]
) -> None:
    labels = pipeline.pipe_labels["labeller"]
    scores = pipeline(make(3)).user_data[SCORES]
    assert scores.shape == (3, len(labels))
    assert NOTHING in labels
    assert scores.sum(axis=1) == pytest.approx([1, 1, 1], abs=1e-4)


def test_docs_of_a_batch_do_not_touch_each_other(
    pipeline: Language, make: Callable[[int], Doc]
) -> None:
    together = [doc.user_data[SCORES] for doc in pipeline.pipe([make(2), make(5), make(1)])]
    alone = [pipeline(make(words)).user_data[SCORES] for words in (2, 5, 1)]
    for one, other in zip(together, alone, strict=True):
        assert one == pytest.approx(other, abs=1e-5)


def test_documents_without_words_have_no_scores(
    pipeline: Language, make: Callable[[int], Doc]
) -> None:
    labeller = pipeline.get_pipe("labeller")
    assert isinstance(labeller, Labeller)
    (scores,) = labeller.predict([make(0)])
    assert scores.shape == (0, len(labeller.labels))


def test_no_documents_have_no_scores(pipeline: Language) -> None:
    assert pipeline.get_pipe("labeller").predict([]) == []

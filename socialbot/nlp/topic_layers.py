"""The networks that sort messages, from the words in their context; what a message asks also from
single words and neighbours that are counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import (
    Linear,
    Model,
    add,
    chain,
    concatenate,
    list2ragged,
    reduce_max,
    reduce_mean,
    softmax_activation,
)
from thinc.layers import SparseLinear_v2
from thinc.types import Floats2d

from socialbot.nlp.features import COLUMNS
from socialbot.nlp.layers import FEATURES

Sparse = tuple[numpy.ndarray, numpy.ndarray, numpy.ndarray]  # keys, weights, keys of each doc
WORD, STEM, KIND = (COLUMNS.index(name) for name in ("word", "stem", "kind"))
# Odd constants that spread the keys of pairs over the table.
LEFT, RIGHT = numpy.uint64(0x9E3779B97F4A7C15), numpy.uint64(0xC2B2AE3D27D4EB4F)


@registry.architectures("socialbot.TopicModel.v1")
def build_topic_model(
    tok2vec: Model[list[Doc], list[Floats2d]],
    rows: int,
    hidden: float,
    nO: int | None = None,  # noqa: N803 - the name that spaCy sets
) -> Model[list[Doc], Floats2d]:
    """Soft-max over topics. rows: size of the table of counted words; hidden: share of them that
    training does not see."""
    context = _read_context(tok2vec, nO)
    counted: Model[Any, Any] = chain(_count_words(hidden), SparseLinear_v2(nO, length=rows))
    return _finish(chain(add(context, counted), softmax_activation()), tok2vec)


@registry.architectures("socialbot.OpinionModel.v1")
def build_opinion_model(
    tok2vec: Model[list[Doc], list[Floats2d]],
    nO: int | None = None,  # noqa: N803 - the name that spaCy sets
) -> Model[list[Doc], Floats2d]:
    """Soft-max over opinions. Counted words only make it too sure of itself."""
    return _finish(chain(_read_context(tok2vec, nO), softmax_activation()), tok2vec)


def _read_context(tok2vec: Model[list[Doc], list[Floats2d]], labels: int | None) -> Model[Any, Any]:
    return chain(tok2vec, list2ragged(), concatenate(reduce_max(), reduce_mean()), Linear(labels))


def _finish(
    model: Model[Any, Any], tok2vec: Model[list[Doc], list[Floats2d]]
) -> Model[list[Doc], Floats2d]:
    """As spaCy's text categoriser expects it."""
    model.set_ref("tok2vec", tok2vec)
    model.attrs["multi_label"] = False
    return model


def _count_words(hidden: float) -> Model[list[Doc], Sparse]:
    return Model("count_words", _forward, attrs={"hidden": hidden})


def _forward(
    model: Model[list[Doc], Sparse], docs: list[Doc], is_train: bool
) -> tuple[Sparse, Callable[[Any], list[Doc]]]:
    keys, weights, lengths = [], [], []
    for doc in docs:
        of_doc = list_keys(doc.user_data[FEATURES])
        if is_train:
            of_doc = of_doc[numpy.random.random(len(of_doc)) >= model.attrs["hidden"]]
        keys.append(of_doc)
        weights.append(numpy.ones(len(of_doc), dtype="f"))
        lengths.append(len(of_doc))
    sparse = numpy.concatenate(keys), numpy.concatenate(weights), numpy.array(lengths, dtype="i")
    return sparse, lambda _gradient: []


def list_keys(features: numpy.ndarray) -> numpy.ndarray:
    """What is counted of a message: words, stems, pairs of stems, stems beside a kind of word."""
    words, stems, kinds = (features[:, column] for column in (WORD, STEM, KIND))
    return numpy.concatenate(
        (
            words,
            stems * LEFT,
            stems[:-1] * LEFT + stems[1:] * RIGHT,
            kinds[:-1] * LEFT + stems[1:] * RIGHT,
            stems[:-1] * LEFT + kinds[1:] * RIGHT,
        )
    )

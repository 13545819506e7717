"""The network's first layers: hashed features to a vector a word, then its neighbours' context."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import Model, chain, clone, concatenate, expand_window, residual, with_array
from thinc.layers import HashEmbed, Maxout
from thinc.types import Floats2d

PIECES = 2
FEATURES = "features"  # where a Doc carries them (user_data): uint64, (words, columns)


@registry.architectures("socialbot.FeatureEmbed.v1")
def build_embedding(
    width: int, rows: Sequence[int], widths: Sequence[int]
) -> Model[list[Doc], list[Floats2d]]:
    """One hashed table of rows and widths a feature column, mixed to one vector a word."""
    tables: list[Model[Any, Any]] = [
        HashEmbed(size, count, column=column, seed=column + 7, dropout=0.0)
        for column, (count, size) in enumerate(zip(rows, widths, strict=True))
    ]
    mix: Model[Any, Any] = Maxout(width, sum(widths), nP=PIECES, dropout=0.0, normalize=True)
    return chain(_read_features(), with_array(chain(concatenate(*tables), mix)))


@registry.architectures("socialbot.ContextEncoder.v1")
def build_encoder(width: int, depth: int, window: int) -> Model[list[Floats2d], list[Floats2d]]:
    """Each layer lets a word see `window` more words on either side."""
    layer: Model[Any, Any] = chain(
        expand_window(window_size=window),
        Maxout(nO=width, nI=width * (2 * window + 1), nP=PIECES, dropout=0.0, normalize=True),
    )
    layers: Model[Any, Any] = clone(residual(layer), depth)
    return with_array(layers, pad=window * depth)


def _read_features() -> Model[list[Doc], list[numpy.ndarray]]:
    return Model("read_features", _forward)


def _forward(
    model: Model[list[Doc], list[numpy.ndarray]], docs: list[Doc], is_train: bool
) -> tuple[list[numpy.ndarray], Callable[[Any], list[Doc]]]:
    return [doc.user_data[FEATURES] for doc in docs], lambda _gradient: []

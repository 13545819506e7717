"""The trained pipeline's network in plain numpy: spaCy's own pass takes twice the time.

Same weights, same sums (see layers.py and topic_layers.py, which train them); the test holds both
to the same results.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy
from spacy.language import Language
from thinc.api import NumpyOps

from socialbot.nlp import word_counts
from socialbot.nlp.features import COLUMNS, is_kept

Array = numpy.ndarray
_MOST_KEPT = 20_000  # first sums, of half a kilobyte each
_OPS = NumpyOps(use_blis=False)
_OF_WORD = len(COLUMNS) - 1
_TINY = numpy.float32(1e-8)


class Scores(NamedTuple):
    """Probabilities: (words, labels), (messages, intents), (messages, opinions)."""

    labels: Array
    intents: Array
    opinions: Array


class Network:
    """The weights of a pipeline. Safe to share between threads: what it keeps of a word is the
    same whoever puts it there."""

    def __init__(self, pipeline: Language) -> None:
        components: dict[str, Any] = dict(pipeline.components)
        tok2vec, labeller, intent, opinion = (
            components[name].model for name in ("tok2vec", "labeller", "intent", "opinion")
        )
        self._embed = _Embedding(tok2vec)
        self._context = [
            _Maxout(*both)
            for both in zip(_layers(tok2vec, "maxout"), _layers(tok2vec, "layernorm"), strict=True)
        ][1:]
        self._window: int = _layers(tok2vec, "expand_window")[0].attrs["window_size"]
        self._labels = _Linear(labeller.get_ref("softmax"))
        self._intents, self._opinions = (
            _Linear(_layers(one, "linear")[0]) for one in (intent, opinion)
        )
        self._counts = word_counts.Counts(_layers(intent, "sparse_linear")[0])

    def read(
        self, rows: Sequence[bytes], writings: Sequence[bytes], lengths: Sequence[int]
    ) -> Scores:
        """Scores of messages from the features of all their words, one message after the other;
        lengths are in words, none of them zero."""
        of_words = numpy.frombuffer(b"".join(rows), dtype="uint64").reshape(-1, _OF_WORD)
        counts = numpy.array(lengths)
        ends = counts.cumsum()
        starts = ends - counts
        vectors = self._see_neighbours(self._embed.mix(rows, of_words, writings), counts)
        pooled = numpy.concatenate(
            (
                numpy.maximum.reduceat(vectors, starts, axis=0),
                numpy.add.reduceat(vectors, starts, axis=0) / counts[:, None].astype("f"),
            ),
            axis=1,
        )
        intents = self._intents.apply(pooled) + self._counts.add(of_words, starts, ends)
        opinions = self._opinions.apply(pooled)
        return Scores(*map(_softmax, (self._labels.apply(vectors), intents, opinions)))

    def _see_neighbours(self, vectors: Array, counts: Array) -> Array:
        """Each message stands between rows of zeros, as in training."""
        reach = self._window
        pad = reach * len(self._context)
        messages = numpy.repeat(numpy.arange(1, len(counts) + 1), counts)
        places = numpy.arange(len(vectors)) + pad * messages
        size = vectors.shape[1]
        padded = numpy.zeros((len(vectors) + pad * (len(counts) + 1), size), dtype="f")
        padded[places] = vectors
        around = numpy.zeros((len(padded), size * (2 * reach + 1)), dtype="f")
        for layer in self._context:
            _look_around(padded, around, reach)
            padded += layer.apply(around)
        kept: Array = padded[places]
        return kept


def _look_around(rows: Array, into: Array, reach: int) -> None:
    """Each row between those before and after it; those at the ends stay zero."""
    size, last = rows.shape[1], len(rows)
    for slot, shift in enumerate(range(-reach, reach + 1)):
        columns = slice(slot * size, (slot + 1) * size)
        first, end = max(0, -shift), last - max(0, shift)
        into[first:end, columns] = rows[first + shift : end + shift]


class _Linear:
    def __init__(self, layer: Any) -> None:
        self._weights = numpy.ascontiguousarray(layer.get_param("W").T)
        self._bias = layer.get_param("b")

    def apply(self, vectors: Array) -> Array:
        result: Array = vectors @ self._weights
        result += self._bias
        return result


class _Maxout:
    """The larger of some products, shifted and scaled to a mean of 0 and a variance of 1."""

    def __init__(self, maxout: Any, norm: Any) -> None:
        weights = maxout.get_param("W")  # (outputs, pieces, inputs)
        self._outputs, self._pieces, inputs = weights.shape
        by_piece = weights.transpose(1, 0, 2).reshape(-1, inputs)
        self.weights = numpy.ascontiguousarray(by_piece.T)
        self.bias = maxout.get_param("b").T.ravel().copy()
        self._scale, self._shift = norm.get_param("G"), norm.get_param("b")

    def apply(self, vectors: Array) -> Array:
        return self.finish(vectors @ self.weights)

    def finish(self, sums: Array) -> Array:
        """From the products on; changes them."""
        sums += self.bias
        size = self._outputs
        best: Array = sums[:, :size]
        for piece in range(1, self._pieces):
            best = numpy.maximum(best, sums[:, piece * size : (piece + 1) * size])
        best -= best.mean(axis=1, keepdims=True)
        spread = numpy.einsum("ij,ij->i", best, best) / numpy.float32(size) + _TINY
        best *= (1 / numpy.sqrt(spread))[:, None]
        best *= self._scale
        best += self._shift
        return best


class _Embedding:
    """Hashed features to a vector a word. The sums of known words are kept."""

    def __init__(self, tok2vec: Any) -> None:
        layers = sorted(_layers(tok2vec, "hashembed"), key=lambda one: one.attrs["column"])
        tables = [layer.get_param("E") for layer in layers]
        self._mix = _Maxout(_layers(tok2vec, "maxout")[0], _layers(tok2vec, "layernorm")[0])
        parts = numpy.split(
            self._mix.weights, numpy.cumsum([table.shape[1] for table in tables])[:-1]
        )
        # Multiplied before and not after rows are added up: so each word is a sum of rows.
        self._tables = [table @ part for table, part in zip(tables, parts, strict=True)]
        self._seeds: list[int] = [layer.attrs["seed"] for layer in layers]
        self._sums: dict[bytes, Array] = {}
        self._sums_of_writings: dict[bytes, Array] = {}

    def mix(self, rows: Sequence[bytes], of_words: Array, writings: Sequence[bytes]) -> Array:
        """One vector a word, from the rows of features (of_words: the same as an array)."""
        known = list(map(self._sums.get, rows))
        missing = [place for place, sums in enumerate(known) if sums is None]
        if missing:
            found = self._sum(0, of_words[missing, 0])
            for column in range(1, _OF_WORD):
                found += self._sum(column, of_words[missing, column])
            for place, sums in zip(missing, found, strict=True):
                known[place] = sums
                self._keep(rows[place], sums)
        sums = numpy.array(known)
        sums += numpy.array(list(map(self._of_writing, writings)))
        return self._mix.finish(sums)

    def _keep(self, row: bytes, sums: Array) -> None:
        if len(self._sums) < _MOST_KEPT and is_kept(row):
            self._sums[row] = sums.copy()

    def _of_writing(self, writing: bytes) -> Array:
        sums = self._sums_of_writings.get(writing)
        if sums is None:
            keys = numpy.frombuffer(writing, dtype="uint64")
            sums = self._sums_of_writings[writing] = self._sum(_OF_WORD, keys)[0]
        return sums

    def _sum(self, column: int, keys: Array) -> Array:
        """What a column adds to the products: four rows of its table a key."""
        table = self._tables[column]
        places = _OPS.hash(numpy.ascontiguousarray(keys), self._seeds[column]) % len(table)
        result: Array = table[places].sum(axis=1)
        return result


def _layers(model: Any, name: str) -> list[Any]:
    return [layer for layer in model.walk(order="dfs_pre") if layer.name == name]


def _softmax(scores: Array) -> Array:
    scores -= scores.max(axis=1, keepdims=True)
    numpy.exp(scores, out=scores)
    scores /= scores.sum(axis=1, keepdims=True)
    return scores

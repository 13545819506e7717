"""The counted words and pairs of the network's topic layer, in plain numpy for all messages.

The table is that of thinc's SparseLinear: two places a key, found by 32-bit MurmurHash3 (Austin
Appleby, public domain).
"""

from __future__ import annotations

from typing import Any

import numpy

from socialbot.nlp.topic_layers import KIND, LEFT, RIGHT, STEM, WORD

Array = numpy.ndarray
_KEYS = 5  # a word: itself, its stem, and three pairs with the word after it
_SEEDS = (0, 1)


class Counts:
    """The table of a sorter."""

    def __init__(self, layer: Any) -> None:
        self._rows: int = layer.get_dim("length")
        table = layer.get_param("W").reshape(-1, self._rows).T
        self._table = numpy.concatenate((table, numpy.zeros((1, table.shape[1]), dtype="f")))
        self._bias = layer.get_param("b")

    def add(self, of_words: Array, starts: Array, ends: Array) -> Array:
        """(messages, labels), from the features of all words (words, columns) and the places where
        each message starts and ends."""
        places = hash_twice(list_all_keys(of_words)) % numpy.uint32(self._rows)
        places[:, ends - 1, 2:] = self._rows  # the last word has none after it
        of_word = numpy.zeros((len(of_words), self._table.shape[1]), dtype="f")
        for one in places.transpose(0, 2, 1).reshape(-1, len(of_words)):
            of_word += self._table[one]
        sums: Array = numpy.add.reduceat(of_word, starts, axis=0)
        sums += self._bias
        return sums


def list_all_keys(of_words: Array) -> Array:
    """topic_layers.list_keys for each word by itself: uint64, (words, 5). What the last word of
    a message gets for its pairs means nothing."""
    words, stems, kinds = (of_words[:, column] for column in (WORD, STEM, KIND))
    keys = numpy.empty((len(of_words), _KEYS), dtype="uint64")
    left, right = stems * LEFT, numpy.roll(stems, -1) * RIGHT
    keys[:, 0] = words
    keys[:, 1] = left
    keys[:, 2] = left + right
    keys[:, 3] = kinds * LEFT + right
    keys[:, 4] = left + numpy.roll(kinds, -1) * RIGHT
    return keys


def hash_twice(keys: Array) -> Array:
    """MurmurHash3 of 64-bit keys, with both seeds: uint32, (2, *shape of keys)."""
    halves = [_scramble(half.astype("uint32")) for half in (keys, keys >> numpy.uint64(32))]
    hashes = numpy.empty((len(_SEEDS), *keys.shape), dtype="uint32")
    for seed in _SEEDS:
        found = numpy.full(keys.shape, seed, dtype="uint32")
        for half in halves:
            found = _rotate(found ^ half, 13) * _u(5) + _u(0xE6546B64)
        hashes[seed] = _finish(found ^ _u(8))
    return hashes


def _scramble(values: Array) -> Array:
    scrambled: Array = _rotate(values * _u(0xCC9E2D51), 15) * _u(0x1B873593)
    return scrambled


def _rotate(values: Array, bits: int) -> Array:
    rotated: Array = (values << _u(bits)) | (values >> _u(32 - bits))
    return rotated


def _finish(values: Array) -> Array:
    values = (values ^ (values >> _u(16))) * _u(0x85EBCA6B)
    values = (values ^ (values >> _u(13))) * _u(0xC2B2AE35)
    finished: Array = values ^ (values >> _u(16))
    return finished


_u = numpy.uint32

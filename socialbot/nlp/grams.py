"""What the tally counts of a message: runs of three to five letters within a word, words, and
pairs of neighbours, each as a place in a table. The letters themselves are not kept.

A word that is new, misspelt or has new endings shares most of its runs with those that are known.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy

Array = numpy.ndarray

ROWS = 2**17  # of each table
RUNS = (3, 4, 5)  # letters; the blanks around a word count as such
GRAMS_LAYOUT = (ROWS, RUNS)
_LONGEST = 64  # letters of a word that its own key tells apart
_u = numpy.uint32
_BASE = _u(0x01000193)
_LEFT, _RIGHT = _u(0x9E3779B1), _u(0x85EBCA77)
_SALT = 0xC2B2AE3D
_POWERS = numpy.cumprod(numpy.full(_LONGEST, _BASE, dtype="uint32"), dtype="uint32")


class Counts(NamedTuple):
    """How often messages hold what a place stands for: three arrays of one length, in the order
    of the messages; every pair of message and place is there once. starts: where each message that
    holds anything begins in them."""

    messages: Array
    places: Array
    counts: Array
    starts: Array


def count(messages: Sequence[Sequence[str]]) -> tuple[Counts, Counts]:
    """Of the words of each message, digits hidden: the runs of letters, and words with pairs."""
    words = [word for of_message in messages for word in of_message]
    if not words:
        nothing = Counts(*(numpy.zeros(0, dtype="int64") for _ in Counts._fields))
        return nothing, nothing
    lengths = numpy.array([len(word) for word in words]) + 2
    letters = numpy.frombuffer(
        f" {'  '.join(words)} ".encode("utf-32-le", "surrogatepass"), dtype="uint32"
    )
    of_word = numpy.repeat(numpy.arange(len(words)), lengths)
    of_message = numpy.repeat(numpy.arange(len(messages)), [len(one) for one in messages])
    runs = _hash_runs(letters, of_word)
    keys = _hash_words(letters, lengths)
    pairs, beside = _hash_pairs(keys, of_message)
    return (
        _tally(of_message[numpy.concatenate([place for place, _ in runs])], [h for _, h in runs]),
        _tally(numpy.concatenate((of_message, of_message[beside])), [keys, pairs]),
    )


def _hash_runs(letters: Array, of_word: Array) -> list[tuple[Array, Array]]:
    """For each length, the words that runs belong to and the hashes of the runs."""
    found, hashes = [], letters
    for length in range(2, RUNS[-1] + 1):
        hashes = hashes[:-1] * _BASE + letters[length - 1 :]
        if length in RUNS:
            inside = of_word[: len(hashes)] == of_word[length - 1 :]
            found.append(
                (of_word[: len(hashes)][inside], hashes[inside] + _u(_SALT * length % 2**32))
            )
    return found


def _hash_words(letters: Array, lengths: Array) -> Array:
    starts = numpy.cumsum(lengths) - lengths
    within = numpy.arange(len(letters)) - numpy.repeat(starts, lengths)
    powers = _POWERS[numpy.minimum(within, _LONGEST - 1)]
    hashes: Array = numpy.add.reduceat(letters * powers, starts, dtype="uint32")
    return hashes


def _hash_pairs(keys: Array, of_message: Array) -> tuple[Array, Array]:
    """The hashes of words and the words after them, and where the first ones stand."""
    beside = numpy.flatnonzero(of_message[:-1] == of_message[1:])
    return _mix(keys[beside]) * _LEFT + _mix(keys[beside + 1]) * _RIGHT, beside


def _tally(of_message: Array, hashes: Sequence[Array]) -> Counts:
    places = _mix(numpy.concatenate(hashes)) % _u(ROWS)
    both, counts = numpy.unique(of_message * ROWS + places, return_counts=True)
    messages = both // ROWS
    starts = numpy.flatnonzero(numpy.diff(messages, prepend=-1))
    return Counts(messages, both % ROWS, counts, starts)


def _mix(values: Array) -> Array:
    """MurmurHash3's last step, which spreads a hash over all its bits (Austin Appleby, public
    domain)."""
    values = (values ^ (values >> _u(16))) * _u(0x85EBCA6B)
    values = (values ^ (values >> _u(13))) * _u(0xC2B2AE35)
    mixed: Array = values ^ (values >> _u(16))
    return mixed

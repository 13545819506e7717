"""The pipeline's component that reads a message without its order: a linear classifier over what
is counted (see grams.py), for each intent and for whether the message carries personal data.

It knows words that the network has never met by the letters they are made of. Its weights are
bytes: a quarter of the size, and no worse.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy
from spacy.language import Language
from spacy.tokens import Doc

from socialbot.domain import Intent
from socialbot.nlp.grams import ROWS, Counts, count

Array = numpy.ndarray
PERSONAL = "personal"
LABELS = (*sorted(Intent), PERSONAL)
TABLES = 2  # runs of letters; words and pairs
WORDS_WEIGHT = 1.2  # a word tells more than its parts
_FILE = "model"


class Weights(NamedTuple):
    """What was learnt. rarity: float16 (tables, rows), how much a place tells; table: int8 (tables,
    rows, labels); scale: float32 (labels,), of the bytes; bias: float32 (labels,)."""

    rarity: Array
    table: Array
    scale: Array
    bias: Array

    @classmethod
    def none(cls) -> Weights:
        """Of a tally that has learnt nothing."""
        return cls(
            numpy.zeros((TABLES, ROWS), dtype="float16"),
            numpy.zeros((TABLES, ROWS, len(LABELS)), dtype="int8"),
            numpy.ones(len(LABELS), dtype="float32"),
            numpy.zeros(len(LABELS), dtype="float32"),
        )


class Tally:
    """Scores of messages. Safe to share between threads: scoring changes nothing in it."""

    def __init__(self) -> None:
        self.weights = Weights.none()

    def __call__(self, doc: Doc) -> Doc:
        """spaCy's way through a pipeline; a doc without letters has nothing to count."""
        return doc

    def score(self, messages: Sequence[Sequence[str]]) -> Array:
        """Log odds of each label, from each message's words: (messages, labels)."""
        total = numpy.tile(self.weights.bias, (len(messages), 1))
        for number, counts in enumerate(count(messages)):
            if not len(counts.places):
                continue
            values = weigh(counts, self.weights.rarity[number], number)
            rows = self.weights.table[number, counts.places] * values[:, None]
            sums = numpy.add.reduceat(rows, counts.starts, axis=0)
            total[counts.messages[counts.starts]] += sums * self.weights.scale
        return total

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:
        """Write the weights into a folder."""
        Path(path).mkdir(parents=True, exist_ok=True)
        with (Path(path) / _FILE).open("wb") as file:
            numpy.savez_compressed(file, **self.weights._asdict())

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> Tally:
        """Read the weights from a folder. Raises OSError, or ValueError where they do not fit."""
        with numpy.load(Path(path) / _FILE, allow_pickle=False) as arrays:
            weights = Weights(**{name: arrays[name] for name in Weights._fields})
        if _shapes(weights) != _shapes(self.weights):
            raise ValueError("a tally of another shape")
        self.weights = weights
        return self


def weigh(counts: Counts, rarity: Array, number: int) -> Array:
    """The value of each count: its logarithm times its rarity, each message's values of a table
    at a length of one (of words: a little more)."""
    values = ((1 + numpy.log(counts.counts)) * rarity[counts.places]).astype("float32")
    lengths = numpy.sqrt(numpy.maximum(numpy.add.reduceat(values * values, counts.starts), 1))
    sizes = numpy.diff(counts.starts, append=len(values))
    weighed: Array = values / numpy.repeat(lengths, sizes)
    return weighed * numpy.float32(WORDS_WEIGHT) if number else weighed


def _shapes(weights: Weights) -> list[tuple[object, object]]:
    return [(array.shape, array.dtype) for array in weights]


@Language.factory("tally")
def build_tally(nlp: Language, name: str) -> Tally:
    """spaCy's way to make one from its config."""
    return Tally()

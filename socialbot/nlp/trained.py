"""The trained pipeline: values of personal data and the intent, from a message's features.

`python -m training.build` makes it; nothing is downloaded. Loading it imports spaCy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from socialbot.errors import OperatorError
from socialbot.nlp import labeller, layers, sorter, topic_layers
from socialbot.nlp.blend import blend_odds, blend_shares
from socialbot.nlp.features import COLUMNS, Piece, hide_digits, pack, split_pieces
from socialbot.nlp.fingerprint import LAYOUT, WEIGHTS, hash_layout, hash_weights
from socialbot.nlp.fold import Folded
from socialbot.nlp.labeller import NOTHING
from socialbot.nlp.network import Network
from socialbot.nlp.reader import Seen
from socialbot.nlp.tally import LABELS as COUNTED
from socialbot.nlp.tally import PERSONAL, Tally

FOLDER = Path(__file__).parent / "model"
HARMLESS = "harmless"
INSIDE = 0.3  # a word whose best type is this likely belongs to a value


class Found(NamedTuple):
    """What the pipeline saw in one message; see Reading."""

    seen: tuple[Seen, ...]
    personal: float
    intents: Mapping[str, float]


# The pooling layers refuse a message without any word.
_NO_WORD = [bytes(8 * (len(COLUMNS) - 1))], [bytes(8)]


class Trained:
    """A loaded pipeline. Safe to share between threads: reading changes nothing in it."""

    def __init__(self, pipeline: Language) -> None:
        self._network = Network(pipeline)
        self._labels = pipeline.pipe_labels["labeller"]
        self._nothing = self._labels.index(NOTHING)
        self._intents = pipeline.pipe_labels["intent"]
        self._personal = pipeline.pipe_labels["opinion"].index(PERSONAL)
        tally = pipeline.get_pipe("tally")
        assert isinstance(tally, Tally)
        self._tally = tally
        self._counted = [COUNTED.index(name) for name in (*self._intents, PERSONAL)]

    def read(self, texts: Sequence[str], folded: Sequence[Folded]) -> Iterator[Found]:
        """What is seen in each text, in their order."""
        if not texts:
            return
        pieces = [split_pieces(form.text) for form in folded]
        rows: list[bytes] = []
        writings: list[bytes] = []
        for of_text, text, form in zip(pieces, texts, folded, strict=True):
            of_words, as_written = pack(of_text, text, form) if of_text else _NO_WORD
            rows += of_words
            writings += as_written
        lengths = [len(of_text) or 1 for of_text in pieces]
        scores = self._network.read(rows, writings, lengths)
        values = self._values(scores.labels, pieces, folded, lengths)
        counted = self._tally.score([[hide_digits(p.text) for p in some] for some in pieces])
        counted = counted[:, self._counted]
        personal = blend_odds(scores.opinions[:, self._personal], counted[:, -1]).tolist()
        intents_of = blend_shares(scores.intents, counted[:, :-1]).tolist()
        for seen, share, intents in zip(values, personal, intents_of, strict=True):
            yield Found(tuple(seen), share, dict(zip(self._intents, intents, strict=True)))

    def _values(
        self,
        scores: numpy.ndarray,
        pieces: Sequence[list[Piece]],
        folded: Sequence[Folded],
        lengths: Sequence[int],
    ) -> Iterator[Iterable[Seen]]:
        """The values seen in each text, from the scores of all their words."""
        scores[:, self._nothing] = 0
        best, likely = scores.argmax(axis=1), scores.max(axis=1)
        start = 0
        for of_text, form, length in zip(pieces, folded, lengths, strict=True):
            place = slice(start, start + len(of_text))
            start += length
            if of_text and likely[place].max() >= INSIDE:
                yield self._seen(best[place], likely[place], of_text, form)
            else:
                yield ()

    def _seen(
        self,
        best: numpy.ndarray,
        likely: numpy.ndarray,
        pieces: Sequence[Piece],
        folded: Folded,
    ) -> Iterator[Seen]:
        """Runs of words of one type."""
        for first, last in _runs(best.tolist(), likely.tolist()):
            start, _ = folded.span(pieces[first].start, pieces[first].end)
            _, end = folded.span(pieces[last].start, pieces[last].end)
            score = float(likely[first : last + 1].mean())
            yield Seen(self._labels[best[first]], start, end, score)


def _runs(best: Sequence[int], likely: Sequence[float]) -> Iterator[tuple[int, int]]:
    """First and last index of neighbours inside a value of the same type."""
    first: int | None = None
    for index in range(len(best) + 1):
        inside = index < len(best) and likely[index] >= INSIDE
        if first is not None and not (inside and best[index] == best[first]):
            yield first, index - 1
            first = None
        if inside and first is None:
            first = index


def blank_doc(vocab: Vocab, features: numpy.ndarray) -> Doc:
    """A doc that carries features and no letters: spaCy keeps every word that it has met. It has
    one word at least, since the pooling layers refuse an empty one."""
    if not len(features):
        features = numpy.zeros((1, len(COLUMNS)), dtype="uint64")
    return Doc(vocab, words=["."] * len(features), user_data={layers.FEATURES: features})


class PipelineError(OperatorError):
    """The shipped pipeline cannot be used."""


@cache
def trained() -> Trained:
    """The shipped pipeline, loaded once. Raises PipelineError where the package is not whole."""
    return load(FOLDER)


def load(folder: Path) -> Trained:
    """A pipeline from its folder. Raises PipelineError."""
    broken = PipelineError(f"{folder}: the trained pipeline is not whole; reinstall")
    try:
        pipeline = spacy.load(folder, exclude=["tokenizer", "vocab"])
        weights = hash_weights(folder)
    except Exception:  # noqa: BLE001 - a damaged file fails in many ways
        raise broken from None
    if pipeline.meta.get(WEIGHTS) != weights:
        raise broken
    if pipeline.meta.get(LAYOUT) != hash_layout():
        raise PipelineError(f"{folder}: the trained pipeline is of another version; reinstall")
    return Trained(pipeline)


__all__ = ["Found", "Trained", "blank_doc", "labeller", "sorter", "topic_layers", "trained"]

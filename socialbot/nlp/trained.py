"""The trained pipeline: values of personal data and the intent, from a message's features.

`python -m training.build` makes it; nothing is downloaded. Loading it imports spaCy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import NumpyOps

from socialbot.nlp import labeller, layers, sorter, topic_layers
from socialbot.nlp.features import COLUMNS, Piece, pack, split_pieces
from socialbot.nlp.fold import Folded
from socialbot.nlp.labeller import NOTHING
from socialbot.nlp.reader import Seen

FOLDER = Path(__file__).parent / "model"
PERSONAL, HARMLESS = "personal", "harmless"
INSIDE = 0.3  # a word whose best type is this likely belongs to a value


class Found(NamedTuple):
    """What the pipeline saw in one message; see Reading."""

    seen: tuple[Seen, ...]
    personal: float
    intents: Mapping[str, float]


class _Words:
    """Stands in for a Doc: the network's layers ask for nothing else, and a Doc costs more than
    they do."""

    __slots__ = ("tensor", "user_data")

    def __init__(self, features: numpy.ndarray) -> None:
        self.user_data = {layers.FEATURES: features}
        self.tensor = _NO_VECTORS

    def __len__(self) -> int:
        return len(self.user_data[layers.FEATURES])


_NO_VECTORS = numpy.zeros((0, 0), dtype="float32")
_NO_WORD = bytes(8 * len(COLUMNS))  # the pooling layers refuse a message without any word


class Trained:
    """A loaded pipeline. Safe to share between threads: reading changes nothing in it."""

    def __init__(self, pipeline: Language) -> None:
        self._vectors, self._labeller, self._intent, self._opinion = (
            _with_fast_products(pipeline.get_pipe(name))
            for name in ("tok2vec", "labeller", "intent", "opinion")
        )
        self._labels: tuple[str, ...] = tuple(self._labeller.labels)
        self._nothing = self._labels.index(NOTHING)
        self._intents: tuple[str, ...] = tuple(self._intent.labels)
        self._personal = self._opinion.labels.index(PERSONAL)

    def read(self, texts: Sequence[str], folded: Sequence[Folded]) -> Iterator[Found]:
        """What is seen in each text, in their order."""
        pieces = [split_pieces(form.text) for form in folded]
        docs = _carry(
            [
                pack(of_text, text, form) or _NO_WORD
                for of_text, text, form in zip(pieces, texts, folded, strict=True)
            ]
        )
        for doc, vectors in zip(docs, self._vectors.predict(docs), strict=True):
            doc.tensor = vectors
        labels = self._labeller.predict(docs)
        intents = self._intent.predict(docs).tolist()
        personal = self._opinion.predict(docs)[:, self._personal].tolist()
        for of_text, form, scores, share, of_intents in zip(
            pieces, folded, labels, personal, intents, strict=True
        ):
            seen = tuple(self._seen(scores[: len(of_text)], of_text, form))
            yield Found(seen, share, dict(zip(self._intents, of_intents, strict=True)))

    def _seen(
        self, scores: numpy.ndarray, pieces: Sequence[Piece], folded: Folded
    ) -> Iterator[Seen]:
        """Runs of words of one type."""
        if not len(scores):
            return
        scores[:, self._nothing] = 0
        likely = scores.max(axis=1)
        if likely.max() < INSIDE:
            return
        best = scores.argmax(axis=1)
        for first, last in _runs(best.tolist(), likely.tolist()):
            start, _ = folded.span(pieces[first].start, pieces[first].end)
            _, end = folded.span(pieces[last].start, pieces[last].end)
            score = float(likely[first : last + 1].mean())
            yield Seen(self._labels[best[first]], start, end, score)


def _carry(packed: Sequence[bytes]) -> list[_Words]:
    """The features of all messages, as views of one array."""
    features = numpy.frombuffer(b"".join(packed), dtype="uint64").reshape(-1, len(COLUMNS))
    docs, start = [], 0
    for of_text in packed:
        end = start + len(of_text) // features.strides[0]
        docs.append(_Words(features[start:end]))
        start = end
    return docs


def _with_fast_products(component: Any) -> Any:
    """numpy's matrix products take a third of the time of spaCy's own."""
    for layer in component.model.walk():
        layer.ops = _OPS
    return component


_OPS = NumpyOps(use_blis=False)


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


@cache
def trained() -> Trained:
    """The shipped pipeline, loaded once. Raises OSError where the package is not whole."""
    return Trained(spacy.load(FOLDER, exclude=["tokenizer", "vocab"]))


__all__ = ["Found", "Trained", "blank_doc", "labeller", "sorter", "topic_layers", "trained"]

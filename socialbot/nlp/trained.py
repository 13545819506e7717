"""The trained pipeline: values of personal data and the intent, from a message's features.

`python -m training.build` makes it; nothing is downloaded. Loading it imports spaCy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from socialbot.nlp import labeller, layers, topic_layers
from socialbot.nlp.features import COLUMNS, Piece, describe, split_pieces
from socialbot.nlp.fold import Folded
from socialbot.nlp.labeller import NOTHING, SCORES
from socialbot.nlp.reader import Seen

FOLDER = Path(__file__).parent / "model"
PERSONAL = "+"
INSIDE = 0.3  # a word whose best type is this likely belongs to a value


class Found(NamedTuple):
    """What the pipeline saw in one message; see Reading."""

    seen: tuple[Seen, ...]
    personal: float
    intents: Mapping[str, float]


class Trained:
    """A loaded pipeline. Safe to share between threads."""

    def __init__(self, pipeline: Language) -> None:
        self._pipeline = pipeline
        self._labels: tuple[str, ...] = tuple(pipeline.pipe_labels["labeller"])
        self._nothing = self._labels.index(NOTHING)

    def read(self, texts: Sequence[str], folded: Sequence[Folded]) -> Iterator[Found]:
        """What is seen in each text, in their order."""
        pieces = [split_pieces(form.text) for form in folded]
        docs = (
            blank_doc(self._pipeline.vocab, describe(of_text, text, form))
            for of_text, text, form in zip(pieces, texts, folded, strict=True)
        )
        for doc, of_text, form in zip(self._pipeline.pipe(docs), pieces, folded, strict=True):
            personal, intents = _read_topics(doc.cats)
            yield Found(tuple(self._seen(doc, of_text, form)), personal, intents)

    def _seen(self, doc: Doc, pieces: Sequence[Piece], folded: Folded) -> Iterator[Seen]:
        """Runs of words of one type."""
        scores = doc.user_data[SCORES][: len(pieces)]
        scores[:, self._nothing] = 0
        if not len(scores):
            return
        best = scores.argmax(axis=1)
        likely = scores.max(axis=1)
        for first, last in _runs(best, likely):
            start, _ = folded.span(pieces[first].start, pieces[first].end)
            _, end = folded.span(pieces[last].start, pieces[last].end)
            score = float(likely[first : last + 1].mean())
            yield Seen(self._labels[best[first]], start, end, score)


def name_topic(intent: str, personal: bool) -> str:
    """The name of a class of messages: one intent, with or without personal data."""
    return f"{intent}{PERSONAL if personal else ''}"


def _read_topics(scores: Mapping[str, float]) -> tuple[float, dict[str, float]]:
    """How likely personal data is, and the intents' scores."""
    personal = 0.0
    intents: dict[str, float] = {}
    for topic, score in scores.items():
        intent = topic.removesuffix(PERSONAL)
        intents[intent] = intents.get(intent, 0.0) + score
        if intent != topic:
            personal += score
    return personal, intents


def _runs(best: numpy.ndarray, likely: numpy.ndarray) -> Iterator[tuple[int, int]]:
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


__all__ = ["Found", "Trained", "blank_doc", "labeller", "topic_layers", "trained"]

"""The pipeline's component that sorts messages: by intent, and by whether they carry data.

It is spaCy's text categoriser, but several may stand in one pipeline, each with labels of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy
from spacy.language import Language
from spacy.pipeline import TextCategorizer
from spacy.training import Example


class Sorter(TextCategorizer):
    """Exclusive labels; a message's categories beyond them are other sorters' business."""

    def _validate_categories(self, examples: Iterable[Example]) -> None:
        for example in examples:
            of_ours = [example.reference.cats.get(label, 0.0) for label in self.labels]
            if self.labels and of_ours.count(1.0) != 1:
                raise ValueError("one_label_each")

    def predict(self, docs: Iterable[Any]) -> numpy.ndarray:
        """Probabilities, (messages, labels); each message has one word at least."""
        scores: numpy.ndarray = self.model.predict(docs)
        return scores


@Language.factory("sorter")
def build_sorter(nlp: Language, name: str, model: Any) -> Sorter:
    """spaCy's way to make one from its config."""
    return Sorter(nlp.vocab, model, name, threshold=0.0, scorer=None)

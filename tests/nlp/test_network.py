"""The network in plain numpy gives what spaCy's own pass over the same weights gives."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from socialbot.nlp import network, word_counts
from socialbot.nlp.features import describe, pack, split_pieces
from socialbot.nlp.fold import fold
from socialbot.nlp.network import Network, Scores
from socialbot.nlp.topic_layers import list_keys
from socialbot.nlp.trained import FOLDER, blank_doc

TEXTS = [
    "kargoyu getiren Mehmet Yılmaz çok kaba biriydi, 0532 123 45 67",
    "ok",
    "my name is John Smith and my card was charged twice!!",
    "qzxvwk jjkqpp 12:30 🙂\nPAROLAM qzxvwk7",
]


@cache
def pipeline() -> Language:
    return spacy.load(FOLDER, exclude=["tokenizer", "vocab"])


def read(of: Network, texts: list[str]) -> Scores:
    rows: list[bytes] = []
    writings: list[bytes] = []
    lengths = []
    for text in texts:
        folded = fold(text)
        of_words, as_written = pack(split_pieces(folded.text), text, folded)
        rows += of_words
        writings += as_written
        lengths.append(len(of_words))
    return of.read(rows, writings, lengths)


def doc_of(text: str) -> Doc:
    folded = fold(text)
    return blank_doc(pipeline().vocab, describe(split_pieces(folded.text), text, folded))


def read_with_spacy(texts: list[str]) -> Scores:
    docs = [doc_of(text) for text in texts]
    found: dict[str, Any] = {}
    component: Any
    for name, component in pipeline().components:
        if name == "tally":  # it has no part in the network
            continue
        found[name] = component.predict(docs)
        component.set_annotations(docs, found[name])
    labels = numpy.concatenate(found["labeller"])
    return Scores(labels, found["intent"], found["opinion"])


@pytest.mark.parametrize("texts", [TEXTS, *([text] for text in TEXTS)])
def test_all_scores_are_those_of_spacy(texts: list[str]) -> None:
    for ours, theirs in zip(read(Network(pipeline()), texts), read_with_spacy(texts), strict=True):
        assert ours.shape == theirs.shape
        assert abs(ours - theirs).max() < 1e-5


def test_what_is_kept_of_known_words_changes_nothing() -> None:
    one = Network(pipeline())
    first = read(one, TEXTS)
    again = read(one, TEXTS)
    assert all((before == after).all() for before, after in zip(first, again, strict=True))


def test_nothing_is_kept_of_unknown_words(monkeypatch: pytest.MonkeyPatch) -> None:
    of_words = network._Embedding(dict(pipeline().components)["tok2vec"].model)  # type: ignore[attr-defined]
    for text in ("qzxvwk", "merhaba"):
        rows, writings = pack(split_pieces(text), text, fold(text))
        features = numpy.frombuffer(b"".join(rows), dtype="uint64").reshape(1, -1)
        of_words.mix(rows, features, writings)
        assert (rows[0] in of_words._sums) is (text == "merhaba")
    monkeypatch.setattr(network, "_MOST_KEPT", 1)
    rows, writings = pack(split_pieces("selam"), "selam", fold("selam"))
    of_words.mix(rows, numpy.frombuffer(rows[0], dtype="uint64").reshape(1, -1), writings)
    assert len(of_words._sums) == 1


def test_the_keys_that_are_counted_are_those_of_training() -> None:
    text = "param hesaba geçmedi dün"
    folded = fold(text)
    features = describe(split_pieces(folded.text), text, folded)
    keys = word_counts.list_all_keys(features[:, :-1])
    expected = sorted(list_keys(features).tolist())
    assert sorted([*keys[:, :2].ravel().tolist(), *keys[:-1, 2:].ravel().tolist()]) == expected


@pytest.mark.parametrize(
    ("key", "first", "second"),
    [
        (0, 0x63852AFC, 0xEA95647D),
        (1, 0x53075D44, 0xDF087715),
        (2**64 - 1, 0x627564E8, 0x9769F0C6),
    ],
)
def test_hashes_are_those_of_murmurhash3(key: int, first: int, second: int) -> None:
    assert word_counts.hash_twice(numpy.array([key], dtype="uint64")).tolist() == [
        [first],
        [second],
    ]

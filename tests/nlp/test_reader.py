"""A message is read once: words on the normal form, no content in the repr."""

from __future__ import annotations

import pytest

from socialbot.nlp.reader import Reader


def test_words_end_at_an_apostrophe() -> None:
    reading = Reader().read("Mehmet'in 0532'den aradı")
    assert [token.text for token in reading.tokens] == ["mehmet", "in", "0532", "den", "aradi"]


def test_the_repr_hides_the_text() -> None:
    assert "gizli" not in repr(Reader().read("gizli"))


def test_without_the_trained_pipeline_nothing_is_guessed() -> None:
    reading = Reader(model=False).read("Mehmet Yılmaz")
    assert (reading.seen, reading.personal, dict(reading.intents)) == ((), 0.0, {})


def test_the_trained_pipeline_sees_a_name_with_offsets_into_the_original() -> None:
    text = "kargoyu getiren Meh\u200bmet Yılmaz çok kaba biriydi"
    seen = [seen for seen in Reader().read(text).seen if seen.label == "PERSON"]
    assert [text[one.start : one.end] for one in seen] == ["Meh\u200bmet Yılmaz"]


def test_many_are_read_as_one_by_one() -> None:
    texts = ["Ali Veli aradı", "", "🙏", "\ud800", "0532 123 45 67", "hesabıma giremiyorum " * 40]
    together = list(Reader().read_many(texts))
    alone = [Reader().read(text) for text in texts]
    assert [one.original for one in together] == texts
    for one, other in zip(together, alone, strict=True):
        assert [s[:3] for s in one.seen] == [s[:3] for s in other.seen]
        assert one.personal == pytest.approx(other.personal, abs=1e-4)


def test_scores_are_probabilities() -> None:
    reading = Reader().read("kartımdan 500 TL çekildi")
    assert 0 <= reading.personal <= 1
    assert sum(reading.intents.values()) == pytest.approx(1, abs=1e-3)

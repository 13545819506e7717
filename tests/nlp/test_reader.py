"""A message is read once: words on the normal form, no content in the repr."""

from __future__ import annotations

from socialbot.nlp.reader import Reader


def test_words_end_at_an_apostrophe() -> None:
    reading = Reader().read("Mehmet'in 0532'den aradı")
    assert [token.text for token in reading.tokens] == ["mehmet", "in", "0532", "den", "aradi"]


def test_the_repr_hides_the_text() -> None:
    assert "gizli" not in repr(Reader().read("gizli"))


def test_without_a_trained_pipeline_nothing_is_guessed() -> None:
    reading = Reader().read("Mehmet")
    assert (reading.people, reading.addresses, dict(reading.intents)) == ((), (), {})

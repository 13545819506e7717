"""Which words may be stored: ordinary ones; no names, streets, mail providers."""

from __future__ import annotations

import pytest

from socialbot.nlp.lexicon import ordinary_words


@pytest.mark.parametrize("word", ["merhaba", "hesabima", "giris", "password", "the", "iban"])
def test_ordinary_words_are_known(word: str) -> None:
    assert word in ordinary_words()


@pytest.mark.parametrize(
    "word", ["mehmet", "mehmetin", "yilmaz", "sarah", "gmail", "hotmail", "caddesi", "street", "b"]
)
def test_what_leads_to_a_person_is_left_out(word: str) -> None:
    assert word not in ordinary_words()


def test_no_word_holds_a_digit() -> None:
    assert not [word for word in ordinary_words() if not word.isalpha()]

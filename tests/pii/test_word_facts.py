"""What is known of a word, and of which words it is remembered."""

from __future__ import annotations

import pytest

from socialbot.pii import word_facts
from socialbot.pii.word_facts import WordFacts, facts_of


@pytest.mark.parametrize(
    ("word", "facts"),
    [
        ("hesabima", WordFacts(is_known=True, says_digits=False)),
        ("iki", WordFacts(is_known=True, says_digits=True)),
        ("kanser", WordFacts(is_known=False, says_digits=False)),
        ("karadere", WordFacts(is_known=False, says_digits=False)),
        ("0532", WordFacts(is_known=False, says_digits=True)),
    ],
)
def test_a_word_is_known_or_says_digits(word: str, facts: WordFacts) -> None:
    assert facts_of(word) == facts
    assert facts_of(word) == facts


@pytest.mark.parametrize("word", ["teapot42", "karadere", "kanser", "0532", "qwxzv"])
def test_a_word_that_is_not_stored_is_not_remembered(word: str) -> None:
    facts_of(word)
    assert word not in word_facts._remembered


def test_no_more_words_are_remembered_than_there_is_room_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(word_facts, "_MOST", 1)
    monkeypatch.setattr(word_facts, "_remembered", {})
    for word in ("hesap", "sorun", "hesap"):
        assert facts_of(word).is_known
    assert list(word_facts._remembered) == ["hesap"]

"""Each word has a kind, which is all that the model knows of a word that it never met."""

from __future__ import annotations

import pytest

from socialbot.nlp.word_kinds import LONGEST_NUMBER, UNKNOWN, is_listed, kind_of


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("ve", "common"),
        ("hesabimdan", "ordinary"),
        ("qwzxcv", UNKNOWN),
        ("mehmetin", "name with ending"),
        ("ayse", "given usual"),
        ("4829", "digits4"),
        ("1" * 500, f"digits{LONGEST_NUMBER}"),
        ("!", "mark"),
        ("a1b", "mark"),
        ("", "mark"),
    ],
)
def test_the_kind(word: str, kind: str) -> None:
    assert kind_of(word) == kind


def test_names_that_are_frequent_words_show_both() -> None:
    assert kind_of("deniz") == "given surname common"


@pytest.mark.parametrize("word", ["merhaba", "ayse", "kadikoy"])
def test_ordinary_words_and_names_are_listed(word: str) -> None:
    assert is_listed(word)


@pytest.mark.parametrize("word", ["qwzxcv", "gizlisifrem", "482913", ""])
def test_what_could_be_a_secret_is_not(word: str) -> None:
    assert not is_listed(word)


def test_there_are_few_kinds() -> None:
    from socialbot.nlp.gazetteer import GROUPS, list_words

    kinds = {
        kind_of(word.lower())
        for names in GROUPS.values()
        for name in names
        for word in list_words(name)
    }
    assert len(kinds) < 100

"""Names are split once for all lists: what is held out of one is held out of every other."""

from __future__ import annotations

import pytest

from socialbot.nlp.gazetteer import GROUPS
from training.words import is_held_out, list_names, list_words

LISTS = [*GROUPS["given"], *GROUPS["surname"]]


@pytest.mark.parametrize("name", LISTS)
def test_one_name_of_ten_is_held_out(name: str) -> None:
    share = len(list_names(name, True)) / len(list_words(name))
    assert 0.07 < share < 0.13


def test_no_name_is_on_both_sides() -> None:
    training = {name for one in LISTS for name in list_names(one, False)}
    held_out = {name for one in LISTS for name in list_names(one, True)}
    assert training & held_out == set()
    assert len(training) > 10_000


def test_spelling_does_not_matter() -> None:
    for name in list_words("given_tr")[:200]:
        assert is_held_out(name) == is_held_out(name.replace("i", "İ").replace("ı", "I").upper())

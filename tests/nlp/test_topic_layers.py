"""What is counted of a message: words and neighbours, by hashes that do not meet by chance."""

from __future__ import annotations

import numpy
import pytest

from socialbot.nlp.features import describe, split_pieces
from socialbot.nlp.fold import fold
from socialbot.nlp.topic_layers import list_keys


def keys_of(text: str) -> numpy.ndarray:
    folded = fold(text)
    return list_keys(describe(split_pieces(folded.text), text, folded))


@pytest.mark.parametrize(("text", "keys"), [("", 0), ("para", 2), ("param nerede", 7)])
def test_words_stems_and_pairs_are_counted(text: str, keys: int) -> None:
    assert len(keys_of(text)) == keys


def test_order_shows_in_the_pairs_only() -> None:
    one, other = set(keys_of("para geldi").tolist()), set(keys_of("geldi para").tolist())
    assert len(one & other) == 4
    assert len(one - other) == 3


def test_endings_do_not_change_what_stems_count_for() -> None:
    one, other = set(keys_of("hesabimdan").tolist()), set(keys_of("hesabimi").tolist())
    assert len(one & other) == 1


def test_capitals_and_diacritics_count_for_nothing() -> None:
    assert (keys_of("IŞIK geldi") == keys_of("ışık GELDİ")).all()


def test_keys_of_many_words_hardly_meet() -> None:
    text = " ".join(f"{first}{second}x" for first in "bcdfghjk" for second in "lmnprstvyz")
    keys = keys_of(text).tolist()
    assert len(set(keys)) == len(keys)

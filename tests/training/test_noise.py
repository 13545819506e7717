"""Noise changes the wording and keeps the pieces."""

from __future__ import annotations

import pytest

from training.noise import disturb, lower, upper
from training.values import Dice

PIECES = [("Merhaba, numaram ", ""), ("0532 123 45 67", "PHONE_NUMBER"), (", lütfen arayın!", "")]


def test_values_keep_their_digits_and_their_type() -> None:
    for seed in range(500):
        values = [piece for piece in disturb(list(PIECES), Dice(seed)) if piece[1]]
        assert values == [PIECES[1]]


def test_much_of_the_wording_changes_and_some_of_it_does_not() -> None:
    same = sum(disturb(list(PIECES), Dice(seed)) == PIECES for seed in range(500))
    assert 50 < same < 250


def test_pieces_that_come_in_have_no_type() -> None:
    for seed in range(200):
        assert sum(bool(kind) for _, kind in disturb(list(PIECES), Dice(seed))) == 1


@pytest.mark.parametrize(
    ("text", "small", "capital"),
    [
        ("Işık İstanbul ığdır", "ışık istanbul ığdır", "IŞIK İSTANBUL IĞDIR"),
        ("I will", "i will", "I WILL"),
        ("çay içti", "çay içti", "ÇAY İÇTİ"),
    ],
)
def test_case_is_changed_the_turkish_way_in_turkish(text: str, small: str, capital: str) -> None:
    assert (lower(text), upper(text)) == (small, capital)

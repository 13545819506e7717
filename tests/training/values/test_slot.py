"""The dice repeat themselves, and fill shapes."""

from __future__ import annotations

import re

import pytest

from training.values.slot import Dice, options
from training.words import is_held_out


@pytest.mark.parametrize(
    ("shape", "made"),
    [
        ("9000", r"[1-9]\d{3}"),
        ("AA-00", r"[A-Z]{2}-\d\d"),
        ("CCCCCC", r"[^AEIOUa-z\W\d]{6}"),
        ("z85z 000", r"0850 \d{3}"),
        ("TRX-!", "TRX-!"),
    ],
)
def test_shapes_are_filled(shape: str, made: str) -> None:
    for seed in range(50):
        assert re.fullmatch(made, Dice(seed).fill(shape))


def test_options_stand_between_bars_and_on_lines() -> None:
    assert options("a| b|") == ("a", " b", "")
    assert options("\n    a|b c\n    d\n") == ("a", "b c", "d")


def test_chances_and_weights_are_kept() -> None:
    dice = Dice(1)
    assert 200 < sum(dice.chance(0.25) for _ in range(1000)) < 300
    assert 700 < sum(dice.pick({"often": 3, "seldom": 1}) == "often" for _ in range(1000)) < 800


@pytest.mark.parametrize("held_out", [False, True])
def test_names_are_those_that_may_be_used(held_out: bool) -> None:
    dice = Dice(1, held_out=held_out)
    names = {dice.name("given_tr", "surnames_en", "surnames_world") for _ in range(500)}
    assert {is_held_out(name) for name in names} == {held_out}

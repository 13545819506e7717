"""Typing mistakes."""

from __future__ import annotations

import pytest

from socialbot.triage.cues import Cue, parse_line
from socialbot.triage.mend import Mender

CUES = [Cue(line, "topic", "tr", 1.0, parse_line(line, {})) for line in ("sifre*", "yasim", "gol")]


@pytest.mark.parametrize(
    ("word", "mended"),
    [
        ("sfire", "sifre"),
        ("siffre", "sifre"),
        ("sfre", "sfre"),  # too short to be sure
        ("snfremi", "sifre"),
        ("sifremi", "sifremi"),
        ("kasim", "kasim"),  # another first letter is another word
        ("gool", "gool"),
        ("bilinen", "bilinen"),
        ("safer", "safer"),  # two slips away
    ],
)
def test_one_slip_of_the_finger_is_mended(word: str, mended: str) -> None:
    assert Mender(CUES, frozenset({"bilinen"})).mend([word]) == (mended,)


def test_a_word_that_is_right_in_itself_is_left_alone() -> None:
    assert Mender(CUES, frozenset({"sefre"})).mend(["sefre"]) == ("sefre",)

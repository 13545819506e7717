"""What is harmless looks as it does in life, and unlike what is not."""

from __future__ import annotations

import re

from training.values import SLOTS, Dice


def make(slot: str) -> list[str]:
    return [SLOTS[slot].make(Dice(f"{slot}{seed}")) for seed in range(500)]


def test_public_numbers_are_those_of_institutions() -> None:
    digits = [re.sub(r"\D", "", text) for text in make("public_phone")]
    assert [text for text in digits if not re.match("444|0850|0800|112$|155$", text)] == []


def test_masked_values_show_four_digits_at_most_in_a_row() -> None:
    assert [text for text in make("masked") if re.search(r"\d{5}", text) or "*" not in text] == []


def test_references_of_letters_are_no_words() -> None:
    letters = [text for text in make("reference") if text.isalpha()]
    assert letters
    assert [text for text in letters if re.search("[aeiou]", text.lower())] == []

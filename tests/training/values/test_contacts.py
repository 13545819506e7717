"""Ways to reach somebody, in the spellings that patterns and model must know."""

from __future__ import annotations

import re

import phonenumbers
import pytest

from training.values import SLOTS, Dice


def make(slot: str, language: str = "tr") -> list[str]:
    return [SLOTS[slot].make(Dice(f"{slot}{seed}", language)) for seed in range(500)]


def test_most_turkish_phones_are_possible_numbers() -> None:
    plain = [text for text in make("phone") if re.fullmatch(r"[\d +().-]+", text)]
    possible = [phonenumbers.parse(text, "TR") for text in plain]
    share = sum(map(phonenumbers.is_possible_number, possible)) / len(plain)
    assert share > 0.95


@pytest.mark.parametrize(
    "disguise", [r"[a-zışüöç]{3,} [a-zışüöç]{3,}", r"[oOlI]", r"\d[ ./-]\d[ ./-]\d"]
)
def test_some_phones_are_disguised(disguise: str) -> None:
    assert any(re.search(disguise, text) for text in make("phone"))


def test_mailboxes_have_a_name_and_a_domain() -> None:
    plain = [text for text in make("email", "en") if "@" in text and " " not in text]
    assert len(plain) > 350
    wrong = [text for text in plain if not re.fullmatch(r"[a-z0-9._-]+@[a-z0-9.()]+\w", text)]
    assert wrong == []


def test_turkish_plates_name_a_province() -> None:
    assert {1 <= int(text[:2]) <= 81 for text in make("plate")} == {True}

"""Numbers that states give have the check digits that they should have."""

from __future__ import annotations

import re

import pytest
from stdnum.tr import tckimlik, vkn

from training.values import SLOTS, Dice


def make(slot: str, language: str = "tr", minor: bool = False) -> list[str]:
    make_one = SLOTS[slot].make
    return [make_one(Dice(f"{slot}{seed}", language, minor=minor)) for seed in range(500)]


def test_identity_numbers_are_valid_but_for_a_few_mistyped() -> None:
    valid = [tckimlik.is_valid(re.sub(r"\D", "", text)) for text in make("tckn")]
    assert 0.85 < sum(valid) / len(valid) < 0.97


def test_tax_numbers_are_valid() -> None:
    assert [text for text in make("vkn") if not vkn.is_valid(text)] == []


@pytest.mark.parametrize("language", ["tr", "en"])
def test_people_in_messages_of_minors_are_minors(language: str) -> None:
    years = {int(year) for text in make("birth_date", language, True) for year in four(text)}
    assert years == set(range(2009, 2017)), "9 to 17 years old in 2026"


def test_other_birth_dates_are_of_all_ages() -> None:
    years = {int(year) for text in make("birth_date") for year in four(text)}
    assert min(years) < 1950
    assert max(years) > 2010


def four(text: str) -> list[str]:
    return re.findall(r"(?<!\d)\d{4}(?!\d)", text)

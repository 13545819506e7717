"""Cards and accounts have the check digits that they should have."""

from __future__ import annotations

import re

import pytest
from stdnum import iban, luhn

from training.values import SLOTS, Dice


def make(slot: str, language: str = "tr") -> list[str]:
    return [SLOTS[slot].make(Dice(f"{slot}{seed}", language)) for seed in range(500)]


def test_whole_card_numbers_pass_luhn() -> None:
    whole = [re.sub(r"\D", "", text) for text in make("card") if "*" not in text]
    assert len(whole) > 300
    assert [number for number in whole if len(number) != 16 or not luhn.is_valid(number)] == []


def test_partial_card_numbers_show_their_last_four() -> None:
    partial = [text for text in make("card") if "*" in text]
    assert partial
    assert [text for text in partial if not re.search(r"\d{4}$", text)] == []


@pytest.mark.parametrize("language", ["tr", "en"])
def test_account_numbers_are_valid(language: str) -> None:
    assert [text for text in make("iban", language) if not iban.is_valid(text)] == []


def test_turkish_account_numbers_have_26_signs() -> None:
    assert {len(text.replace(" ", "")) for text in make("iban")} == {26}


def test_hashes_and_wallets_have_the_length_of_their_chain() -> None:
    assert {len(text.removeprefix("0x")) for text in make("txhash")} == {64}
    assert {len(text) for text in make("wallet")} == {34, 42}

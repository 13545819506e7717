"""Sums as people write and say them."""

from __future__ import annotations

import pytest

from training.values import SLOTS, Dice
from training.values.spelling import spell, spell_digits


@pytest.mark.parametrize("way", ["TL", "bin", "k", "buçuk", ",5k", "yarım milyon", "₺", "lira"])
def test_turkish_sums_are_written_in_many_ways(way: str) -> None:
    assert any(way in SLOTS["own_amount"].make(Dice(seed)) for seed in range(2000))


@pytest.mark.parametrize("way", ["quid", "grand", "£", "k", "hundred", "USDT"])
def test_english_sums_are_written_in_many_ways(way: str) -> None:
    assert any(way in SLOTS["own_amount"].make(Dice(seed, "en")) for seed in range(2000))


@pytest.mark.parametrize(
    ("number", "turkish", "english"),
    [
        (0, "sıfır", "zero"),
        (13, "on üç", "thirteen"),
        (100, "yüz", "one hundred"),
        (540, "beş yüz kırk", "five hundred forty"),
        (1000, "bin", "one thousand"),
        (21_000, "yirmi bir bin", "twenty one thousand"),
        (101_215, "yüz bir bin iki yüz on beş", "one hundred one thousand two hundred fifteen"),
    ],
)
def test_numbers_are_spelt(number: int, turkish: str, english: str) -> None:
    assert (spell(number, "tr"), spell(number, "en")) == (turkish, english)


def test_english_digits_are_read_one_by_one() -> None:
    assert spell_digits("0532", Dice(1, "en")) == "zero five three two"


def test_turkish_digits_are_read_in_groups_too() -> None:
    read = {spell_digits("0532", Dice(seed)) for seed in range(50)}
    assert {"sıfır beş üç iki", "sıfır beş yüz otuz iki", "sıfır elli üç iki"} <= read

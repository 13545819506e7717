"""Turkish case endings, after words and after numbers as they are read out."""

from __future__ import annotations

import pytest

from training.suffixes import CASES, ending


@pytest.mark.parametrize(
    ("word", "case", "made"),
    [
        ("Ahmet", "acc", "i"),
        ("Ayşe", "dat", "ye"),
        ("Murat", "abl", "tan"),
        ("Yılmaz", "gen", "ın"),
        ("Gül", "ins", "le"),
        ("Ümmü", "gen", "nün"),
        ("Muş", "loc", "ta"),
        ("Kemal", "dat", "e"),
        ("IŞIK", "abl", "tan"),
        ("İZMİR", "dat", "e"),
        ("Burak Koç", "acc", "u"),
        ("05321234567", "abl", "den"),
        ("1905", "loc", "te"),
        ("1903", "dat", "e"),
        ("2006", "acc", "yı"),
        ("1990", "loc", "da"),
        ("2020", "abl", "den"),
        ("100", "acc", "ü"),
        ("5.000", "dat", "e"),
        ("1.000.000", "acc", "u"),
        ("0532 000 00 00", "abl", "dan"),
        ("500 TL", "acc", "yi"),
        ("500₺", "dat", "ya"),
        ("ali@gmail.com", "dat", "a"),
        ("***", "dat", "ye"),
    ],
)
def test_the_ending_fits_what_is_said(word: str, case: str, made: str) -> None:
    assert ending(word, case) == made


def test_each_case_has_its_ending() -> None:
    assert [ending("ev", case) for case in CASES] == ["i", "e", "in", "de", "den", "le"]


def test_other_cases_are_refused() -> None:
    with pytest.raises(KeyError):
        ending("ev", "nom")

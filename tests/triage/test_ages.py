"""Who is under age: ages in figures and words, years of birth, and their look-alikes."""

from __future__ import annotations

from datetime import date

import pytest

from socialbot.triage.ages import read_ages

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "text",
    [
        "ben 17 yasindayim",
        "17yasindayim",
        "yasim 15",
        "on yedi yasindayim",
        "onalti yasinda kardesim",
        "12 yasindaki kizim",
        "im 15",
        "i am only 16",
        "my son is 14",
        "seventeen years old",
        "a 9 year old",
        "2012 dogumluyum",
        "born in may 2011",
        "dogum tarihim 1 2 2010",
        "d tarihim 19 11 2010",
        "born 30 11 2011 is that old enough",
        "wont take my birthday 21 08 2011",
        "17 yim ben",
        "ben daha 15 im",
        "16 ya yeni girdim",
        "11 luyum",
        "iki bin on iki dogumluyum",
        "ikibinonda dogdum",
        "iki bin onluyum",
        "2010luyum hesabima giremiyorum",
        "sifremi unuttum 2011liyim",
        "4 mayis 2013 giriyorum dogum gunu kismina",
        "my son alex is only 14",
    ],
)
def test_somebody_is_a_minor(text: str) -> None:
    ages = read_ages(text, DAY)
    assert ages.young or ages.born_late


@pytest.mark.parametrize(
    "text",
    [
        "2010 lira yatirdim",
        "2026 mayis ayinda dogum gunu bonusum gelmedi",
        "2025 dogum gunu bonusumu alamadim",
        "3 mart 2026 dogum gunu hediyesi gelmedi",
        "iki bin on bir lira",
        "iki bin bes yuz lira",
        "18 yasindayim",
        "25 yasindayim",
        "15 yildir musterinizim",
        "15 yasindan beri",
        "17 yas alti",
        "im 15 minutes late",
        "the fee is 15",
        "address is 14 larkspur lane",
        "2001 dogumluyum",
        "born in 1990",
        "12 aralik",
        "my son is 25",
        "16 yasinda gibi kosuyor",
        "16 yasindayken",
        "plays like a 16 year old",
        "",
    ],
)
def test_nobody_is(text: str) -> None:
    ages = read_ages(text, DAY)
    assert not ages.young
    assert not ages.born_late


@pytest.mark.parametrize(
    ("text", "grown"),
    [
        ("oglum 25 yasinda", True),
        ("my son is 25", True),
        ("a 30 year old", True),
        ("oglum uye olmus 40 yasindayim", False),
        ("im 40 my son plays", False),
        ("oglum 15 yasinda", False),
    ],
)
def test_somebody_else_is_grown_up(text: str, grown: bool) -> None:
    assert read_ages(text, DAY).grown is grown


@pytest.mark.parametrize(("text", "adult"), [("67 yasindayim", True), ("17 yasindayim", False)])
def test_a_writer_of_age_is_an_adult_and_nobody_else(text: str, adult: bool) -> None:
    ages = read_ages(text, DAY)
    assert (ages.adult, ages.grown) == (adult, False)


def test_a_year_of_birth_says_nothing_without_the_day() -> None:
    assert not read_ages("2012 dogumluyum", None).born_late


@pytest.mark.parametrize(("year", "minor"), [(2010, True), (2008, False), (1990, False)])
def test_a_full_date_of_birth_is_read(year: int, minor: bool) -> None:
    text = f"dogum tarihime 14 06 {year} yaziyorum"
    assert read_ages(text, date(2026, 6, 1)).born_late is minor

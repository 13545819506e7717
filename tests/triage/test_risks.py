"""Who is under age: ages in figures and words, years of birth, and their look-alikes."""

from __future__ import annotations

from datetime import date

import pytest

from socialbot.domain import Intent
from socialbot.triage.risks import is_minor
from tests.triage.conftest import Classify

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
    ],
)
def test_somebody_is_a_minor(text: str) -> None:
    assert is_minor(text, DAY)


@pytest.mark.parametrize(
    "text",
    [
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
        "",
    ],
)
def test_nobody_is(text: str) -> None:
    assert not is_minor(text, DAY)


@pytest.mark.parametrize(
    "text",
    [
        "lise 2 öğrencisiyim üye olabilir miyim",
        "harçlığımı yatırdım geri verin",
        "babamdan gizli hesap açtım",
        "daha reşit değilim",
        "my dad doesn't know I use his card",
        "i'm in 9th grade",
        "I'm not 18 yet",
        "my kid signed up on your site",
    ],
)
def test_signs_of_a_minor(classify: Classify, text: str) -> None:
    assert classify(text).intent is Intent.UNDERAGE


@pytest.mark.parametrize(
    "text",
    [
        "üye olmak için yaş sınırı kaç",
        "what is the minimum age",
        "lise mezunuyum iş ilanı var mı",
        "there is a minor issue with the app",
    ],
)
def test_no_sign_of_a_minor(classify: Classify, text: str) -> None:
    assert classify(text).intent is not Intent.UNDERAGE


@pytest.mark.parametrize(
    "text",
    [
        "intihar etmeyi düşünüyorum",
        "yaşamak istemiyorum artık",
        "kendimi öldüreceğim",
        "hayatıma son vereceğim",
        "i want to die",
        "i'm going to end my life",
        "there is nothing left to live for",
        "better off without me",
    ],
)
def test_a_suicidal_hint(classify: Classify, text: str) -> None:
    assert "distress" in classify(text).reasons


@pytest.mark.parametrize(
    "text",
    [
        "gülmekten öldüm",
        "oyunda öldüm yine",
        "dying to try the new game",
        "my phone battery is dead",
        "this queue is killing me, so slow",
        "intihar gibi kupon yaptım",
    ],
)
def test_a_figure_of_speech(classify: Classify, text: str) -> None:
    assert "distress" not in classify(text).reasons

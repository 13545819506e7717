"""Turkish, English, or another language."""

from __future__ import annotations

import pytest

from socialbot.domain import Language
from socialbot.nlp.fold import fold
from socialbot.triage.language import detect
from socialbot.triage.words import list_words


def language_of(text: str, home: Language = Language.TURKISH) -> Language:
    return detect(text, list_words(fold(text).text), home)


@pytest.mark.parametrize(
    "text",
    [
        "param nerede",
        "PARAM NEREDE",
        "slm giris olmuyo ya",
        "login olamıyorum abi bug mı var",
        "withdraw yaptım hala pending yazıyor",
        "hesabima giremiyorum yardim edin",
        "bonusum nerde",
        "tşk",
        "epostm deneme gmail com bna onay maili gelmiyo",
        "hsbm kapandi acarmsnz",
        "bonus code calismiyo help",
    ],
)
def test_turkish(text: str) -> None:
    assert language_of(text, Language.ENGLISH) is Language.TURKISH


@pytest.mark.parametrize(
    "text",
    [
        "where is my money",
        "cant login pls help",
        "HELP",
        "account locked",
        "thx",
        "my IBAN changed",
        "acc lokced pls hlp",
        "wheres my dekont, sent it yesterday",
    ],
)
def test_english(text: str) -> None:
    assert language_of(text) is Language.ENGLISH


@pytest.mark.parametrize(
    "text",
    [
        "Wo ist mein Geld? Ich kann nicht einloggen",
        "Où est mon argent, je ne peux pas me connecter",
        "no puedo entrar en mi cuenta",
        "Где мои деньги?",
        "أين أموالي",
        "我的钱在哪里",
        "Hesabıma girişi pulum gelmeyib, xahiş edirem",
    ],
)
def test_other_languages(text: str) -> None:
    assert language_of(text) is Language.OTHER


@pytest.mark.parametrize("home", [Language.TURKISH, Language.ENGLISH])
@pytest.mark.parametrize("text", ["", "0532", "🙏", "@papatya", "https://papatya.example"])
def test_a_text_without_words_is_in_the_brands_language(text: str, home: Language) -> None:
    assert language_of(text, home) is home

"""Service words with chains of endings are known; names made of stems are not."""

from __future__ import annotations

import pytest

from socialbot.nlp.lexicon import is_ordinary
from socialbot.nlp.suffixes import is_inflected


@pytest.mark.parametrize(
    "word",
    [
        "onaylanmadi",
        "yuklenmiyor",
        "guncellemeden",
        "talebimi",
        "bildirimler",
        "kuryeniz",
        "verilerimi",
        "oldurucem",
        "kesicem",
        "yakacagim",
        "gidiyom",
        "olcam",
        "kosuyo",
        "ulasamiyorum",
        "soracaktim",
        "yansitilmistir",
        "temsilcilerimiz",
        "hesabimdakinden",
        "paylasiyorsunuz",
        "dondurabilir",
    ],
)
def test_stems_with_endings_are_known(word: str) -> None:
    assert is_inflected(word)


@pytest.mark.parametrize(
    "word",
    [
        "sonmez",
        "durmaz",
        "kesici",
        "yazicilar",
        "uludogan",
        "altintop",
        "karadaglioglu",
        "yorgunforvet",
        "ode",
    ],
)
def test_names_and_inventions_are_not(word: str) -> None:
    assert not is_inflected(word)


@pytest.mark.parametrize(
    "word", ["canli", "site", "destek", "onay", "kvkk", "gunaydin", "mail", "savcilik", "intihar"]
)
def test_what_the_team_must_read_is_ordinary(word: str) -> None:
    assert is_ordinary(word)


@pytest.mark.parametrize("word", ["acar" * 40, "a" * 20_000, "yor" * 5_000])
def test_long_words_are_refused_at_once(word: str) -> None:
    assert not is_inflected(word)

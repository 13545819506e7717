"""Capital letters and cues give full names away; people in public life and places pass."""

from __future__ import annotations

import pytest

from socialbot.nlp.reader import Reader
from socialbot.pii.capitalised import capitalised_names


def names(text: str) -> list[str]:
    return [text[f.start : f.end] for f in capitalised_names(Reader(model=False).read(text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("abim Tarkan Yeşildere çok oynuyor", "Tarkan Yeşildere"),
        ("Merhaba Selin Karabükoğlu ben", "Selin Karabükoğlu"),
        ("my husband Declan Marlowhurst plays", "Declan Marlowhurst"),
        ("'Hoş geldin Gönül Sarpdağ' yazıyor", "Gönül Sarpdağ"),
        ("Your rep Ottoline Brackley-Hume hung up", "Ottoline Brackley-Hume"),
        ("Xhevdet Krasniqi adlı kişinin faturası açılıyor", "Xhevdet Krasniqi"),
        ("İyi günler. — Rukiye Sazlıdere, Bolu", "Rukiye Sazlıdere"),
    ],
)
def test_full_names_are_found(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Arda Güler bugün oynar mı",
        "Kadıköy Belediyesi Önünde",
        "Türk Telekom Stadyumu",
        "Namık Kemal Caddesi kapalı",
        "Kuryeniz Mert Bey çok kibardı",
        "Real Madrid maçı",
        "Çok Güzel Bir Uygulama Yapmışsınız Elinize Sağlık Emre Bey",
        "Great Deals From Harriet Homeware Every Single Day",
    ],
)
def test_the_public_places_and_titles_pass(text: str) -> None:
    assert names(text) == []


def test_a_long_text_of_capitals_is_read_in_linear_time() -> None:
    assert isinstance(names("Ali Veli " * 2_000), list)

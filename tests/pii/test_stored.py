"""The stored text: known words and small numbers only, whatever detection saw."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialbot.domain import Finding
from socialbot.nlp.reader import Reader
from socialbot.pii.stored import MASK, mask_all, rebuild


def stored(text: str, *findings: Finding) -> str:
    return rebuild(Reader(model=False).read(text), findings)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Merhaba, giriş yapamıyorum!", "Merhaba, giriş yapamıyorum!"),
        ("Mehmet'in hesabı", "▒'in hesabı"),
        ("karabela1903 geldi", "▒ geldi"),
        ("532 123 45 67", "▒ ▒ ▒ ▒"),
        ("12.05.1990", "▒.▒.▒"),
        ("saat 18:30 da", "saat 18:30 da"),
        ("beş yüz otuz iki", "▒ ▒ ▒ ▒"),
        ("deniz.kaya@gmail.com", "▒.▒@▒.▒"),
        ("m e h m e t", "▒ ▒ ▒ ▒ ▒ ▒"),
        ("Atatürk caddesi", "▒ ▒"),
        ("😀 tamam 🇦🇧", "😀 tamam "),
        ("numara 000 45", "numara ▒ ▒"),
        ("don't worry, it's there's", "don't worry, it's there's"),
        ("I can't e-posta", "I can't e-posta"),
        ("a l i", "▒ ▒ ▒"),
        ("soyadım Temiz", "soyadım ▒"),
        ("soyadım değişti", "soyadım değişti"),
        ("şifrem istanbul", "şifrem ▒"),
        ("şifrem çalışmıyor", "şifrem çalışmıyor"),
        ("my password is sunshine garden", "my password is ▒ ▒"),
        ("my password is not working", "my password is not working"),
        ("sor @guzel kalem", "sor @▒ kalem"),
        ("532 evet 987 evet 65", "▒ evet ▒ evet ▒"),
        (
            "2 kez aradım 3 gün oldu 100 lira 250 dolar",
            "2 kez aradım 3 gün oldu 100 lira 250 dolar",
        ),
        ("saat 18:30 ve 19:45 olsun 12 mart", "saat 18:30 ve 19:45 olsun 12 mart"),
        ("tam\U000e0061\u200bam", "tamam"),
    ],
)
def test_unknown_words_are_masked_without_any_detection(text: str, kept: str) -> None:
    assert stored(text) == kept


def test_a_finding_becomes_its_type_and_takes_a_glued_suffix_along() -> None:
    text = "ara 05321234567den beni"
    finding = Finding("PHONE_NUMBER", 4, 15, 0.9, "phones")
    assert stored(text, finding) == "ara [PHONE_NUMBER] beni"


def test_own_words_of_the_brand_stay() -> None:
    assert rebuild(Reader(model=False).read("@papatyadestek"), (), [(1, 14)]) == ("@papatyadestek")


def test_a_failure_leaves_one_mark() -> None:
    assert mask_all(Reader(model=False).read("gizli metin")) == MASK
    assert mask_all(Reader(model=False).read("  ")) == ""


@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_any_text_is_rebuilt(text: str) -> None:
    assert len(stored(text)) <= 12 * len(text) + 1


@given(st.from_regex(r"\A[0-9]{4,12}\Z"))
def test_a_long_number_never_shows(number: str) -> None:
    assert number not in stored(f"bu {number} var")

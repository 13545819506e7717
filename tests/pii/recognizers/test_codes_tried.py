"""Codes and passwords that people say they tried are found; error and campaign codes pass."""

from __future__ import annotations

from tests.pii.recognizers.table import check_found, check_passes, found, passes

FOUND = [
    ("akıllı kilit 7440 ile açılmıyor, kapıda kaldık", "CREDENTIAL", "7440"),
    ("your man asked for the sms, I said 7187, then it emptied", "CREDENTIAL", "7187"),
    ("pin 3410 giriyorum hatalı diyor", "CREDENTIAL", "3410"),
    ("şifre niye olmuyor stella5711 yazdım", "CREDENTIAL", "stella5711"),
    ("mesaj geldi, 41 20 73 diyor, kuryeye mi söyleyeyim", "CREDENTIAL", "41 20 73"),
    ("password used to be Walnut-Chair7 and now nothing", "CREDENTIAL", "Walnut-Chair7"),
    ("1434 olmadı", "CREDENTIAL", "1434"),
    ("gizli cevap karabaş", "CREDENTIAL", "karabaş"),
    ("doğrulama için 71-44-90 yazdım hata verdi", "CREDENTIAL", "71-44-90"),
    ("so I typed in 4-4-7-1-2-0", "CREDENTIAL", "4-4-7-1-2-0"),
]
PASSES = [
    "hata kodu 1434 geldi",
    "BAHAR20 yazdım olmadı",
    "2024 geldi geçti",
    "cevap bekliyorum",
    "I tried 4-4-2 and 4-2-3-1",
]


@found(FOUND)
def test_personal_values_are_found(text: str, kind: str, value: str) -> None:
    check_found(text, kind, value)


@passes(PASSES)
def test_harmless_messages_pass(text: str) -> None:
    check_passes(text)

"""Words that look like passwords are found where one is spoken of; links and prices pass."""

from __future__ import annotations

from tests.pii.recognizers.table import check_found, check_passes, found, passes

FOUND = [
    ("it used to be PlumTart#7 and now it says wrong password", "CREDENTIAL", "PlumTart#7"),
    ("the text you sent says 61 22 94 but no", "CREDENTIAL", "61 22 94"),
    ("sms 58213 diyor, mesajda 58213 yazıyor ama mesaj diyor 58213", "CREDENTIAL", "58213"),
    ("my password used to be Bluebird+Tea9 and now it is wrong", "CREDENTIAL", "Bluebird+Tea9"),
    ("şifre olarak kuzu?Bahar2 yazıyorum almıyor", "CREDENTIAL", "kuzu?Bahar2"),
    ("tr1cky=Word is what I type, password refused", "CREDENTIAL", "tr1cky=Word"),
    ("41 07 93", "CREDENTIAL", "41 07 93"),
]
PASSES = [
    "the text says 2 days",
    "#indirim şifre sayfası açılmıyor",
    "my password does not work at all!?",
    "şifremi 3 kere yazdım!!! olmadı",
    "password page at papatya.example/login?next=4a gives an error",
    "parola için %20 indirim mi var",
    "şifre değişince $50+ bonus mu geliyor",
    "tahmin: 2-1 biter",
]


@found(FOUND)
def test_personal_values_are_found(text: str, kind: str, value: str) -> None:
    check_found(text, kind, value)


@passes(PASSES)
def test_harmless_messages_pass(text: str) -> None:
    check_passes(text)

"""User names are found by their shape; codes of campaigns, machines and pages pass."""

from __future__ import annotations

from tests.pii.recognizers.table import check_found, check_passes, found, passes

FOUND = [
    ("giremiyorum aslan_elijah", "ACCOUNT_ID", "aslan_elijah"),
    ("#hacked my user was pasa_38", "ACCOUNT_ID", "pasa_38"),
    ("tamam jankat_2188 şimdi açılır mı", "ACCOUNT_ID", "jankat_2188"),
    ("fotoğraf yükleyemiyorum, satıcı adım hasanzen77", "ACCOUNT_ID", "hasanzen77"),
    ("yeğenim djreis61 adıyla sizde", "ACCOUNT_ID", "djreis61"),
    ("Login's viking.51. Fix it please", "ACCOUNT_ID", "viking.51"),
    ("noluuur hu#4439 yarın turnuva var", "ACCOUNT_ID", "hu#4439"),
    ("freebet tanımlanmadı #v9sz3hd", "ACCOUNT_ID", "#v9sz3hd"),
    ("user serenityroket, please", "ACCOUNT_ID", "serenityroket"),
    ("xpasax nickini bırakıyorum", "ACCOUNT_ID", "xpasax"),
]
PASSES = [
    "HOSGELDIN2026 kodu çalışmıyor",
    "BAHAR20 hala geçerli mi",
    "does WELCOME25 still work",
    "MP_ERR_13 dönüyor hepimiz atıldık",
    "@papatya_destek cevap verin",
    "trc20 ağı var mı",
    "telefon iphone15 modeli",
    "gmail hesabıma giremiyorum",
    "#euro2024 kupası kimin",
]


@found(FOUND)
def test_personal_values_are_found(text: str, kind: str, value: str) -> None:
    check_found(text, kind, value)


@passes(PASSES)
def test_harmless_messages_pass(text: str) -> None:
    check_passes(text)

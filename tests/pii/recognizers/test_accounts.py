"""Account ids beside their cue are found; talk about them passes."""

from __future__ import annotations

from tests.pii.recognizers.table import check_found, check_passes, found, passes

FOUND = [
    ("üye numaram 4471982", "ACCOUNT_ID", "4471982"),
    ("müşteri no: 88123", "ACCOUNT_ID", "88123"),
    ("88123 numaralı üyeyim", "ACCOUNT_ID", "88123"),
    ("oyuncu id'm 556677", "ACCOUNT_ID", "556677"),
    ("kullanıcı adım kedi_mavi55", "ACCOUNT_ID", "kedi_mavi55"),
    ("kullanıcı adım karabela", "ACCOUNT_ID", "karabela"),
    ("username: dragon88", "ACCOUNT_ID", "dragon88"),
    ("customer number 99-3321", "ACCOUNT_ID", "99-3321"),
    ("hesabım karabela_34 ban yedi", "ACCOUNT_ID", "karabela_34"),
    ("user: nightowl", "ACCOUNT_ID", "nightowl"),
    ("müşteri no dörtikialtıbeşüç", "ACCOUNT_ID", "dörtikialtıbeşüç"),
    (
        "Kullanıcı adımı değiştirmek istiyorum, şimdi 'mavikurt_12' yazıyor",
        "ACCOUNT_ID",
        "mavikurt_12",
    ),
    ("my acc dusko.bolts got frozen", "ACCOUNT_ID", "dusko.bolts"),
]
PASSES = [
    "login throws E-1180 and that's it",
    "the login just spits AUTH_7731",
    "phone app keeps crashing on iOS 18.1",
    "kullanıcı adımı unuttum",
    "kullanıcı adı nasıl değiştirilir",
    "üye sayısı 500000 oldu",
    "üye girişi açılmıyor",
    "my account is locked for 3 days",
    "müşteri hizmetleri 2 saattir açmıyor",
    "hesabım açıldı.sonra kapandı",
]


@found(FOUND)
def test_personal_values_are_found(text: str, kind: str, value: str) -> None:
    check_found(text, kind, value)


@passes(PASSES)
def test_harmless_messages_pass(text: str) -> None:
    check_passes(text)

"""Secrets are found; talk about them, error codes and campaign codes pass."""

from __future__ import annotations

from tests.pii.recognizers.table import check_found, check_passes, found, passes

FOUND = [
    ("şifrem karakartal1903", "CREDENTIAL", "karakartal1903"),
    ("parolam galatasaray idi", "CREDENTIAL", "galatasaray"),
    ("password: Hunter22!", "CREDENTIAL", "Hunter22!"),
    ("pin kodum 1923", "CREDENTIAL", "1923"),
    ("doğrulama kodum 482913", "CREDENTIAL", "482913"),
    ("482913 kodu geldi", "CREDENTIAL", "482913"),
    ("482913", "CREDENTIAL", "482913"),
    ("my code is 4821", "CREDENTIAL", "4821"),
    ("kod dört sekiz iki dokuz", "CREDENTIAL", "dört sekiz iki dokuz"),
    ("annemin kızlık soyadı Yalçın", "CREDENTIAL", "Yalçın"),
    ("mother's maiden name is Carter", "CREDENTIAL", "Carter"),
    ("gizli sorumun cevabı pamuk", "CREDENTIAL", "pamuk"),
    ("telefonuma 773412 kodu geldi", "CREDENTIAL", "773412"),
    ("şifrem:\nmavi.Kedi7", "CREDENTIAL", "mavi.Kedi7"),
    ("it asks my first pet's name. It's Waffles.", "CREDENTIAL", "Waffles"),
    ("pinim 2907 miydi 2709 muydu", "CREDENTIAL", "2907"),
    ("parola kedim2019 mu kedi19 mu", "CREDENTIAL", "kedim2019"),
    ("güvenlik sorusuna boncuk yazdım yanlış dedi", "CREDENTIAL", "boncuk"),
    ("gizli soru cevabım lokum", "CREDENTIAL", "lokum"),
    ("temsilciye kodu okudum 220 814", "CREDENTIAL", "220 814"),
    ("passcod 4412", "CREDENTIAL", "4412"),
]
PASSES = [
    "şifreyi yazınca ERR-88102 çıkıyor",
    "kod yerine SYS_4410-12 yazıyor",
    "sms kodu gelmiyor, 444 3 210'dan da mesaj yok",
    "black screen, code E-2207, only on Firefox",
    "kod kaç haneli",
    "lost my password",
    "şifremi unuttum",
    "şifrem çalışmıyor",
    "şifre en az 8 karakter mi olmalı",
    "sms kodu 15 dakikadır gelmiyor",
    "hata kodu 4012",
    "promosyon kodu HOSGELDIN100",
    "posta kodu 34000",
    "password reset link not working",
    "kodu girdim ama olmadı",
    "anne kızlık soyadı sorusu neden soruluyor",
    "güvenlik sorusu yapacak kadar",
    "13.15'te kod istedim 10:30'da geldi",
    "anne kızlık soyadı niye soruluyo",
    "annemin kızlık soyadıyla açılmış hesap",
    "why do you need my mother's maiden name for a bus ticket",
    "security question wants mother's maiden name and she never had one",
    "temassızda 1500 sınırı var diye pin istedi",
    '"Şifre" = password. "Hatalı" = wrong.',
    "4445448?",
    "0850",
    "0212",
    "0345",
    "05321",
    "07700",
    "en çok kullanılan şifre hâlâ 123456 ymış",
    "kombinin 065105 kodlu kartı sizde bulunur mu",
    "güvenlik sorusunu doğru yazdım ama kabul etmiyor",
    "gizli soruya cevabı yazdım olmadı",
    "pin 4 haneli mi 6 haneli mi",
    "şifremi yenilerken iphone13 mü gerekli",
]


@found(FOUND)
def test_personal_values_are_found(text: str, kind: str, value: str) -> None:
    check_found(text, kind, value)


@passes(PASSES)
def test_harmless_messages_pass(text: str) -> None:
    check_passes(text)

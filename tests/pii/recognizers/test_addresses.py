"""Street-level addresses are found; cities and districts pass."""

from __future__ import annotations

from tests.pii.recognizers.table import check_found, check_passes, found, passes

FOUND = [
    (
        "Moda mahallesi Caferağa sokak no 12 daire 5",
        "ADDRESS",
        "Moda mahallesi Caferağa sokak no 12 daire 5",
    ),
    ("Atatürk caddesi no:5", "ADDRESS", "Atatürk caddesi no:5"),
    ("12 Baker Street", "ADDRESS", "12 Baker Street"),
    ("flat 4, 22 Elm Road", "ADDRESS", "flat 4, 22 Elm Road"),
    ("Çamlık sitesi B blok daire 14", "ADDRESS", "Çamlık sitesi B blok daire 14"),
    ("221b Baker Street", "ADDRESS", "221b Baker Street"),
    (
        "kurye gelsin: eski fırının karşısındaki kırmızı kapılı bina",
        "ADDRESS",
        "eski fırının karşısındaki kırmızı kapılı bina",
    ),
    (
        "yeni adres Zeytinlik 3. etap, Kumru sitesi D4 blok kapı 7",
        "ADDRESS",
        "Zeytinlik 3. etap, Kumru sitesi D4 blok kapı 7",
    ),
    ("it is 31 Cobbler's Row", "ADDRESS", "31 Cobbler's Row"),
    ("C blok 4. kat 19 numara", "ADDRESS", "C blok 4. kat 19 numara"),
    ("kapı no 12 gül sokağı", "ADDRESS", "kapı no 12 gül sokağı"),
    ("çamlıca köyü no 44", "ADDRESS", "çamlıca köyü no 44"),
    ("eircode D08 XY31, find me", "ADDRESS", "D08 XY31"),
    ("it went to number 14 Larkfield", "ADDRESS", "number 14 Larkfield"),
]
PASSES = [
    "4-4-2 dizilişi",
    "I live in London",
    "İstanbul Kadıköy'de yaşıyorum",
    "sokakta kaldım",
    "Bağdat Caddesi'nde mağaza var mı",
    "no problem",
    "stadın karşısında maç izledik",
    "it took 5 minutes all the way",
    "3 kişi bul 3'er kişi bulsunlar",
    "biri 320i, 5000 mah, öteki pro 9, 4500 mah, 12/512",
    "aynı sokakta; ilk cam 1989 mayıs",
    "no water since 6 am entire street",
    "10 Downing Street has better wifi",
    "voleybolda 14 numara blok yaptı",
    "köyü no 1 tarım ürünü",
    "we are at number 1 spot",
    "the store is at 120 Regent Street",
]


@found(FOUND)
def test_personal_values_are_found(text: str, kind: str, value: str) -> None:
    check_found(text, kind, value)


@passes(PASSES)
def test_harmless_messages_pass(text: str) -> None:
    check_passes(text)

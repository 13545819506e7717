"""Phone numbers in every spelling are found; sums and public lines pass."""

from __future__ import annotations

from tests.pii.recognizers.table import check_found, check_passes, found, passes

FOUND = [
    ("beni 05321234567'den arayın", "PHONE_NUMBER", "05321234567"),
    ("0532 123 45 67 ye mesaj atın", "PHONE_NUMBER", "0532 123 45 67"),
    ("tel: +90 (532) 123-45-67", "PHONE_NUMBER", "+90 (532) 123-45-67"),
    ("0 5 3 2 1 2 3 4 5 6 7", "PHONE_NUMBER", "0 5 3 2 1 2 3 4 5 6 7"),
    ("0532.123.45.67", "PHONE_NUMBER", "0532.123.45.67"),
    ("0532/123/45/67 ara", "PHONE_NUMBER", "0532/123/45/67"),
    ("0532\n123\n45\n67", "PHONE_NUMBER", "0532\n123\n45\n67"),
    ("ara beni 532 123 45 67", "PHONE_NUMBER", "532 123 45 67"),
    ("O532 l23 45 67", "PHONE_NUMBER", "O532 l23 45 67"),
    ("０５３２１２３４５６７", "PHONE_NUMBER", "０５３２１２３４５６７"),
    ("0️⃣5️⃣3️⃣2️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣", "PHONE_NUMBER", "0️⃣5️⃣3️⃣2️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣"),
    (
        "sıfır beş yüz otuz iki yüz yirmi üç kırk beş altmış yedi",
        "PHONE_NUMBER",
        "sıfır beş yüz otuz iki yüz yirmi üç kırk beş altmış yedi",
    ),
    (
        "oh seven seven double zero nine zero zero one two three",
        "PHONE_NUMBER",
        "oh seven seven double zero nine zero zero one two three",
    ),
    ("wa.me/905321234567", "PHONE_NUMBER", "905321234567"),
    ("#05321234567", "PHONE_NUMBER", "05321234567"),
    ("evim 0212 555 01 23", "PHONE_NUMBER", "0212 555 01 23"),
    ("call me on (415) 555-0132", "PHONE_NUMBER", "(415) 555-0132"),
    ("+44 7700 900123", "PHONE_NUMBER", "+44 7700 900123"),
    ("bak tel%3A%2005321234567", "PHONE_NUMBER", "tel%3A%2005321234567"),
    ("numaram 0532 boşluk 123 boşluk 45 67", "PHONE_NUMBER", "0532 boşluk 123 boşluk 45 67"),
    ("05321234567TL değil telefonum bu", "PHONE_NUMBER", "05321234567"),
    ("O54l 22O l3 3l yaz", "PHONE_NUMBER", "O54l 22O l3 3l"),
    ("sıfır5yüz3 dört1yedi 22 9bir", "PHONE_NUMBER", "sıfır5yüz3 dört1yedi 22 9bir"),
    (
        "telefonum 532 sonra 987 sonra 65 sonra 41",
        "PHONE_NUMBER",
        "532 sonra 987 sonra 65 sonra 41",
    ),
    (
        "call me 532 and then 987 then 65 then 41",
        "PHONE_NUMBER",
        "532 and then 987 then 65 then 41",
    ),
    (
        "numaram 532 ondan sonra 987 tekrar 65 ve 41",
        "PHONE_NUMBER",
        "532 ondan sonra 987 tekrar 65 ve 41",
    ),
    ("tel: O532 OOO 77 88", "PHONE_NUMBER", "O532 OOO 77 88"),
    ("tel: 0532 987 OO OO", "PHONE_NUMBER", "0532 987 OO OO"),
    (
        "listeden çıkarın 5 - 4 - 9 - 7 - 3 - 1 - 0 - 3 - 5 - 5",
        "PHONE_NUMBER",
        "5 - 4 - 9 - 7 - 3 - 1 - 0 - 3 - 5 - 5",
    ),
    ("signed up with +33 6 76 76 76 76 years ago", "PHONE_NUMBER", "+33 6 76 76 76 76"),
    ("hattım O5E6 788 1I 2Z arayın", "PHONE_NUMBER", "O5E6 788 1I 2Z"),
    ("my line is (087) 441-2093", "PHONE_NUMBER", "(087) 441-2093"),
    ("mornings on 021 441 2093", "PHONE_NUMBER", "021 441 2093"),
    ("0161 496 0334 is my landline", "PHONE_NUMBER", "0161 496 0334"),
]
PASSES = [
    "telefonum 2 gün sonra 3 kez kapandı ve 4 gün bekledim",
    "12 sonra 14 ve 15 martta aradım",
    "ooo 3 gün oldu",
    "0850 532 11 22 numarası dolandırıcı mı",
    "500.000 takipçi",
    "444 0 727'yi aradım",
    "0850 222 00 00 cevap vermiyor",
    "0345 600 0303 rings out",
    "0330 123 4567 kept me on hold",
    "+44 845 600 1234 is never answered",
    "ödül 5.000.000.000 TL",
    "0532*****67",
    "telefon numaramı nasıl değiştiririm?",
    "112'yi arayın",
    "maç 2-1 bitti, oran 1.85",
    "2024-2025 sezonu 18:30",
    "Kurumsal iletişime: 10.7.2025 tarihli haberimiz için 21.00'a kadar",
    "0020118638 parça numaralı genleşme tankı var mı",
    "12:30 - 13:15 arası arayın dediniz",
    "41.0082, 28.9784 konumundaki mağaza açık mı",
    "o 5 gol 8 asist 12 maç",
    "01.02.2024 12:30 to 14:00",
]


@found(FOUND)
def test_personal_values_are_found(text: str, kind: str, value: str) -> None:
    check_found(text, kind, value)


@passes(PASSES)
def test_harmless_messages_pass(text: str) -> None:
    check_passes(text)

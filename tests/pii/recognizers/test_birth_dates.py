"""Birth dates said to be such are found; years, ages and other dates pass."""

from __future__ import annotations

from tests.pii.recognizers.table import check_found, check_passes, found, passes

FOUND = [
    ("i came into the world on 11/23/1987", "DATE_OF_BIRTH", "11/23/1987"),
    ("doğum tarihim 12.05.1990", "DATE_OF_BIRTH", "12.05.1990"),
    ("12 mayıs 1990 doğumluyum", "DATE_OF_BIRTH", "12 mayıs 1990"),
    ("dob 03/04/1988", "DATE_OF_BIRTH", "03/04/1988"),
    ("I was born on 3 March 1991", "DATE_OF_BIRTH", "3 March 1991"),
    (
        "beş mart bin dokuz yüz seksen ikide doğdum",
        "DATE_OF_BIRTH",
        "beş mart bin dokuz yüz seksen ikide",
    ),
    ("dob is wrong in your app, it should be 9 June 1979", "DATE_OF_BIRTH", "9 June 1979"),
    ("on iki mart doksan'da doğmuşum, yetmez mi", "DATE_OF_BIRTH", "on iki mart doksan"),
    ("doğrusu 24 temmuz 1943", "DATE_OF_BIRTH", "24 temmuz 1943"),
    ("14-07-1972 benim doğum tarihim", "DATE_OF_BIRTH", "14-07-1972"),
    (
        "DATE IS WRONG, IT'S SEVENTH OF APRIL EIGHTY SIX",
        "DATE_OF_BIRTH",
        "SEVENTH OF APRIL EIGHTY SIX",
    ),
    ("13.05.1988", "DATE_OF_BIRTH", "13.05.1988"),
    ("29 ekim 88liyim, kutlama yok mu", "DATE_OF_BIRTH", "29 ekim 88li"),
    ("brn 23.10.2000 and still on your oldest tariff", "DATE_OF_BIRTH", "23.10.2000"),
]
PASSES = [
    "3-9-12-27-44 doğru mu, doğum günümden gelen sayılar",
    "1990 doğumluyum",
    "25 yaşındayım",
    "12.05.2024 tarihinde yatırdım",
    "doğum günü bonusu var mı",
    "15.03.2012 tarihli kanun ne diyor",
    "customer since 12.05.2009",
    "29 Ekim 1923 coşkusu",
    "fatura 12.05.2026 tarihinde kesildi",
    "maç 14 mart 2026 günü",
]


@found(FOUND)
def test_personal_values_are_found(text: str, kind: str, value: str) -> None:
    check_found(text, kind, value)


@passes(PASSES)
def test_harmless_messages_pass(text: str) -> None:
    check_passes(text)

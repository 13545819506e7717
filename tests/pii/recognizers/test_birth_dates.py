"""Birth dates said to be such are found; years, ages and other dates pass."""

from __future__ import annotations

from tests.pii.recognizers.table import check_found, check_passes, found, passes

FOUND = [
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
]
PASSES = [
    "1990 doğumluyum",
    "25 yaşındayım",
    "12.05.2024 tarihinde yatırdım",
    "doğum günü bonusu var mı",
]


@found(FOUND)
def test_personal_values_are_found(text: str, kind: str, value: str) -> None:
    check_found(text, kind, value)


@passes(PASSES)
def test_harmless_messages_pass(text: str) -> None:
    check_passes(text)

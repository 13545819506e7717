"""Plates are found; quantities that look alike pass."""

from __future__ import annotations

from tests.pii.recognizers.table import check_found, check_passes, found, passes

FOUND = [
    ("new van on the permit:\nLB\n21\nQTX", "LICENSE_PLATE", "LB\n21\nQTX"),
    ("O6 BTD 4l9 beyaz Doblo bendim", "LICENSE_PLATE", "O6 BTD 4l9"),
    ("34 ABC 123 plakalı aracım", "LICENSE_PLATE", "34 ABC 123"),
    ("plakam 06klm456", "LICENSE_PLATE", "06klm456"),
    ("35 KS 1234", "LICENSE_PLATE", "35 KS 1234"),
    ("bus plate BC24HBB. I have video", "LICENSE_PLATE", "BC24HBB"),
    ("registration JL79 MJR in full view", "LICENSE_PLATE", "JL79 MJR"),
    ("the car is B-XY 1234, parked here", "LICENSE_PLATE", "B-XY 1234"),
    ("plakamız kırkbir te 881", "LICENSE_PLATE", "kırkbir te 881"),
    ("41 . TK . 881 ogs", "LICENSE_PLATE", "41 . TK . 881"),
]
PASSES = [
    "the car is at 12 now",
    "10 il 20 il gezdik",
    "lo li 10",
    "12 ay 24 taksit",
    "10 gb 500 dk",
    "50 TL 100 dk",
    "ayda 50 tl 1000 sms",
    "11 may 2024",
    "maç 21 ts 34",
    "32/34 kot 31/32 den ne kadar bol",
    "min odds: bet 10 get 30",
    "android 14 app 39",
    "meet at10 the gate",
    "araç için on iki ay 24 taksit",
    "araba 06. ayda 120 km",
]


@found(FOUND)
def test_personal_values_are_found(text: str, kind: str, value: str) -> None:
    check_found(text, kind, value)


@passes(PASSES)
def test_harmless_messages_pass(text: str) -> None:
    check_passes(text)

"""Plates of other countries are found; products, roads, flights and years pass."""

from __future__ import annotations

from tests.pii.recognizers.table import check_found, check_passes, found, passes

FOUND = [
    ("the fine for P842 KLV, that's the wife's motor", "LICENSE_PLATE", "P842 KLV"),
    ("my private plate 8 TKM is missing", "LICENSE_PLATE", "8 TKM"),
    ("191-D-23841 got clamped", "LICENSE_PLATE", "191-D-23841"),
    ("171 KY 4420 is outside", "LICENSE_PLATE", "171 KY 4420"),
    ("cant register JRZ 2210 for the toll tag", "LICENSE_PLATE", "JRZ 2210"),
    ("MH12DE1433 was debited", "LICENSE_PLATE", "MH12DE1433"),
    ("dutch car HX-482-J can't park", "LICENSE_PLATE", "HX-482-J"),
    ("vehicle GX-17-PLD was clocked", "LICENSE_PLATE", "GX-17-PLD"),
    ("WA 4472J is the plate", "LICENSE_PLATE", "WA 4472J"),
]
PASSES = [
    "is the BMW X5 cheaper than a van?",
    "flight BA 2490, is parking free?",
    "the M25 and A38 are shut, how do I drive there",
    "as 10 of 2024 said",
    "do you sell car parts for the Golf 150 TDI?",
    "120 the most on the policy",
    "1500 rpm in my car",
    "parking is 24 hrs, right?",
    "a 2019 kia for hire",
]


@found(FOUND)
def test_personal_values_are_found(text: str, kind: str, value: str) -> None:
    check_found(text, kind, value)


@passes(PASSES)
def test_harmless_messages_pass(text: str) -> None:
    check_passes(text)

"""Identity numbers are found, with a wrong check digit beside their cue too."""

from __future__ import annotations

import pytest

from socialbot.domain import EntityType
from tests.pii.recognizers.table import check_found, check_passes, find, found, passes

FOUND = [
    ("tc 10000000146", "TR_NATIONAL_ID", "10000000146"),
    ("1 0 0 0 0 0 0 0 1 4 6", "TR_NATIONAL_ID", "1 0 0 0 0 0 0 0 1 4 6"),
    ("TC kimlik numaram 12345678901", "TR_NATIONAL_ID", "12345678901"),
    ("12345678901 tc kimlik no", "TR_NATIONAL_ID", "12345678901"),
    ("t.c. no: 123 456 789 01", "TR_NATIONAL_ID", "123 456 789 01"),
    ("my ssn is 123-45-6789", "NATIONAL_ID", "123-45-6789"),
    ("NI number AB 12 34 56 C", "NATIONAL_ID", "AB 12 34 56 C"),
    ("dni 12345678Z", "NATIONAL_ID", "12345678Z"),
    ("my PAN is BKQPR 5561 M", "NATIONAL_ID", "BKQPR 5561 M"),
    ("aadhar is 4471 9023 5516", "NATIONAL_ID", "4471 9023 5516"),
    ("604/55/1290 is my social", "NATIONAL_ID", "604/55/1290"),
    ("it is PX.44.71.20.B", "NATIONAL_ID", "PX.44.71.20.B"),
    ("my TFN is 812 445 907", "NATIONAL_ID", "812 445 907"),
]
PASSES = [
    "tc kimlik numaramı değiştirmek istiyorum",
    "ilk 10000000000 kişi",
    "kimlik onayı kaç gün sürer",
    "ISBN 978-605-09-4412-7 yeni baskısı geldi mi",
    "the format of an NI number is AA 00 00 00 A",
    "every textbook shows 123-45-6789",
    "by 12 12 24 a man will call",
]


@found(FOUND)
def test_personal_values_are_found(text: str, kind: str, value: str) -> None:
    check_found(text, kind, value)


@passes(PASSES)
def test_harmless_messages_pass(text: str) -> None:
    check_passes(text)


@pytest.mark.parametrize("figure", ["20000000000", "88888888888"])
def test_a_round_figure_is_nobodys_number(figure: str) -> None:
    kinds = {finding.type for finding in find(f"the ticker of the pot stands at {figure} coins")}
    assert EntityType.TR_NATIONAL_ID not in kinds

"""Numbers that everybody uses are told from those of one person."""

from __future__ import annotations

import pytest

from socialbot.pii.common_numbers import find_whole, is_common


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("404", "got a 404 when i open the claims form"),
        ("502", "sayfa 502 veriyor"),
        ("-110", "why did -110 become -125"),
        ("153", "alo 153 e soyledim"),
        ("112", "112 yi aradim"),
        (".141.592.", "3.141.592.653 kere soyledik"),
        ("978-605-07-", "978-605-07-3914-2 nolu kitap"),
        ("400000000817", "400000000817 gibi uzun bir hata numarasi cikiyor"),
        ("0532", "kod 0532*****67 nolu hatta gidiyor"),
    ],
)
def test_common_numbers(value: str, message: str) -> None:
    found = find_whole(value, message)
    assert found
    assert is_common(found)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("404", "404 tl yatirdim"),
        ("153", "153 yazdim kabul etmedi"),
        ("4400", "4400 gitti"),
        ("05321234567", "numaram 05321234567"),
    ],
)
def test_numbers_of_one_person(value: str, message: str) -> None:
    found = find_whole(value, message)
    assert found
    assert not is_common(found)


def test_a_value_without_digits_is_no_number() -> None:
    assert find_whole("iki bin", "iki bin gitti") is None

"""Parts that belong together by what they are."""

from __future__ import annotations

import pytest

from socialbot.domain import EntityType, Finding
from socialbot.nlp.reader import Reader
from socialbot.pii.parts import card_rest, named_in_parts

CARD = (Finding(EntityType.CREDIT_CARD, 0, 16, 0.9, "cards"),)
READER = Reader(model=False)


@pytest.mark.parametrize("text", ["09/27", "331", "09/27 331", "11.2029"])
def test_date_or_code_after_a_card_is_its_rest(text: str) -> None:
    assert list(card_rest(READER.read(text), [CARD, ()]))
    assert not list(card_rest(READER.read(text), [()]))


@pytest.mark.parametrize("text", ["3 gün oldu", "14/27", "5", "30 tl"])
def test_other_numbers_after_a_card_are_not(text: str) -> None:
    assert not list(card_rest(READER.read(text), [CARD]))


@pytest.mark.parametrize(
    ("before", "text", "value"),
    [
        ("adım serpil", "soyadım yurdakul", "yurdakul"),
        ("soyisim tuncel", "isim: hande", "hande"),
        ("Serpil", "soyadım Yurdakul", "Yurdakul"),
        ("my first name is Rowan", "and my last name is Pickford", "Pickford"),
    ],
)
def test_given_name_and_surname_make_a_name(before: str, text: str, value: str) -> None:
    (found,) = named_in_parts(READER.read(text), [READER.read(before)])
    assert text[found.start : found.end] == value


@pytest.mark.parametrize(
    ("before", "text"),
    [("adım serpil", "soyadım yanlış"), ("adım yanlış", "soyadım da yanlış"), ("x", "adım ali")],
)
def test_half_a_name_is_none(before: str, text: str) -> None:
    assert not list(named_in_parts(READER.read(text), [READER.read(before)]))

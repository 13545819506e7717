"""Small numbers stay readable only where they cannot be a part of something longer."""

from __future__ import annotations

import pytest

from socialbot import settings
from socialbot.brand import load_brand
from socialbot.nlp.reader import Reader
from socialbot.pii.guard import Guard


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard(load_brand(), settings.Guard(time_limit_ms=2_000))


@pytest.mark.parametrize("text", ["100", "000 45", "46", "123 45 devamı", "sonu 901"])
def test_part_of_a_number_is_masked_before_the_rest_arrives(guard: Guard, text: str) -> None:
    stored = guard.examine(Reader(model=False).read(text)).stored_text
    assert not any(character.isdigit() for character in stored)


@pytest.mark.parametrize(
    "text", ["abi ben 16 yaşındayım", "minimum yatırım 100 tl mi", "saat 12:30 da maç var"]
)
def test_age_amount_and_time_stay_readable(guard: Guard, text: str) -> None:
    assert guard.examine(Reader(model=False).read(text)).stored_text == text

"""What is asked of everybody is a price, until somebody says to have paid it."""

from __future__ import annotations

import pytest

from socialbot.pii.pattern import Match
from socialbot.pii.prices import is_price


def match(text: str) -> Match:
    """The sum stands between bars."""
    before, value, after = text.split("|")
    return Match(value, before, after)


@pytest.mark.parametrize(
    "text",
    [
        "|gbp14.99| a month for the basic plan and still ads",
        "|gbp4.99| delivery on a gbp3 bar of soap",
        "|gbp7.80| for a jacket potato on a train",
        "they list this game at |gbp64.99| and it crashes",
        "|$12|/month is daylight robbery",
    ],
)
def test_it_is_a_price(text: str) -> None:
    assert is_price(match(text))


@pytest.mark.parametrize(
    "text",
    [
        "i pay |gbp14.99| a month and get ads",
        "you took |gbp7.80| for a potato that i never got",
        "|gbp40| for a ride, off my card, twice",
        "where is my |gbp64.99|",
        "|gbp200| is still missing",
    ],
)
def test_it_is_somebodys_own(text: str) -> None:
    assert not is_price(match(text))

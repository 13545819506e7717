"""Long texts in parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialbot.connectors.errors import GiveUp
from socialbot.connectors.mastodon.length import count_units
from socialbot.connectors.mastodon.parts import MOST, split

TEXTS = st.lists(
    st.sampled_from(["bir.", "iki üç", "👨‍👩‍👧‍👦", "son!", "\n", " "]), max_size=20
).map("".join)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("bir\niki", ("bir\niki",)),
        ("bir iki\nüç dört\nbeş", ("bir iki", "üç dört", "beş")),
        ("a\nb\nc d e f", ("a\nb", "c d e f")),
        ("bir. iki üç! dört", ("bir.", "iki üç!", "dört")),
        ("bir\n\n\n\n\n\n\niki", ("bir", "iki")),
    ],
)
def test_lines_stay_together_as_far_as_they_fit(text: str, parts: tuple[str, ...]) -> None:
    assert split(text, 7) == parts


@pytest.mark.parametrize("text", ["onbirharfli", "bir\n" * 9 + "onbirharfli", "satır\n" * 9])
def test_what_cannot_be_cut_or_would_be_too_many_is_given_up(text: str) -> None:
    with pytest.raises(GiveUp, match="text_length"):
        split(text, 7)


@given(TEXTS, st.integers(4, 40))
def test_nothing_is_lost_or_too_long(text: str, longest: int) -> None:
    try:
        parts = split(text, longest)
    except GiveUp:
        return
    assert len(parts) <= MOST
    assert all(count_units(part) <= longest for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())

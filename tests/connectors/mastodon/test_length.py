"""Length as a server counts it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialbot.connectors.mastodon.length import count_units
from tests.doubles.mastodon.double import count

WORDS = st.sampled_from(
    [
        "merhaba",
        "ğüşiöç",
        "👨‍👩‍👧‍👦",
        "🇹🇷",
        "e\u0301",
        "@ayse",
        "@ayse@baska.example",
        "https://www.papatya.com.tr/destek?a=b#c",
        "http://a.com",
        "https://papatya.example/uzun/bir/yol/daha",
        "https://a",
        "a@b.example",
        "\n",
    ]
)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("", 0),
        ("ağaç", 4),
        ("👨‍👩‍👧‍👦👍🏽🇹🇷", 3),
        ("bak https://www.papatya.com.tr/cok/uzun/bir/yol?a=b", 4 + 23),
        ("http://a.com", 23),
        ("https://papatya.example", 23),
        ("@ayse@baska.example merhaba", 5 + 8),
        ("ayse@baska.example", 18),
    ],
)
def test_letters_links_and_names(text: str, units: int) -> None:
    assert count_units(text) == units


@given(st.lists(WORDS, max_size=8).map(" ".join))
def test_never_less_than_the_count_of_mastodons_own_page(text: str) -> None:
    assert count_units(text) >= count(text)


@given(st.text(max_size=60))
def test_any_text_has_a_length(text: str) -> None:
    assert count_units(text) >= 0

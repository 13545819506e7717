"""Texts in UTF-16 units."""

from __future__ import annotations

from socialbot.connectors.common.units import count_utf16


def test_an_emoji_counts_two_or_more_and_half_of_one_counts() -> None:
    assert [count_utf16(text) for text in ("ağaç", "🌼", "🇹🇷", "\ud83d")] == [4, 2, 4, 1]

"""Length as the strictest network counts it."""

from __future__ import annotations

import pytest

from socialbot.redirect.length import weigh


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("merhaba", 7),
        ("ğüşiöçİî", 8),
        ("a — “b”", 7),
        ("日本", 4),
        ("🌼", 2),
        ("https://papatya.example/a/very/long/path?with=more", 23),
        ("bak: destek@papatya.example", 5 + 23),
    ],
)
def test_letters_count_one_links_23_and_other_scripts_two(text: str, length: int) -> None:
    assert weigh(text) == length

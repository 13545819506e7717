"""Length as the strictest network counts it."""

from __future__ import annotations

import pytest

from socialbot.domain import Kind
from socialbot.redirect.length import count_units, find_overlong, weigh


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


@pytest.mark.parametrize(
    ("text", "kind", "platform"),
    [
        ("a" * 281, Kind.MENTION, "X"),
        ("🌼" * 141, Kind.MENTION, "X"),
        ("a" * 1001, Kind.DM, "Instagram"),
        ("https://papatya.example/" + "a" * 1000, Kind.DM, "Instagram"),
        ("https://papatya.example/" + "a" * 1000, Kind.MENTION, "Instagram"),
    ],
)
def test_the_platform_that_a_reply_is_too_long_for_is_named(
    text: str, kind: Kind, platform: str
) -> None:
    (fault,) = find_overlong(text, kind)
    assert fault.startswith(f"too long for {platform} (")


def test_every_platform_that_a_reply_is_too_long_for_is_named() -> None:
    assert list(find_overlong("a" * 2001, Kind.MENTION)) == [
        "too long for X (2001 of 280 characters)",
        "too long for Instagram (2001 of 1000 characters)",
        "too long for Messenger (2001 of 2000 characters)",
    ]


@pytest.mark.parametrize(("text", "kind"), [("a" * 280, Kind.MENTION), ("a" * 1000, Kind.DM)])
def test_what_fits_the_strictest_platform_fits_all(text: str, kind: Kind) -> None:
    assert list(find_overlong(text, kind)) == []


def test_an_emoji_is_two_units_for_telegram() -> None:
    assert count_units("a🌼") == 3

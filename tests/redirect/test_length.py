"""Length as the strictest network counts it."""

from __future__ import annotations

import pytest

from socialbot.connectors.mastodon.answer import MAXIMUM, MENTION
from socialbot.connectors.mastodon.length import count_units as count_as_mastodon
from socialbot.domain import Intent, Kind, Language, Verdict
from socialbot.redirect.length import count_units, find_overlong, weigh
from socialbot.redirect.redirect import Redirect
from tests.redirect.build import BLOCKED, CLEAN, topic, word


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


@pytest.mark.parametrize("verdict", [CLEAN, BLOCKED])
@pytest.mark.parametrize("language", list(Language))
def test_a_private_answer_fits_where_private_messages_are_posts(
    redirect: Redirect, verdict: Verdict, language: Language
) -> None:
    told = 0
    for intent in Intent:
        about = topic(intent, language=language)
        for number in range(12):
            answer = redirect.answer(Kind.DM, "mastodon", f"seed {number}", verdict, about)
            reply = word(redirect, about, answer, platform="mastodon", verdict=verdict)
            if reply:
                told += 1
                assert count_as_mastodon(reply.text) <= MAXIMUM - MENTION
    assert told > 100

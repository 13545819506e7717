"""Length as the strictest networks count it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twitter_text import parse_tweet

from socialbot.brand import Brand, load_brand
from socialbot.domain import Kind
from socialbot.redirect import answer_faults
from socialbot.redirect.length import (
    LIMITS,
    LONGEST,
    bound,
    count_bytes,
    find_overlong,
    fits,
    is_overlong,
    weigh,
)
from socialbot.redirect.redirect import Redirect
from tests.redirect.build import with_hours

BRANDS = [
    pytest.param(load_brand(), id="always open"),
    pytest.param(with_hours(), id="with hours"),
]
PIECES = [
    "merhaba",
    "ğüşiöçİî",
    "日本",
    "🌼",
    "👨\u200d👩\u200d👧\u200d👦",
    "1️⃣",
    "®",
    "©️",
    "e\u0301",
    "\u0958",
    "\U0001d15e",
    "\u2126",
    "a.co",
    "papatya.com",
    "papatya.com,abc",
    "https://papatya.com/form/x?a=b",
    "https://papatya.example/form",
    "https://papatya.com),abc",
    "destek@papatya.com.tr",
    "1.Adım:",
    ".",
    "...",
    "…",
    " ",
    "\n",
    "\r\n",
    "(",
    ")",
    "/",
    "@",
    "#papatya",
    "\u200e",
    "\ud83d",
    "www.papatya.com.tr",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=8).map("".join) | st.text(max_size=60)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("merhaba", 7),
        ("ğüşiöçİî", 8),
        ("a — “b”", 7),
        ("日本", 4),
        ("🌼", 2),
        ("👨\u200d👩\u200d👧\u200d👦", 2),
        ("Papatya® ©", 12),
        ("https://papatya.com/a/very/long/path?with=more", 23),
        ("https://papatya.example/a", 25),
        ("bak: destek@papatya.com", 5 + 18),
        ("musterihizmetleri.destek@papatya-bahis.com.tr", 45),
        ("papatya.com,abcdefghijklmnopqrstuvwxyz", 50),
        ("half \ud83d here", 12),
    ],
)
def test_letters_count_one_links_23_and_other_scripts_two(text: str, length: int) -> None:
    assert weigh(text) == length


@given(TEXTS)
def test_the_quick_count_is_never_less_than_that_of_x(text: str) -> None:
    assert bound(text) >= weigh(text)
    whole = text.encode("utf-16-le", "replace").decode("utf-16-le")
    assert weigh(whole) == parse_tweet(whole).weightedLength


@given(TEXTS, st.integers(0, 200))
def test_what_fits_is_what_x_counts_no_more_than(text: str, limit: int) -> None:
    assert fits(text, limit) == (weigh(text) <= limit)


@pytest.mark.parametrize("brand", BRANDS)
def test_every_shipped_text_fits_by_the_counts_of_x_and_instagram(
    brand: Brand, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {text for _, text in collect(brand, monkeypatch)}
    assert len(texts) > 3_000
    assert max(count_bytes(text) for text in texts) <= LONGEST
    assert [text for text in texts if bound(text) < weigh(text)] == []


@pytest.mark.parametrize("brand", BRANDS)
def test_every_public_text_fits_by_the_count_of_x_alone(
    brand: Brand, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = {text for kind, text in collect(brand, monkeypatch) if kind is Kind.MENTION}
    assert len(public) > 1_000
    assert max(parse_tweet(text).weightedLength for text in public) <= LIMITS[Kind.MENTION]


def collect(brand: Brand, monkeypatch: pytest.MonkeyPatch) -> set[tuple[Kind, str]]:
    """What is read of the shipped replies at a start."""
    read: set[tuple[Kind, str]] = set()
    find = answer_faults.find_in_text

    def look(text: str, kind: Kind, brand: Brand) -> object:
        read.add((kind, text))
        return find(text, kind, brand)

    monkeypatch.setattr(answer_faults, "find_in_text", look)
    Redirect(brand)
    return read


@pytest.mark.parametrize(
    ("text", "kind", "platform"),
    [
        ("a" * 281, Kind.MENTION, "X"),
        ("🌼" * 141, Kind.MENTION, "X"),
        ("®" * 141, Kind.MENTION, "X"),
        ("a" * 1001, Kind.DM, "Instagram"),
        ("ğ" * 501, Kind.DM, "Instagram"),
        ("https://papatya.com/" + "a" * 1000, Kind.DM, "Instagram"),
        ("https://papatya.com/" + "a" * 1000, Kind.MENTION, "Instagram"),
    ],
)
def test_the_platform_that_a_reply_is_too_long_for_is_named(
    text: str, kind: Kind, platform: str
) -> None:
    (fault,) = find_overlong(text, kind)
    assert fault.startswith(f"too long for {platform} (")
    assert is_overlong(text, LIMITS[kind])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a" * 280, Kind.MENTION),
        ("https://papatya.com/" + "a" * 500, Kind.MENTION),
        ("a" * 1000, Kind.DM),
        ("ğ" * 500, Kind.DM),
    ],
)
def test_what_fits_the_strictest_platform_fits_all(text: str, kind: Kind) -> None:
    assert list(find_overlong(text, kind)) == []
    assert not is_overlong(text, LIMITS[kind])

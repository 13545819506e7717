"""What is said passes one gate, and what passes it every platform takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialbot.brand import load_brand
from socialbot.connectors.base import Connector
from socialbot.connectors.registry import make_connectors
from socialbot.domain import Kind
from socialbot.redirect import answer_faults
from socialbot.redirect.length import LIMITS, is_overlong
from socialbot.redirect.redirect import Redirect
from socialbot.settings import Facebook, Instagram, Mastodon, Sandbox, Settings, Telegram, X

META = {"page_id": "1", "page_token": "t", "app_secret": "s", "api_url": "http://127.0.0.1:9"}
X_KEYS = ("consumer_key", "consumer_secret", "access_token", "access_token_secret")
SETTINGS = Settings(
    sandbox=Sandbox(url="http://127.0.0.1:9"),
    telegram=Telegram(token="1:t", api_url="http://127.0.0.1:9"),
    x=X(**dict.fromkeys(X_KEYS, "k"), api_url="http://127.0.0.1:9"),
    facebook=Facebook(**META),
    instagram=Instagram(**META, user_id="2"),
    mastodon=Mastodon(url="http://127.0.0.1:9", access_token="t"),
)
CONNECTORS = make_connectors(SETTINGS)
LETTERS = st.sampled_from(
    ["a", "ğ", "日", "🌼", "®", " ", ". ", "\n", "a.co", "https://papatya.com/x"]
)
TEXTS = st.lists(LETTERS, min_size=1, max_size=400).map("".join)


def test_these_are_all() -> None:
    names = {one.platform for one in CONNECTORS}
    assert names == {"sandbox", "telegram", "x", "facebook", "instagram", "mastodon"}


@pytest.fixture(scope="module")
def shipped() -> set[tuple[Kind, str]]:
    """What is read of the shipped replies at a start."""
    read: set[tuple[Kind, str]] = set()
    find = answer_faults.find_in_text

    def look(text: str, kind: Kind, brand: object) -> object:
        read.add((kind, text))
        return find(text, kind, brand)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(answer_faults, "find_in_text", look)
        Redirect(load_brand())
    return read


@pytest.mark.parametrize("connector", CONNECTORS, ids=lambda one: one.platform)
def test_every_platform_takes_every_shipped_text(
    connector: Connector, shipped: set[tuple[Kind, str]]
) -> None:
    assert len(shipped) > 3_000
    assert [text for kind, text in shipped if not connector.takes(kind, text)] == []


@pytest.mark.parametrize(
    "connector",
    [one for one in CONNECTORS if one.platform != "mastodon"],
    ids=lambda one: one.platform,
)
@given(kind=st.sampled_from(Kind), text=TEXTS)
def test_every_platform_takes_what_the_gate_lets_pass(
    connector: Connector, kind: Kind, text: str
) -> None:
    """Mastodon does where there are sentences to cut between; it says so itself."""
    cut = text[: 900 if kind is Kind.DM else 280]
    assert is_overlong(cut, LIMITS[kind]) or connector.takes(kind, cut)


def test_a_server_with_short_statuses_takes_no_long_sentence() -> None:
    (mastodon,) = [one for one in CONNECTORS if one.platform == "mastodon"]
    sentence = "bir " * 150
    assert not is_overlong(sentence, LIMITS[Kind.DM])
    assert not mastodon.takes(Kind.DM, sentence)
    assert mastodon.takes(Kind.DM, "bir. " * 150)

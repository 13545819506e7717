"""What is sent, and what cannot be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialbot.connectors.errors import GiveUp, SendUnknown
from socialbot.connectors.x.answer import compose, count_weighted, read_receipt
from socialbot.connectors.x.prices import Operation
from socialbot.redirect.length import weigh

POST = {"post": "2107036948362166349"}
PERSON = {"participant_id": "8002"}
GROUP = {"dm_conversation_id": "2092522521621430272"}
LINK = "https://papatya.com/yardim"


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("ağaç", 4),
        ("日本", 4),
        ("👨‍👩‍👧‍👦", 2),
        ("🇹🇷👍🏽", 4),
        (f"bak {LINK}/{'x' * 200}", 27),
        ("", 0),
        ("half \ud83d", 6),
    ],
)
def test_length_is_weighted_as_x_does(text: str, units: int) -> None:
    assert count_weighted(text) == units


@given(st.text(st.characters(categories=["L", "N", "P", "Z"]), max_size=80))
def test_a_canned_reply_that_passes_its_own_check_fits_x(text: str) -> None:
    assert count_weighted(text) <= weigh(text)


def test_a_reply_goes_under_its_post_and_a_message_to_its_place() -> None:
    sending = compose(POST, "Merhaba")
    assert (sending.post, sending.operation) == (POST["post"], Operation.REPLY)
    assert dict(compose(PERSON, "Merhaba").place) == PERSON
    assert dict(compose(GROUP, "Merhaba").place) == GROUP


@pytest.mark.parametrize("text", [f"Lütfen {LINK} adresine yazın.", f"Lütfen yazın.\n{LINK}", LINK])
def test_what_was_recorded_is_what_is_sent_and_a_link_is_paid_for(text: str) -> None:
    sending = compose(POST, text)
    assert (sending.text, sending.operation) == (text, Operation.REPLY_WITH_LINK)
    assert compose(PERSON, text).text == text


@pytest.mark.parametrize("address", [{}, {"post": ""}, {"other": "1"}])
def test_an_address_of_nothing_is_given_up(address: dict[str, str]) -> None:
    with pytest.raises(GiveUp):
        compose(address, "Merhaba")


@pytest.mark.parametrize("address", [POST, PERSON])
@pytest.mark.parametrize("text", ["", "half \ud83d here", "ğ" * 10_001])
def test_a_text_that_cannot_be_sent_is_given_up(address: dict[str, str], text: str) -> None:
    with pytest.raises(GiveUp):
        compose(address, text)


def test_an_emoji_counts_two_to_the_last_place() -> None:
    assert compose(POST, "a" * 278 + "👨‍👩‍👧‍👦")
    with pytest.raises(GiveUp):
        compose(POST, "a" * 279 + "👨‍👩‍👧‍👦")


def test_the_receipt_is_the_id_of_either_kind() -> None:
    assert read_receipt({"data": {"id": "1", "text": "x"}}) == "1"
    assert read_receipt({"data": {"dm_event_id": "2", "dm_conversation_id": "3"}}) == "2"
    for unclear in ({}, {"data": None}, {"data": {"id": "x"}}, {"errors": []}):
        with pytest.raises(SendUnknown):
            read_receipt(unclear)

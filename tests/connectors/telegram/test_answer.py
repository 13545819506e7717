"""What is sent as an answer."""

from __future__ import annotations

import pytest

from socialbot.connectors.errors import GiveUp, SendUnknown
from socialbot.connectors.telegram.answer import compose, read_receipt

HERE = {"chat_id": "41", "message_id": "10"}


def test_an_answer_is_plain_text_under_its_message_without_a_preview() -> None:
    assert compose(HERE, "Merhaba") == {
        "chat_id": "41",
        "text": "Merhaba",
        "message_thread_id": None,
        "business_connection_id": None,
        "reply_parameters": {"message_id": 10, "allow_sending_without_reply": True},
        "link_preview_options": {"is_disabled": True},
    }


def test_an_answer_goes_to_the_topic_and_the_business_chat_it_belongs_to() -> None:
    place = {"message_thread_id": "5", "business_connection_id": "Zm9v"}
    assert compose({**HERE, **place}, "Merhaba").items() >= place.items()


@pytest.mark.parametrize("text", ["", "a" * 4097, "🌼" * 2049, "half \ud83d"])
def test_a_text_that_telegram_would_refuse_is_given_up(text: str) -> None:
    with pytest.raises(GiveUp):
        compose(HERE, text)


@pytest.mark.parametrize("text", ["a", "a" * 4096, "🌼" * 2048])
def test_a_text_within_bounds_is_sent_whole(text: str) -> None:
    assert compose(HERE, text)["text"] == text


@pytest.mark.parametrize("address", [{}, {"chat_id": "41"}, {"message_id": "10"}])
def test_an_address_without_its_parts_is_given_up(address: dict[str, str]) -> None:
    with pytest.raises(GiveUp):
        compose(address, "Merhaba")


def test_the_receipt_is_the_id_that_an_echo_would_have() -> None:
    post = {"message_id": 11, "chat": {"id": 41, "type": "private"}}
    assert read_receipt(post) == "41:11"
    assert read_receipt({**post, "business_connection_id": "Zm9v"}) == "Zm9v:41:11"


@pytest.mark.parametrize("sent", [None, True, {}, {"message_id": 1}, {"chat": {"id": 1}}])
def test_an_unreadable_receipt_leaves_it_open_whether_it_was_sent(sent: object) -> None:
    with pytest.raises(SendUnknown):
        read_receipt(sent)

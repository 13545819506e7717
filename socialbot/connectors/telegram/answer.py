"""The parameters of an answer, and what Telegram says of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from socialbot.connectors.common.shapes import Unreadable, table
from socialbot.connectors.common.units import count_utf16
from socialbot.connectors.errors import GiveUp, SendUnknown
from socialbot.connectors.telegram.place import read_place
from socialbot.connectors.telegram.shapes import ident

MAXIMUM = 4096


def compose(address: Mapping[str, str], text: str) -> dict[str, Any]:
    """Plain text under the message, without a link preview; raises GiveUp."""
    if not 0 < count_utf16(text) <= MAXIMUM:
        raise GiveUp("text_length")
    if not _is_whole(text):
        raise GiveUp("text_broken")
    if not address.get("chat_id") or not address.get("message_id"):
        raise GiveUp("address_incomplete")
    answered = {"message_id": _plain(address["message_id"]), "allow_sending_without_reply": True}
    return {
        "chat_id": address["chat_id"],
        "text": text,
        "message_thread_id": address.get("message_thread_id"),
        "business_connection_id": address.get("business_connection_id"),
        "reply_parameters": answered,
        "link_preview_options": {"is_disabled": True},
    }


def read_receipt(sent: object) -> str:
    """The id of the message that Telegram made of it; raises SendUnknown."""
    try:
        post = table(sent)
        return read_place(post).message_id(ident(post.get("message_id")))
    except Unreadable:
        raise SendUnknown("unclear_answer") from None


def _plain(message_id: str) -> int | str:
    """Inside of an object, Telegram documents a number."""
    return int(message_id) if message_id.isdecimal() else message_id


def _is_whole(text: str) -> bool:
    """Half an emoji cannot be sent."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)

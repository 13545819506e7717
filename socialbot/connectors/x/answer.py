"""What is sent: where to, how long it may be, and whether it carries a link."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from twitter_text import extract_urls, parse_tweet

from socialbot.connectors.common.shapes import Unreadable
from socialbot.connectors.errors import GiveUp, SendUnknown
from socialbot.connectors.x.prices import Operation
from socialbot.connectors.x.shapes import ident, table

LONGEST_POST = 280
LONGEST_MESSAGE = 10_000
PLACES = ("participant_id", "dm_conversation_id")
LINK = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sending:
    """A text on its way: as a reply under a post, or as a message to a place."""

    text: str = field(repr=False)
    operation: Operation
    post: str = field(default="", repr=False)
    place: tuple[tuple[str, str], ...] = field(default=(), repr=False)


def count_weighted(text: str) -> int:
    """Length as X counts a post: a link counts 23, an emoji 2, most other scripts 2 a letter."""
    length: int = parse_tweet(_whole(text)).weightedLength
    return length


def compose(address: Mapping[str, str], text: str) -> Sending:
    """The sending to an address; raises GiveUp where the text or the address cannot be sent."""
    if text != _whole(text):
        raise GiveUp("text_broken")
    if post := address.get("post"):
        return _reply(post, text)
    for name in PLACES:
        if address.get(name):
            return _message(name, address[name], text)
    raise GiveUp("address_incomplete")


def read_receipt(body: Mapping[str, Any]) -> str:
    """The id of what X made of it; raises SendUnknown."""
    try:
        made = table(body.get("data"))
        return ident(made.get("id") or made.get("dm_event_id"))
    except Unreadable:
        raise SendUnknown("unclear_answer") from None


def _reply(post: str, text: str) -> Sending:
    if not 0 < count_weighted(text) <= LONGEST_POST:
        raise GiveUp("text_length")
    if not parse_tweet(text).valid:
        raise GiveUp("text_invalid")
    linked = bool(LINK.search(text) or extract_urls(text))
    return Sending(text, Operation.REPLY_WITH_LINK if linked else Operation.REPLY, post)


def _message(name: str, place: str, text: str) -> Sending:
    if not 0 < len(text) <= LONGEST_MESSAGE:
        raise GiveUp("text_length")
    return Sending(text, Operation.SEND_MESSAGE, place=((name, place),))


def _whole(text: str) -> str:
    """Without halves of emoji, which cannot be sent or counted."""
    return "".join("?" if "\ud800" <= letter <= "\udfff" else letter for letter in text)

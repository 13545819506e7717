"""The status that answers another, and the key that keeps it from being posted twice."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from socialbot.connectors.errors import GiveUp, SendUnknown
from socialbot.connectors.mastodon.length import count_units
from socialbot.connectors.mastodon.place import VISIBILITIES
from socialbot.connectors.mastodon.shapes import Unreadable, ident, table

MAXIMUM = 500
MENTION = 32  # the longest name on Mastodon has 30 letters; the at sign, and a space


@dataclass(frozen=True, slots=True)
class Answer:
    """Parameters of a post. Source: docs.joinmastodon.org, "Post a new status"."""

    text: str
    in_reply_to: str
    visibility: str
    key: str


def compose(address: Mapping[str, str], text: str, longest: int = MAXIMUM) -> Answer:
    """Under the status, to its writer, seen by no more people than the status; raises GiveUp.

    The key is the same whenever the same answer is tried again: a server posts it once."""
    status_id, acct = address.get("status_id"), address.get("acct")
    visibility = address.get("visibility")
    if not status_id or not acct or visibility not in VISIBILITIES:
        raise GiveUp("address_incomplete")
    if not _is_whole(text):
        raise GiveUp("text_broken")
    whole = f"@{acct} {text}"
    if not text.strip() or count_units(text) > longest - MENTION or count_units(whole) > longest:
        raise GiveUp("text_length")
    key = hashlib.sha256(f"{status_id}\n{whole}".encode()).hexdigest()
    return Answer(whole, status_id, visibility, f"socialbot-{key[:40]}")


def read_receipt(posted: object) -> str:
    """The id of the status that the server made of it; raises SendUnknown."""
    try:
        return ident(table(posted).get("id"))
    except Unreadable:
        raise SendUnknown("unclear_answer") from None


def _is_whole(text: str) -> bool:
    """Half an emoji cannot be sent, and a server's database takes no NUL."""
    return "\x00" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)

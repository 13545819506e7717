"""The statuses that answer another, and the keys that keep them from being posted twice."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from socialbot.connectors.common.shapes import Unreadable, table
from socialbot.connectors.errors import GiveUp, SendUnknown
from socialbot.connectors.mastodon.length import count_units
from socialbot.connectors.mastodon.parts import split
from socialbot.connectors.mastodon.place import VISIBILITIES
from socialbot.connectors.mastodon.shapes import ident

MAXIMUM = 500
MENTION = 32  # the longest name on Mastodon has 30 letters; the at sign, and a space


@dataclass(frozen=True, slots=True)
class Part:
    """The text of one status, and its idempotency key. Source: docs.joinmastodon.org, "Post a new
    status"."""

    text: str = field(repr=False)
    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """Under which status, seen by whom, and what it says: in a thread where one status is not
    enough."""

    in_reply_to: str = field(repr=False)
    visibility: str
    parts: tuple[Part, ...]


def compose(address: Mapping[str, str], text: str, longest: int = MAXIMUM) -> Answer:
    """To the writer of the status, seen by no more people than the status; raises GiveUp.

    A key is the same whenever the same answer is tried again: a server posts it once."""
    status_id, acct = address.get("status_id"), address.get("acct")
    visibility = address.get("visibility")
    if not status_id or not acct or visibility not in VISIBILITIES:
        raise GiveUp("address_incomplete")
    if not _is_whole(text):
        raise GiveUp("text_broken")
    if not text.strip():
        raise GiveUp("text_length")
    room = longest - max(MENTION, count_units(f"@{acct} "))
    wholes = [f"@{acct} {part}" for part in split(text, room)]
    parts = (Part(whole, _key(status_id, n, whole)) for n, whole in enumerate(wholes))
    return Answer(status_id, visibility, tuple(parts))


def read_receipt(posted: object) -> str:
    """The id of the status that the server made of it; raises SendUnknown."""
    try:
        return ident(table(posted).get("id"))
    except Unreadable:
        raise SendUnknown("unclear_answer") from None


def _key(status_id: str, number: int, whole: str) -> str:
    digest = hashlib.sha256(f"{status_id}\n{number}\n{whole}".encode()).hexdigest()
    return f"socialbot-{digest[:40]}"


def _is_whole(text: str) -> bool:
    """Half an emoji cannot be sent, and a server's database takes no NUL."""
    return "\x00" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)

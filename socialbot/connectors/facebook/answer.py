"""Where an answer goes, and what the Graph API says of it.

Sources: Meta's pages "Send Messages", "Private Replies" and "Message Tags" of the Messenger
Platform, and the reference page of Comment.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from socialbot.connectors.errors import GiveUp, SendUnknown
from socialbot.connectors.graph.sends import MARK
from socialbot.connectors.graph.shapes import Unreadable, ident, table

MAXIMUM = 2_000
WINDOW = timedelta(hours=24)
HUMAN_WINDOW = timedelta(days=7)
BY_PERSON = {"written_by": "person"}
"""Added to an address where a person of the team wrote the words: only then may they go out later
than a day after the last message (the human-agent tag)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One call: its path below the version, its parameters, and the name of the id that comes
    back. `place` is where its echo will stand, as far as that is known."""

    path: str
    data: Mapping[str, str]
    receipt: str
    place: str


def count_units(text: str) -> int:
    """Length in UTF-16 units, which is never less than what Messenger counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def compose(
    page_id: str, address: Mapping[str, str], text: str, now: datetime, private: bool
) -> Answer:
    """In the conversation, or under the comment or post; `private`: to a comment's writer instead,
    which Meta allows once. Raises GiveUp."""
    if not 0 < count_units(text) <= MAXIMUM:
        raise GiveUp("text_length")
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise GiveUp("text_broken")
    message = json.dumps({"text": text, "metadata": MARK})
    if person := address.get("person"):
        to = {"recipient": json.dumps({"id": person}), "message": message}
        return Answer(f"{page_id}/messages", to | _kind(address, now), "message_id", person)
    if private and (comment := address.get("comment")):
        to = {"recipient": json.dumps({"comment_id": comment}), "message": message}
        kind = {"messaging_type": "RESPONSE"}
        return Answer(f"{page_id}/messages", to | kind, "message_id", "")
    if under := address.get("under"):
        return Answer(f"{under}/comments", {"message": text}, "id", under)
    raise GiveUp("address_incomplete")


def read_receipt(answer: Answer, sent: object) -> str:
    """The id that Meta gave to what was sent; raises SendUnknown."""
    try:
        return ident(table(sent).get(answer.receipt))
    except Unreadable:
        raise SendUnknown("unclear_answer") from None


def hidden_by(address: Mapping[str, str]) -> str:
    """The post or comment to take out of sight; raises GiveUp."""
    item = address.get("comment") or address.get("post")
    if not item:
        raise GiveUp("hiding_not_supported")
    return item


def _kind(address: Mapping[str, str], now: datetime) -> dict[str, str]:
    if address.get("written_by") != "person" or now < _sent_at(address) + WINDOW:
        return {"messaging_type": "RESPONSE"}
    return {"messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"}


def _sent_at(address: Mapping[str, str]) -> datetime:
    try:
        return datetime.fromisoformat(address["sent_at"]).astimezone(UTC)
    except (ValueError, LookupError, OverflowError):
        raise GiveUp("address_incomplete") from None

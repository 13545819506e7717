"""What answers on Facebook and on Instagram have in common.

Sources: Meta's pages "Send Messages" and "Message Tags" of the Messenger Platform.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from socialbot.connectors.errors import GiveUp, SendUnknown
from socialbot.connectors.graph.shapes import Unreadable, ident, table

WINDOW = timedelta(hours=24)
HUMAN_WINDOW = timedelta(days=7)
BY_PERSON = {"written_by": "person"}
"""Added to an address where a person of the team wrote the words: only then may they go out later
than a day after the last message (the human-agent tag)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One call: its path below the version, its parameters, and the name of the id that comes
    back. `place` is where its echo will stand, as far as that is known. Its repr hides all."""

    path: str = field(repr=False)
    data: Mapping[str, str] = field(repr=False)
    receipt: str
    place: str = field(repr=False)


def require_text(text: str, length: int, maximum: int) -> None:
    """Raise GiveUp where it is too long, empty, or holds half an emoji."""
    if not 0 < length <= maximum:
        raise GiveUp("text_length")
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise GiveUp("text_broken")


def kind_of(address: Mapping[str, str], now: datetime) -> dict[str, str]:
    """The parameters that say why a message goes out; raises GiveUp."""
    if address.get("written_by") != "person" or now < _sent_at(address) + WINDOW:
        return {"messaging_type": "RESPONSE"}
    return {"messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"}


def read_receipt(answer: Answer, sent: object) -> str:
    """The id that Meta gave to what was sent; raises SendUnknown."""
    try:
        return ident(table(sent).get(answer.receipt))
    except Unreadable:
        raise SendUnknown("unclear_answer") from None


def _sent_at(address: Mapping[str, str]) -> datetime:
    try:
        return datetime.fromisoformat(address["sent_at"]).astimezone(UTC)
    except (ValueError, LookupError, OverflowError):
        raise GiveUp("address_incomplete") from None

"""What answers on Facebook and on Instagram have in common.

Source: Meta's page "Send Messages" of the Messenger Platform.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from socialbot.connectors.errors import GiveUp, SendUnknown
from socialbot.connectors.graph.shapes import Unreadable, ident, table

WINDOW = timedelta(hours=24)
PUBLIC_WINDOW = timedelta(days=7)
"""A private reply to a comment is taken for a week."""
ANSWERING = {"messaging_type": "RESPONSE"}
"""Why a message goes out. What the bot sends says of itself that it is automatic, whoever approved
it: the tag for human agents, with which Meta takes a person's words for a week, is not for it."""


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


def read_receipt(answer: Answer, sent: object) -> str:
    """The id that Meta gave to what was sent; raises SendUnknown."""
    try:
        return ident(table(sent).get(answer.receipt))
    except Unreadable:
        raise SendUnknown("unclear_answer") from None

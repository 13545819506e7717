"""What answers on Facebook and on Instagram have in common.

Sources: Meta's pages "Send Messages" of the Messenger Platform and "Human Agent" of the features
that App Review grants.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from socialbot.connectors.common.shapes import Unreadable, table
from socialbot.connectors.errors import GiveUp, SendUnknown, StopConnector
from socialbot.connectors.graph.shapes import ident
from socialbot.domain import Kind, Message

WINDOW = timedelta(days=7)
"""A private reply to a comment is taken for a week, and so are a person's own words."""
BOT_WINDOW = timedelta(hours=24)
"""Messages are closed to bots a day after a person's last one."""
ANSWERING = {"messaging_type": "RESPONSE"}
BY_A_PERSON = {"messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"}


@dataclass(frozen=True, slots=True)
class Answer:
    """One call: its path below the version, its parameters, and the name of the id that comes
    back. `place` is where its echo will stand, as far as that is known. Its repr hides all."""

    path: str = field(repr=False)
    data: Mapping[str, str] = field(repr=False)
    receipt: str
    place: str = field(repr=False)


def bot_until(message: Message) -> datetime:
    """When an answer that no person wrote comes too late."""
    return message.sent_at + (BOT_WINDOW if message.kind is Kind.DM else WINDOW)


def why_sent(address: Mapping[str, str]) -> Mapping[str, str]:
    """Why a message goes out. The tag is for a person's own words after the first day alone: what
    the bot words is automatic, whoever approved it."""
    late = address.get("written_by") == "person" and address.get("late") == "yes"
    return BY_A_PERSON if late else ANSWERING


def sort_stop(error: StopConnector, answer: Answer) -> StopConnector | GiveUp:
    """The tag needs a permission of its own: without it the connector goes on."""
    if "tag" in answer.data and error.code == "permission_missing":
        return GiveUp("human_agent_not_permitted")
    return error


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

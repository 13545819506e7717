"""Who the bot is on Telegram."""

from __future__ import annotations

from dataclasses import dataclass

from socialbot.connectors.common.shapes import table, words
from socialbot.connectors.telegram.shapes import ident


@dataclass(frozen=True, slots=True)
class Account:
    """The bot's own id and its user name without the at sign."""

    id: str
    username: str


def read_account(me: object) -> Account:
    """From the answer to getMe; raises Unreadable."""
    fields = table(me)
    return Account(ident(fields.get("id")), words(fields.get("username")))

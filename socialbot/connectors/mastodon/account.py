"""Who the bot is on its server."""

from __future__ import annotations

from dataclasses import dataclass

from socialbot.connectors.common.shapes import table, words
from socialbot.connectors.mastodon.shapes import ident


@dataclass(frozen=True, slots=True)
class Account:
    """The account's id there, its user name without the at sign, and whether it says of itself
    that it is a bot. `application` is the name that the token's application posts under."""

    id: str
    username: str
    bot: bool = False
    application: str = ""


def read_account(me: object, application: object) -> Account:
    """From the answers to both verify_credentials; raises Unreadable."""
    fields = table(me)
    name = application.get("name") if isinstance(application, dict) else None
    return Account(
        ident(fields.get("id")),
        words(fields.get("username")),
        fields.get("bot") is True,
        name if isinstance(name, str) else "",
    )

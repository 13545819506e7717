"""Who the brand is on Instagram."""

from __future__ import annotations

from dataclasses import dataclass

from socialbot.connectors.common.shapes import Unreadable, table, words
from socialbot.connectors.graph.items import Account
from socialbot.connectors.graph.shapes import ident

PLATFORM = "instagram"


@dataclass(frozen=True, slots=True)
class Profile:
    """The account and its user name, without the at sign, by which people mention it."""

    account: Account
    username: str

    def is_own(self, author: str, username: str = "") -> bool:
        """Whether the brand itself writes. In comments it has another id than in messages."""
        return author in self.account.own or username.casefold() == self.username.casefold()


def own_account(user_id: str, page_id: str) -> Account:
    """Under both ids the brand writes itself."""
    return Account(PLATFORM, user_id, frozenset({user_id, page_id}))


def read_profile(answer: object, user_id: str, page_id: str) -> Profile:
    """From the account's own fields; raises Unreadable."""
    fields = table(answer)
    username = words(fields.get("username"))
    if not username or ident(fields.get("id")) != user_id:
        raise Unreadable
    return Profile(own_account(user_id, page_id), username)

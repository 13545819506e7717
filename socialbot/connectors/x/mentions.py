"""Whether a post speaks to the brand, and whether X lets a bot answer it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from socialbot.connectors.common.shapes import Unreadable, listed, words
from socialbot.connectors.x.shapes import ident, number, table


@dataclass(frozen=True, slots=True)
class Account:
    """The brand's own id and its user name without the at sign."""

    id: str
    username: str


def read_account(body: Mapping[str, Any]) -> Account:
    """From the answer to /2/users/me; raises Unreadable."""
    fields = table(body.get("data"))
    return Account(ident(fields.get("id")), words(fields.get("username")))


def is_summoned(post: Mapping[str, Any], account: Account) -> bool:
    """The author named the brand, or answers a post of the brand's own. Names that X carries along
    before the words of a reply to somebody else were not written by its author."""
    if post.get("in_reply_to_user_id") is not None:
        if ident(post.get("in_reply_to_user_id")) == account.id:
            return True
        start = _shown_from(post)
    else:
        start = 0
    return any(_names_us(each, start, account) for each in _mentions(post))


def _mentions(post: Mapping[str, Any]) -> list[Any]:
    long = table(post.get("note_tweet") or post.get("note_post"))
    found = [*listed(table(post.get("entities")).get("mentions"))]
    return found + listed(table(long.get("entities")).get("mentions"))


def _shown_from(post: Mapping[str, Any]) -> int:
    """Where the author's own words begin."""
    shown = listed(post.get("display_text_range"))
    return number(shown[0]) if shown else 0


def _names_us(mention: object, start: int, account: Account) -> bool:
    fields = table(mention)
    if number(fields.get("start", 0)) < start:
        return False
    try:
        return ident(fields.get("id")) == account.id
    except Unreadable:
        name = words(fields.get("username"))
        return bool(name) and name.casefold() == account.username.casefold()

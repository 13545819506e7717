"""Whether a message in a group is meant for the bot."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from socialbot.connectors.common.shapes import Unreadable, listed, table
from socialbot.connectors.telegram.account import Account
from socialbot.connectors.telegram.shapes import ident, number


def is_addressed(post: Mapping[str, Any], text: str, account: Account) -> bool:
    """A mention of the bot's name, a command to it, or a reply to a message of its own."""
    entities = listed(post.get("entities") or post.get("caption_entities"))
    return _answers_us(post, account) or any(_names_us(item, text, account) for item in entities)


def _answers_us(post: Mapping[str, Any], account: Account) -> bool:
    earlier = post.get("reply_to_message")
    if not isinstance(earlier, dict) or "forum_topic_created" in earlier:
        # In a topic that the bot opened, every message hangs under the bot's opening message.
        return False
    return _is_us(earlier.get("from"), account)


def _names_us(entity: object, text: str, account: Account) -> bool:
    try:
        fields = table(entity)
        if fields.get("type") == "text_mention":
            return _is_us(fields.get("user"), account)
        if fields.get("type") not in ("mention", "bot_command") or not account.username:
            return False
        _, _, name = _cut(text, number(fields.get("offset")), number(fields.get("length")))
    except Unreadable:
        return False
    return name.casefold() == account.username.casefold()


def _cut(text: str, offset: int, length: int) -> tuple[str, str, str]:
    """The entity's words around their at sign; Telegram counts in UTF-16 units."""
    if offset < 0 or length < 0:
        raise Unreadable
    units = text.encode("utf-16-le", "surrogatepass")[2 * offset : 2 * (offset + length)]
    return units.decode("utf-16-le", "replace").partition("@")


def _is_us(user: object, account: Account) -> bool:
    try:
        return ident(table(user).get("id")) == account.id
    except Unreadable:
        return False

"""Where a message stands: chat, topic and business connection, and what is needed to answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from socialbot.connectors.common.shapes import Unreadable, table
from socialbot.connectors.telegram.shapes import ident

GROUPS = ("group", "supergroup")


@dataclass(frozen=True, slots=True)
class Place:
    """`thread` is a forum topic and `connection` a business connection, each empty where none."""

    chat: str = field(repr=False)
    type: str
    thread: str = field(default="", repr=False)
    connection: str = field(default="", repr=False)

    @property
    def private(self) -> bool:
        """Whether only the person and the brand read here."""
        return self.type == "private"

    @property
    def broadcast(self) -> bool:
        """Whether it is a channel, where nobody writes to us."""
        return self.type == "channel"

    @property
    def conversation(self) -> str:
        """Unique among all chats that the bot sees."""
        return _join(self.connection, self.chat, self.thread)

    def is_our_side(self, author: str) -> bool:
        """In a business chat, what is not written by the customer comes from the brand's team."""
        return bool(self.connection) and author != self.chat

    def message_id(self, message_id: str) -> str:
        """Message ids count by chat, and once more by business account."""
        return _join(self.connection, self.chat, message_id)

    def address(self, message_id: str) -> dict[str, str]:
        """What send() needs; strings only."""
        needed = {
            "chat_id": self.chat,
            "message_id": message_id,
            "message_thread_id": self.thread,
            "business_connection_id": self.connection,
        }
        return {name: value for name, value in needed.items() if value}


def read_place(post: Mapping[str, Any]) -> Place:
    """The place of a message or of a deletion; raises Unreadable."""
    chat = table(post.get("chat"))
    chat_id = ident(chat.get("id"))
    kind = chat.get("type", "private" if not chat_id.startswith("-") else "group")
    if kind not in ("private", "channel", *GROUPS):
        raise Unreadable
    return Place(chat_id, kind, _thread(post), _connection(post))


def _thread(post: Mapping[str, Any]) -> str:
    # Outside of topics the field names a chain of replies, and sending with it is refused.
    return ident(post.get("message_thread_id")) if post.get("is_topic_message") else ""


def _connection(post: Mapping[str, Any]) -> str:
    value = post.get("business_connection_id")
    return "" if value is None else ident(value)


def _join(*parts: str) -> str:
    return ":".join(part for part in parts if part)

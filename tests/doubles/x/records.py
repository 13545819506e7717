"""What the double knows: people, posts and messages, and how X shows them."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

EPOCH = 1_288_834_974_657


class Snowflakes:
    """Ids that tell their time, each greater than the one before."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._last = 0

    def make(self) -> int:
        """The next id."""
        now = (int(self._clock() * 1000) - EPOCH) << 22
        self._last = max(self._last + 1, now)
        return self._last


def written(snowflake: int) -> str:
    """The time of an id, as X writes it."""
    seconds = ((snowflake >> 22) + EPOCH) / 1000
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S.") + "000Z"


def escaped(text: str) -> str:
    """X escapes three signs in texts."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def with_links(text: str, media: int) -> str:
    """Media stand at the end of a text as short links."""
    return " ".join(
        ([escaped(text)] if text else []) + [f"https://t.co/m{n}" for n in range(media)]
    )


@dataclass
class User:
    """Somebody with an account."""

    id: str
    username: str
    automated: bool = False

    def show(self, fields: Collection[str]) -> dict[str, Any]:
        """As X shows them; the label only where it is asked for."""
        shown: dict[str, Any] = {"id": self.id, "name": self.username, "username": self.username}
        if self.automated and "affiliation" in fields:
            shown["affiliation"] = {"description": "Automated"}
        return shown


@dataclass
class Post:
    """A post; an edit is another post with the same history."""

    id: int
    author: User
    text: str
    conversation: int
    history: list[int]
    mentions: list[User] = field(default_factory=list)
    parent: Post | None = None
    quoted: Post | None = None
    media: int = 0
    hidden: bool = False
    malformed: bool = False

    def show(self, fields: Collection[str], dialect: str) -> dict[str, Any]:
        """As X shows it: id, text and history, and what was asked for."""
        word = "tweet" if dialect == "tweet.fields" else "post"
        whole = with_links(self.text, self.media)
        shown: dict[str, Any] = {
            "id": str(self.id),
            "text": whole[:275],
            f"edit_history_{word}_ids": [str(each) for each in self.history],
        }
        extra = {
            "author_id": self.author.id,
            "conversation_id": str(self.conversation),
            "created_at": written(self.id),
            "entities": self._entities(),
            "attachments": {"media_keys": [f"3_{n}" for n in range(self.media)]},
            "in_reply_to_user_id": self.parent.author.id if self.parent else None,
            f"referenced_{word}s": self._references(),
            f"note_{word}": {"text": escaped(self.text)} if len(whole) > 275 else None,
        }
        shown |= {name: value for name, value in extra.items() if name in fields and value}
        if not self.media:
            shown.pop("attachments", None)
        return {**shown, "author_id": None} if self.malformed else shown

    def _entities(self) -> dict[str, Any]:
        places = itertools.count(step=20)
        named = [
            {"start": at, "end": at + 10, "username": user.username, "id": user.id}
            for at, user in zip(places, self.mentions, strict=False)
        ]
        media = [
            {
                "start": 0,
                "end": 23,
                "url": f"https://t.co/m{n}",
                "display_url": f"pic.x.com/m{n}",
                "expanded_url": f"https://x.com/somebody/status/{self.id}/photo/{n}",
                "media_key": f"3_{n}",
            }
            for n in range(self.media)
        ]
        return {"mentions": named, "urls": media}

    def _references(self) -> list[dict[str, str]]:
        found = [("replied_to", self.parent), ("quoted", self.quoted)]
        return [{"type": kind, "id": str(post.id)} for kind, post in found if post]


@dataclass
class Event:
    """A legacy direct message."""

    id: int
    sender: User
    conversation: str
    text: str
    media: int = 0
    malformed: bool = False

    def show(self, fields: Collection[str]) -> dict[str, Any]:
        """As X shows it."""
        shown: dict[str, Any] = {
            "id": str(self.id),
            "text": with_links(self.text, self.media),
            "event_type": "MessageCreate",
        }
        extra: dict[str, Any] = {
            "sender_id": None if self.malformed else self.sender.id,
            "dm_conversation_id": self.conversation,
            "created_at": written(self.id),
        }
        if self.media:
            extra["attachments"] = {"media_keys": [f"3_{n}" for n in range(self.media)]}
        return shown | {name: value for name, value in extra.items() if name in fields}

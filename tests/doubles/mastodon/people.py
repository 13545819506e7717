"""Accounts and statuses as Mastodon describes them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from tests.doubles.mastodon.html import render


def written(at: datetime | None) -> str | None:
    """A time in Mastodon's form."""
    return (
        at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z") if at else None
    )


@dataclass
class Person:
    id: str
    username: str
    bot: bool = False

    def show(self, home: str) -> dict[str, Any]:
        """As an Account."""
        url = f"{home}/@{self.username}"
        shown = {"id": self.id, "username": self.username, "acct": self.username, "url": url}
        return shown | {"bot": self.bot, "group": False, "display_name": self.username.title()}


@dataclass
class Post:
    id: str
    author: Person
    text: str
    visibility: str
    created_at: datetime
    mentions: list[Person] = field(default_factory=list)
    answers: Post | None = None
    attachments: int = 0
    application: str | None = None
    spoiler: str = ""
    poll: dict[str, Any] | None = None
    edited_at: datetime | None = None

    def show(self, home: str, viewer: Person) -> dict[str, Any]:
        """As a Status; only its writer is told by which application it was posted."""
        media = [{"id": str(n), "type": "image"} for n in range(self.attachments)]
        own = self.author is viewer and self.application
        return {
            "id": self.id,
            "created_at": written(self.created_at),
            "edited_at": written(self.edited_at),
            "in_reply_to_id": self.answers.id if self.answers else None,
            "in_reply_to_account_id": self.answers.author.id if self.answers else None,
            "visibility": self.visibility,
            "spoiler_text": self.spoiler,
            "content": render(self.text, home),
            "account": self.author.show(home),
            "mentions": [person.show(home) for person in self.mentions],
            "media_attachments": media,
            "poll": self.poll,
            "reblog": None,
        } | ({"application": {"name": self.application, "website": None}} if own else {})

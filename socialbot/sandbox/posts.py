"""What the sandbox network keeps: people, posts, and the reasons for which it refuses."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from socialbot.domain import Kind

HIDDEN = ("Cc", "Cf", "Cs")  # controls, joiners and direction marks, halves of characters


class Refused(Exception):
    """The network will not do that; `status` is the HTTP status that says so."""

    def __init__(self, code: str, status: int = 400) -> None:
        super().__init__(code)
        self.code = code
        self.status = status


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever writes. The id is the name folded, so that one name is one person."""

    id: str = field(repr=False)
    name: str = field(repr=False)
    bot: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """One post as it stands after `revision` changes. by_team: a person wrote it with the brand's
    account. A deleted post keeps its place, not its text; one that the brand has hidden
    keeps both, and only its account still reads it. thread is the id of the public post it
    all began with, or one per person in private."""

    id: str
    author: Person
    kind: Kind
    text: str
    thread: str
    sent_at: datetime
    in_reply_to: str | None = None
    attachments: int = 0
    revision: int = 0
    deleted: bool = False
    by_team: bool = False
    hidden: bool = False

    def __repr__(self) -> str:
        return f"<Post of {len(self.text)} characters>"

    def as_json(self) -> dict[str, Any]:
        """The post in the shape that the platform's API shows."""
        return {
            "id": self.id,
            "author": {"id": self.author.id, "name": self.author.name, "bot": self.author.bot},
            "kind": self.kind.value,
            "text": self.text,
            "thread": self.thread,
            "in_reply_to": self.in_reply_to,
            "attachments": self.attachments,
            "sent_at": self.sent_at.isoformat(),
            "revision": self.revision,
            "deleted": self.deleted,
            "by_team": self.by_team,
            "hidden": self.hidden,
        }


def as_public(raw: dict[str, Any]) -> dict[str, Any]:
    """A post's JSON as everybody may see it: of a hidden one not the content."""
    return {**raw, "text": "", "attachments": 0} if raw.get("hidden") else raw


@dataclass(frozen=True, slots=True)
class Draft:
    """What an end user is about to post; attachments are counted, never carried."""

    author: str
    kind: Kind
    text: str
    in_reply_to: str | None = None
    attachments: int = 0
    bot: bool = False

    def __repr__(self) -> str:
        return f"<Draft of {len(self.text)} characters>"


def name_person(name: str, bot: bool = False) -> Person:
    """The person who goes by that name, cleared of invisible characters, which would let one
    pass for another. Raises Refused for an empty or endless name."""
    visible = (
        c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c) not in HIDDEN
    )
    shown = " ".join("".join(visible).split())
    if not 1 <= len(shown) <= 60:
        raise Refused("bad_name")
    return Person(shown.casefold(), shown, bot)

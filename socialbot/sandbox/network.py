"""The sandbox network: people, posts, threads. In memory only; nothing is logged or written."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from socialbot.domain import Kind
from socialbot.sandbox.events import EventLog
from socialbot.sandbox.posts import Draft, Person, Post, Refused, name_person


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much is kept and accepted. Characters are code points."""

    posts: int = 5_000
    events: int = 10_000
    characters: int = 10_000_000
    message: int = 20_000
    reply: int = 1_000


def _now() -> datetime:
    return datetime.now(UTC)


class Network:
    """One network with one brand account. Knows no network and no disk; raises Refused."""

    def __init__(
        self,
        account: str = "Papatya",
        bounds: Bounds | None = None,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self.bounds = bounds or Bounds()
        self.brand = replace(name_person(account), bot=True)
        self.id = secrets.token_hex(4)
        self._clock = clock
        self._posts: dict[str, Post] = {}
        self._characters = 0
        self._count = 0
        self.events = EventLog(self.id, self.bounds.events, self.bounds.characters)

    def write(self, draft: Draft) -> Post:
        """An end user writes to the brand; public posts may answer one of a public thread."""
        person = name_person(draft.author, draft.bot)
        if person.id == self.brand.id:
            raise Refused("name_taken", 403)
        if len(draft.text) > self.bounds.message:
            raise Refused("too_long", 413)
        parent = self._find(draft.in_reply_to) if draft.in_reply_to else None
        if parent and parent.thread != self._thread(parent, draft.kind, person):
            raise Refused("wrong_thread")
        return self._post(person, draft, parent)

    def reply(self, in_reply_to: str, text: str, by_team: bool = False) -> Post:
        """The brand answers a post, in its thread: its bot, or a person of its team."""
        parent = self._find(in_reply_to)
        if not text.strip():
            raise Refused("empty")
        if len(text) > self.bounds.reply:
            raise Refused("too_long", 413)
        draft = Draft(self.brand.name, parent.kind, text)
        return self._post(self.brand, draft, parent, by_team)

    def edit(self, post_id: str, text: str) -> Post:
        """The writer changes the text; the post keeps its id and its place."""
        if len(text) > self.bounds.message:
            raise Refused("too_long", 413)
        post = self._find_own(post_id)
        return self._keep("edited", replace(post, text=text, revision=post.revision + 1))

    def delete(self, post_id: str) -> Post:
        """The writer takes the post back; a tombstone stays."""
        post = self._find_own(post_id)
        gone = replace(post, text="", attachments=0, deleted=True, revision=post.revision + 1)
        return self._keep("deleted", gone)

    def hide(self, post_id: str) -> Post:
        """The brand takes somebody's public post out of sight; once is as good as twice."""
        post = self._find_own(post_id)
        if post.kind is not Kind.MENTION:
            raise Refused("not_public", 403)
        if post.hidden:
            return post
        return self._keep("hidden", replace(post, hidden=True, revision=post.revision + 1))

    def happen(self, raw: dict[str, Any]) -> None:
        """Put something into the event log that is no post, as a platform under change does."""
        self.events.append({"cursor": self.events.cursor(self.events.last + 1), **raw}, 0)

    def posts(self, limit: int) -> list[Post]:
        """The newest posts, oldest of them first."""
        return list(self._posts.values())[-limit:]

    def _thread(self, parent: Post, kind: Kind, person: Person) -> str:
        return f"dm-{person.id}" if kind == Kind.DM else parent.thread * (parent.kind == kind)

    def _find(self, post_id: str) -> Post:
        post = self._posts.get(post_id)
        if post is None or post.deleted:
            raise Refused("no_such_message", 404)
        return post

    def _find_own(self, post_id: str) -> Post:
        post = self._find(post_id)
        if post.author == self.brand:
            raise Refused("not_yours", 403)
        return post

    def _post(
        self, person: Person, draft: Draft, parent: Post | None, by_team: bool = False
    ) -> Post:
        self._count += 1
        post_id = f"{self.id}{self._count}"
        thread = f"dm-{person.id}" if draft.kind is Kind.DM else post_id
        post = Post(
            id=post_id,
            author=person,
            kind=draft.kind,
            text=draft.text,
            thread=parent.thread if parent else thread,
            sent_at=self._clock(),
            in_reply_to=parent.id if parent else None,
            attachments=draft.attachments,
            by_team=by_team,
        )
        return self._keep("message", post)

    def _keep(self, event: str, post: Post) -> Post:
        before = self._posts.get(post.id)
        self._characters += len(post.text) - (len(before.text) if before else 0)
        self._posts[post.id] = post
        while len(self._posts) > self.bounds.posts or self._characters > self.bounds.characters:
            self._characters -= len(self._posts.pop(next(iter(self._posts))).text)
        cursor = self.events.cursor(self.events.last + 1)
        raw = {"cursor": cursor, "type": event, "message": post.as_json()}
        self.events.append(raw, len(post.text))
        return post

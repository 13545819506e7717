"""Posts and legacy messages to our messages. Pure, and nothing that X could send makes it raise."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from socialbot.connectors.common.shapes import Unreadable, listed, moment, words
from socialbot.connectors.x.content import count_media, text_of
from socialbot.connectors.x.ids import time_of
from socialbot.connectors.x.mentions import Account, is_summoned
from socialbot.connectors.x.shapes import ident, number, table
from socialbot.domain import Kind, Message

PLATFORM = "x"
AUTOMATED = "automated"


@dataclass(frozen=True, slots=True)
class Item:
    """Something that was read: X's id of it, its author, and the message. Without a message it is
    none of our business, or cannot be read (skipped). What has no readable id has the id 0, and a
    mark by which it is known when it comes again."""

    id: int
    author: str = field(default="", repr=False)
    message: Message | None = None
    skipped: bool = False
    mark: str = field(default="", repr=False)


def read_post(post: object, account: Account, robots: Collection[str] = ()) -> Item:
    """A post that mentions the brand. robots are the accounts that say that they are one."""
    try:
        fields = table(post)
        found = number(fields.get("id"))
        return _read_post(fields, found, account, robots)
    except Unreadable:
        return _skip(post)


def read_message(event: object, account: Account) -> Item:
    """An event of /2/dm_events."""
    try:
        fields = table(event)
        found = number(fields.get("id"))
        return _read_message(fields, found, account)
    except Unreadable:
        return _skip(event)


def read_robots(body: Mapping[str, Any]) -> frozenset[str]:
    """The users that came along and carry X's label of automated accounts."""
    try:
        users = listed(table(body.get("includes")).get("users"))
    except Unreadable:
        return frozenset()
    return frozenset(name for user in users if (name := _robot(user)))


def one_to_one(first: str, second: str) -> str:
    """The conversation of two people, however X writes it."""
    return "-".join(sorted((first, second), key=int))


def own_message(
    name: str, conversation: str, at: datetime, account: Account, kind: Kind = Kind.DM
) -> Message | None:
    """Written with the brand's own account, by the bot or by a person of the team; only place and
    time are kept. None where it does not say to whom."""
    if not conversation:
        return None
    return Message(
        platform=PLATFORM,
        account=account.id,
        id=name,
        conversation=conversation,
        author=account.id,
        kind=kind,
        text="",
        sent_at=at,
        by_team=True,
        perhaps_ours=True,
    )


def _read_post(
    post: Mapping[str, Any], found: int, account: Account, robots: Collection[str]
) -> Item:
    author = ident(post.get("author_id"))
    if author == account.id or author in robots or _is_repost(post):
        return Item(found, author)
    if not is_summoned(post, account):
        return Item(found, author)
    history = _history(post, found)
    message = Message(
        platform=PLATFORM,
        account=account.id,
        id=str(history[0]),
        conversation=ident(post.get("conversation_id") or history[0]),
        author=author,
        kind=Kind.MENTION,
        text=text_of(post),
        sent_at=_written_at(post, found),
        revision=history.index(found),
        address={"post": str(found)},
        attachments=count_media(post),
    )
    return Item(found, author, message)


def _read_message(event: Mapping[str, Any], found: int, account: Account) -> Item:
    if event.get("event_type", "MessageCreate") != "MessageCreate":
        return Item(found)
    author = ident(event.get("sender_id"))
    if author == account.id:
        told = own_message(f"dm:{found}", _named(event), _written_at(event, found), account)
        return Item(found, author, told)
    place = _place(words(event.get("dm_conversation_id")), author, account)
    message = Message(
        platform=PLATFORM,
        account=account.id,
        id=f"dm:{found}",
        conversation=place.get("dm_conversation_id") or one_to_one(author, account.id),
        author=author,
        kind=Kind.DM,
        text=text_of(event),
        sent_at=_written_at(event, found),
        address=place,
        attachments=count_media(event),
    )
    return Item(found, author, message)


def _named(event: Mapping[str, Any]) -> str:
    """The conversation that an event names, in its one form."""
    halves = words(event.get("dm_conversation_id")).replace(":", "-").split("-")
    if len(halves) == 2:
        return one_to_one(ident(halves[0]), ident(halves[1]))
    return ident(halves[0]) if halves[0] else ""


def _place(conversation: str, author: str, account: Account) -> dict[str, str]:
    """Where to answer: the person, or the group that they wrote in."""
    pair = one_to_one(author, account.id)
    halves = conversation.replace(":", "-").split("-")
    if not conversation or "-".join(sorted(halves)) == "-".join(sorted(pair.split("-"))):
        return {"participant_id": author}
    return {"dm_conversation_id": ident(conversation)}


def _history(post: Mapping[str, Any], found: int) -> list[int]:
    """The ids of a post's versions, oldest first: each edit makes a new one."""
    ids = listed(post.get("edit_history_tweet_ids") or post.get("edit_history_post_ids"))
    return sorted({*(number(each) for each in ids), found})


def _written_at(item: Mapping[str, Any], found: int) -> datetime:
    """X leaves the time out where it was not asked for, but each id tells it."""
    return moment(item["created_at"]) if item.get("created_at") else time_of(found)


def _is_repost(post: Mapping[str, Any]) -> bool:
    """Somebody passes on what another wrote."""
    if words(post.get("text")).startswith("RT @"):
        return True
    ours = listed(post.get("referenced_tweets") or post.get("referenced_posts"))
    return any(table(each).get("type") in ("retweeted", "reposted") for each in ours)


def _robot(user: object) -> str | None:
    try:
        fields = table(user)
        fields = table(fields.get("data")) or fields
        label = words(table(fields.get("affiliation")).get("description"))
        return ident(fields.get("id")) if label.casefold().startswith(AUTOMATED) else None
    except Unreadable:
        return None


def _skip(item: object) -> Item:
    """Unreadable, but where it says its id it is passed over only once."""
    try:
        return Item(number(table(item).get("id")), skipped=True)
    except Unreadable:
        digest = hashlib.sha256(repr(item).encode("utf-8", "surrogatepass")).hexdigest()
        return Item(0, skipped=True, mark=digest)

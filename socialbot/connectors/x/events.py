"""What X pushes: one event in an envelope, of the X Activity API.
https://docs.x.com/x-api/activity/event-payloads"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from socialbot.connectors.common.shapes import Unreadable, listed, moment, words
from socialbot.connectors.x.content import count_media, text_of
from socialbot.connectors.x.ids import time_of
from socialbot.connectors.x.mentions import Account
from socialbot.connectors.x.parse import (
    PLATFORM,
    Item,
    one_to_one,
    own_message,
    read_post,
    read_robots,
)
from socialbot.connectors.x.shapes import ident, key, milliseconds, number, table
from socialbot.domain import Kind, Message

MENTION = ("post.mention.create", "post.reply.create", "post.quote.create")
LEGACY = "dm.received"
ENCRYPTED = "chat.received"
OWN_POST = "post.create"
OWN_LEGACY = "dm.sent"
OWN_ENCRYPTED = "chat.sent"
"""With the brand's own account, by the bot or by a person: the bot keeps out where a person is."""


def read_event(envelope: object, account: Account) -> tuple[Item, ...] | None:
    """What is in one pushed event: () for kinds that are none of our business or another account's,
    None where it cannot be read. Never raises."""
    try:
        event = table(table(envelope).get("data")) or table(envelope)
        kind = key(event.get("event_type"))
        whose = table(event.get("filter")).get("user_id")
        if whose is not None and ident(whose) != account.id:
            return ()
        return _read(kind, event, account)
    except Unreadable:
        return None


def _read(kind: str, event: Mapping[str, Any], account: Account) -> tuple[Item, ...]:
    payload = table(event.get("payload"))
    if kind in MENTION:
        return (read_post(payload, account, read_robots(event)),)
    if kind == OWN_POST:
        return (_read_own_post(payload, account),)
    if kind in (LEGACY, OWN_LEGACY):
        robots = _robots_of(payload)
        events = listed(payload.get("direct_message_events"))
        return tuple(_read_legacy(each, account, robots) for each in events)
    if kind in (ENCRYPTED, OWN_ENCRYPTED):
        return (_read_encrypted(payload, account),)
    return ()


def _read_legacy(event: object, account: Account, robots: frozenset[str]) -> Item:
    try:
        fields = table(event)
        found = number(fields.get("id"))
        if fields.get("type") != "message_create":
            return Item(found)
        return _read_created(fields, found, account, robots)
    except Unreadable:
        return Item(0, skipped=True)


def _read_created(
    event: Mapping[str, Any], found: int, account: Account, robots: frozenset[str]
) -> Item:
    made = table(event.get("message_create"))
    author = ident(made.get("sender_id"))
    at = milliseconds(event.get("created_timestamp"))
    if author == account.id:
        person = ident(table(made.get("target")).get("recipient_id"))
        own = own_message(f"dm:{found}", one_to_one(person, author), at, account)
        return Item(found, author, own)
    if author in robots:
        return Item(found, author)
    said = table(made.get("message_data"))
    attached = int(bool(said.get("attachment")))
    text = text_of({**said, "attachments": {"media_keys": ["one"]} if attached else None})
    message = Message(
        platform=PLATFORM,
        account=account.id,
        id=f"dm:{found}",
        conversation=one_to_one(author, account.id),
        author=author,
        kind=Kind.DM,
        text=text,
        sent_at=at,
        address={"participant_id": author},
        attachments=attached or count_media(said),
    )
    return Item(found, author, message)


def _read_encrypted(event: Mapping[str, Any], account: Account) -> Item:
    """X Chat is encrypted for the brand's own devices: that somebody wrote is all that is seen, so
    it is an attachment that nobody has read."""
    author = ident(event.get("sender_id"))
    conversation = _chat(words(event.get("conversation_id")), author, account)
    name, at = f"chat:{key(event.get('id'))}", milliseconds(event.get("created_at_msec"))
    if author == account.id:
        # The bot writes legacy messages only, so a person did.
        own = own_message(name, conversation, at, account)
        return Item(0, author, replace(own, perhaps_ours=False) if own else None)
    message = Message(
        platform=PLATFORM,
        account=account.id,
        id=name,
        conversation=conversation,
        author=author,
        kind=Kind.DM,
        text="",
        sent_at=at,
        address={"participant_id": author},
        attachments=1,
    )
    return Item(0, author, message)


def _read_own_post(post: Mapping[str, Any], account: Account) -> Item:
    """An answer to somebody else; what the brand tells everybody is no conversation."""
    found = number(post.get("id"))
    asked = post.get("in_reply_to_user_id")
    if ident(post.get("author_id")) != account.id or asked is None or ident(asked) == account.id:
        return Item(found, account.id)
    at = moment(post["created_at"]) if post.get("created_at") else time_of(found)
    place = ident(post.get("conversation_id"))
    return Item(found, account.id, own_message(str(found), place, at, account, Kind.MENTION))


def _chat(conversation: str, author: str, account: Account) -> str:
    """The same name as that of the legacy conversation of two; a group has its own."""
    halves = conversation.split(":")
    if len(halves) == 2 and account.id in halves:
        return one_to_one(ident(halves[0]), ident(halves[1]))
    if not conversation and author != account.id:
        return one_to_one(author, account.id)
    return key(conversation)


def _robots_of(payload: Mapping[str, Any]) -> frozenset[str]:
    """Beside a legacy message the users stand by their ids."""
    users = payload.get("users")
    found = list(users.values()) if isinstance(users, dict) else []
    return read_robots({"includes": {"users": found}})

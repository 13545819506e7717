"""Raw updates to messages. Pure, and nothing that Telegram could send makes it raise."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from socialbot.connectors.common.shapes import Unreadable, listed, table
from socialbot.connectors.telegram.account import Account
from socialbot.connectors.telegram.content import count_media, is_news, text_of
from socialbot.connectors.telegram.mentions import is_addressed
from socialbot.connectors.telegram.place import Place, read_place
from socialbot.connectors.telegram.shapes import ident, moment, number
from socialbot.domain import Kind, Message

PLATFORM = "telegram"
WRITTEN = ("message", "business_message")
EDITED = ("edited_message", "edited_business_message")
DELETED = "deleted_business_messages"
ALLOWED_UPDATES = (*WRITTEN, *EDITED, DELETED)
BROADCASTS = ("channel_post", "edited_channel_post")

LAST_REVISION = 2**31 - 1


def read_update(update: object, account: Account, at: datetime) -> tuple[Message, ...] | None:
    """The messages for us in one update: () where it is none of our business, None where it is
    unknown or malformed. `at` is the time of receipt, for deletions, which carry none."""
    try:
        return _read(table(update), account, at)
    except Unreadable:
        return None


def read_update_id(update: object) -> int | None:
    """The update's place in the queue, or None where it has none."""
    try:
        return number(table(update).get("update_id"))
    except Unreadable:
        return None


def _read(update: Mapping[str, Any], account: Account, at: datetime) -> tuple[Message, ...]:
    for kind in (*WRITTEN, *EDITED):
        if kind in update:
            revised = number(update.get("update_id")) if kind in EDITED else None
            return _read_post(table(update[kind]), account, revised)
    if DELETED in update:
        return _read_deletions(table(update[DELETED]), account, at)
    if not set(update).isdisjoint(BROADCASTS):
        return ()
    raise Unreadable


def _read_post(
    post: Mapping[str, Any], account: Account, revised: int | None
) -> tuple[Message, ...]:
    place = read_place(post)
    if place.broadcast or is_news(post) or post.get("is_automatic_forward"):
        return ()
    sender = table(post.get("from"))
    author = ident(sender.get("id"))
    if sender.get("is_bot") or author == account.id:
        return ()
    if place.is_our_side(author):
        return () if _is_automatic(post) else (_by_team(place, author, post, account),)
    text, media = text_of(post), count_media(post)
    if not text and not media and "text" not in post:
        raise Unreadable
    if not place.private and not is_addressed(post, text, account):
        return ()
    message_id = ident(post.get("message_id"))
    return (
        Message(
            platform=PLATFORM,
            account=account.id,
            id=place.message_id(message_id),
            conversation=place.conversation,
            author=author,
            kind=Kind.DM if place.private else Kind.MENTION,
            text=text,
            sent_at=moment(post.get("date") if revised is None else _edit_date(post)),
            revision=0 if revised is None else _revision(post, revised),
            address=place.address(message_id),
            attachments=media,
        ),
    )


def _is_automatic(post: Mapping[str, Any]) -> bool:
    """Sent for the business account by a bot, or as its greeting or away message.
    https://core.telegram.org/bots/api#message"""
    return bool(post.get("sender_business_bot") or post.get("is_from_offline"))


def _by_team(place: Place, author: str, post: Mapping[str, Any], account: Account) -> Message:
    """The team writes with the brand's account; what it says is none of the bot's business."""
    return Message(
        platform=PLATFORM,
        account=account.id,
        id=place.message_id(ident(post.get("message_id"))),
        conversation=place.conversation,
        author=author,
        kind=Kind.DM,
        text="",
        sent_at=moment(post.get("date")),
        by_team=True,
    )


def _edit_date(post: Mapping[str, Any]) -> object:
    return post.get("edit_date") or post.get("date")


def _revision(post: Mapping[str, Any], update_id: int) -> int:
    """Grows with every edit and is the same when the update comes again.

    Edit times have whole seconds, so the update's id tells apart two edits within one. The
    distance to the first writing keeps the number within 32 bits.
    """
    seconds = max(0, number(_edit_date(post)) - number(post.get("date")))
    return min(seconds * 1024 + abs(update_id) % 1024 + 1, LAST_REVISION - 1)


def _read_deletions(
    deletion: Mapping[str, Any], account: Account, at: datetime
) -> tuple[Message, ...]:
    place = read_place(deletion)
    ids = [ident(item) for item in listed(deletion.get("message_ids"))]
    return tuple(_tombstone(place, message_id, account, at) for message_id in ids)


def _tombstone(place: Place, message_id: str, account: Account, at: datetime) -> Message:
    """Deletions name no author; in a business chat it is the person whose chat it is."""
    return Message(
        platform=PLATFORM,
        account=account.id,
        id=place.message_id(message_id),
        conversation=place.conversation,
        author=place.chat,
        kind=Kind.DM,
        text="",
        sent_at=at,
        revision=LAST_REVISION,
        deleted=True,
    )

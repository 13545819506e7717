"""Raw notifications and statuses to messages. Pure, and nothing that a server could send makes it
raise. Source: docs.joinmastodon.org, entities "Notification" and "Status"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from socialbot.connectors.common.shapes import Unreadable, listed, moment, table, words
from socialbot.connectors.mastodon.account import Account
from socialbot.connectors.mastodon.place import conversation_of, read_place, read_visibility
from socialbot.connectors.mastodon.plain import drop_greeting, read_html
from socialbot.connectors.mastodon.shapes import ident
from socialbot.domain import Kind, Message

PLATFORM = "mastodon"
LAST_REVISION = 2**31 - 1


def read_id(item: object) -> str | None:
    """The id of a notification or status, or None where it has none."""
    try:
        return ident(table(item).get("id"))
    except Unreadable:
        return None


def read_notification(raw: object, account: Account) -> tuple[Message, ...] | None:
    """The message in one mention: () where it is none of our business, None where it cannot be
    read. A mention without its status is of one that was deleted meanwhile."""
    try:
        fields = table(raw)
        if fields.get("type") != "mention" or fields.get("status", raw) is None:
            return ()
        return _read(table(fields.get("status")), account)
    except Unreadable:
        return None


def read_status(raw: object, account: Account) -> tuple[Message, ...] | None:
    """The same, of a status by itself."""
    try:
        return _read(table(raw), account)
    except Unreadable:
        return None


def _read(status: Mapping[str, Any], account: Account) -> tuple[Message, ...]:
    place = read_place(status)
    sender = table(status.get("account"))
    if place.author == account.id or sender.get("bot") is True or sender.get("group") is True:
        return ()
    status_id = ident(status.get("id"))
    sent_at = moment(status.get("created_at"))
    return (
        Message(
            platform=PLATFORM,
            account=account.id,
            id=status_id,
            conversation=place.conversation,
            author=place.author,
            kind=place.kind,
            text=_text_of(status, account),
            sent_at=sent_at,
            revision=_revision(status, sent_at),
            address=place.address(status_id),
            attachments=_count_media(status),
        ),
    )


def _text_of(status: Mapping[str, Any], account: Account) -> str:
    """The content warning is plain text of the writer's as well."""
    text = drop_greeting(read_html(words(status.get("content"))), account.username)
    warning = words(status.get("spoiler_text"))
    return f"{warning}\n{text}" if warning else text


def _count_media(status: Mapping[str, Any]) -> int:
    """A poll's choices are not read either."""
    return len(listed(status.get("media_attachments"))) + (status.get("poll") is not None)


def _revision(status: Mapping[str, Any], sent_at: datetime) -> int:
    """Milliseconds from the first writing to the last edit, 0 without one: it grows with every
    edit and is the same when the status is read again."""
    if status.get("edited_at") is None:
        return 0
    late = moment(status["edited_at"]) - sent_at
    return min(max(1, int(late.total_seconds() * 1000)), LAST_REVISION - 1)


def read_own_status(raw: object, account: Account) -> Message | None:
    """What a person of the team answered by another application with the brand's account; None
    for all else. Where an application has no name, it may be the bot's own answer."""
    try:
        status = table(raw)
        name = _application(status)
        known = bool(name and account.application)
        person = _answered(status, account)
        if person is None or (known and name == account.application):
            return None
        direct = read_visibility(words(status.get("visibility"))) == "direct"
        return Message(
            platform=PLATFORM,
            account=account.id,
            id=ident(status.get("id")),
            conversation=conversation_of(Kind.DM if direct else Kind.MENTION, person),
            author=account.id,
            kind=Kind.DM if direct else Kind.MENTION,
            text="",
            sent_at=moment(status.get("created_at")),
            by_team=True,
            perhaps_ours=not known,
        )
    except Unreadable:
        return None


def _application(status: Mapping[str, Any]) -> str:
    """What it was posted by, empty where the server does not say."""
    application = status.get("application")
    return words(table(application).get("name")) if application is not None else ""


def _answered(status: Mapping[str, Any], account: Account) -> str | None:
    """Whom the status speaks to: the writer of what it answers, or the only one it mentions."""
    answered = status.get("in_reply_to_account_id")
    if answered is not None and ident(answered) != account.id:
        return ident(answered)
    named = {ident(table(mention).get("id")) for mention in listed(status.get("mentions"))}
    named.discard(account.id)
    return named.pop() if len(named) == 1 else None

"""Raw events of the sandbox platform into messages. Pure; what it cannot read it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from socialbot.connectors.common.shapes import Unreadable, moment, table
from socialbot.domain import Kind, Message

PLATFORM = "sandbox"


def parse_event(raw: object, account: str) -> Message | None:
    """The message in one event, or None where it is not for us (the bot's own or another bot's
    post, or a kind of event that we do not know). Raises Unreadable."""
    event = table(raw)
    if event.get("type") not in ("message", "edited", "deleted"):
        return None
    try:
        post = table(event["message"])
        author = table(post["author"])
        by_team = author["id"] == account and post.get("by_team") is True
        if not by_team and (author["bot"] is True or author["id"] == account):
            return None
        return _message(post, author, account, by_team)
    except (KeyError, ValueError):
        pass
    raise Unreadable  # out here, so that its context does not hold the value


def _message(
    post: Mapping[str, Any], author: Mapping[str, Any], account: str, by_team: bool
) -> Message:
    deleted = post["deleted"] is True
    message_id = _text(post["id"])
    return Message(
        platform=PLATFORM,
        account=account,
        id=message_id,
        conversation=_text(post["thread"]),
        author=_text(author["id"]),
        kind=Kind(post["kind"]),
        text="" if deleted or by_team else _text(post["text"]),
        sent_at=moment(post["sent_at"]),
        revision=_count(post["revision"]),
        address={"in_reply_to": message_id},
        attachments=_count(post["attachments"]),
        deleted=deleted,
        by_team=by_team,
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Unreadable
    return value


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise Unreadable
    return value

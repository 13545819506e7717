"""Posts and comments of a Facebook page, as its webhook pushes them.

Source: Meta's webhook page "Page", fields `feed` and `mention`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from socialbot.connectors.common.shapes import Unreadable, listed, table, words
from socialbot.connectors.facebook.parse import Place, author_of, from_team, public, removed
from socialbot.connectors.graph.direct import Said
from socialbot.connectors.graph.items import LAST_REVISION, Account
from socialbot.connectors.graph.sends import OwnSends
from socialbot.connectors.graph.shapes import ident, moment
from socialbot.domain import Message

POSTS = frozenset({"post", "status", "photo", "video", "album", "link", "share", "note"})
COMMENT = "comment"
WRITTEN = frozenset({"add"})
EDITED = frozenset({"edited", "edit"})
REMOVED = frozenset({"remove", "delete"})
MEDIA = ("photo", "photos", "video", "link")
EPOCH = 1_700_000_000  # makes seconds fit into a revision for decades


def read_changes(
    entry: Mapping[str, Any], account: Account, sends: OwnSends
) -> tuple[list[Message], int]:
    """The messages of an entry's `changes` list, and how many could not be read. Never raises."""
    messages, skipped = [], 0
    try:
        changes = listed(entry.get("changes"))
        at = moment(entry.get("time")) if changes else None
    except Unreadable:
        return [], 1
    for raw in changes:
        try:
            message = read_change(raw, at, account, sends) if at else None
        except Unreadable:
            skipped += 1
        else:
            messages += [message] if message else []
    return messages, skipped


def read_change(raw: object, at: datetime, account: Account, sends: OwnSends) -> Message | None:
    """One change; `at` is when it was pushed. None where it is not for us (a reaction, the brand's
    own post, the bot's own comment, a kind to come). Raises Unreadable."""
    change = table(raw)
    if change.get("field") not in ("feed", "mention"):
        return None
    value = table(change.get("value"))
    verb, item = words(value.get("verb")), words(value.get("item"))
    if verb not in WRITTEN | EDITED | REMOVED or item not in POSTS | {COMMENT}:
        return None
    comment = item == COMMENT
    item_id = ident(value.get("comment_id" if comment else "post_id"))
    author = _author(value, item_id)
    if author in account.own:
        return _of_brand(value, item_id, account, sends) if comment and verb in WRITTEN else None
    place = Place(item_id, comment, _under(value) if comment else "")
    written_at = moment(value["created_time"]) if value.get("created_time") else at
    if verb in REMOVED:
        return removed(account, place, author, written_at)
    revision = _revision(at) if verb in EDITED else 0
    return public(account, place, author, written_at, _said(value, revision))


def _said(value: Mapping[str, Any], revision: int) -> Said:
    text = words(value.get("message"))
    media = sum(_count(value.get(name)) for name in MEDIA)
    return Said(text, media or int(not text), revision)


def _of_brand(
    value: Mapping[str, Any], comment_id: str, account: Account, sends: OwnSends
) -> Message | None:
    place = _under(value) or ident(value.get("post_id"))
    if sends.covers(comment_id, place, words(value.get("message"))):
        return None
    return from_team(account, comment_id, place, moment(value.get("created_time")))


def _under(value: Mapping[str, Any]) -> str:
    """The comment that it replies to; comments on the post itself name the post."""
    parent, post = value.get("parent_id"), value.get("post_id")
    return "" if parent is None or parent == post else ident(parent)


def _author(value: Mapping[str, Any], item_id: str) -> str:
    if value.get("from") is None and value.get("sender_id") is not None:
        return ident(value["sender_id"])
    return author_of(value.get("from"), item_id)


def _revision(at: datetime) -> int:
    """Edits have no number of their own, so the time at which they were pushed tells them apart;
    what is pushed again is the same."""
    return max(1, min(int(at.timestamp()) - EPOCH, LAST_REVISION - 1))


def _count(value: object) -> int:
    return len(value) if isinstance(value, list) else int(bool(value))

"""Posts and comments of a Facebook page into messages. Pure; what it cannot read it says.

Sources: Meta's reference pages of Page Post and Comment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from socialbot.connectors.common.shapes import table, words
from socialbot.connectors.graph.direct import Said
from socialbot.connectors.graph.items import LAST_REVISION, Account, Item
from socialbot.connectors.graph.sends import OwnSends
from socialbot.connectors.graph.shapes import edge, ident, moment
from socialbot.domain import Kind, Message

PLATFORM = "facebook"
POST_FIELDS = "id,created_time,from,message,attachments{media_type}"
COMMENT_FIELDS = "id,created_time,from,message,attachment,parent{id}"


def read_post(raw: object, account: Account) -> Item | None:
    """Somebody's post on the page, or one that mentions it; None for the brand's own. Raises
    Unreadable."""
    fields = table(raw)
    post_id, said = ident(fields.get("id")), words(fields.get("message"))
    author = author_of(fields.get("from"), post_id)
    if author in account.own:
        return None
    media = len(edge(fields.get("attachments"))) or int(not said)
    at = moment(fields.get("created_time"))
    return Item(public(account, Place(post_id), author, at, Said(said, media)), said)


def read_comment(raw: object, post_id: str, account: Account, sends: OwnSends) -> Item:
    """A comment on a post or on a comment; raises Unreadable."""
    fields = table(raw)
    comment_id, said = ident(fields.get("id")), words(fields.get("message"))
    author = author_of(fields.get("from"), comment_id)
    at, parent = moment(fields.get("created_time")), fields.get("parent")
    under = ident(table(parent).get("id")) if parent is not None else ""
    if author in account.own:
        ours = sends.covers(comment_id, under or post_id, said)
        return Item(from_team(account, comment_id, under or post_id, at), said, ours)
    media = int(bool(fields.get("attachment")) or not said)
    place = Place(comment_id, comment=True, under=under)
    return Item(public(account, place, author, at, Said(said, media)), said)


@dataclass(frozen=True, slots=True)
class Place:
    """A post, or a comment; `under` is the comment that it replies to. Replies go one level deep,
    so what answers a reply stands under the same comment."""

    item: str = field(repr=False)
    comment: bool = False
    under: str = field(default="", repr=False)

    @property
    def thread(self) -> str:
        """The conversation, and where its answers stand."""
        return self.under or self.item

    @property
    def address(self) -> dict[str, str]:
        """What send() and hide() need."""
        return {"comment" if self.comment else "post": self.item, "under": self.thread}


def public(account: Account, place: Place, author: str, at: datetime, said: Said) -> Message:
    """Somebody's post or comment."""
    return Message(
        platform=account.platform,
        account=account.id,
        id=place.item,
        conversation=place.thread,
        author=author,
        kind=Kind.MENTION,
        text=said.text,
        sent_at=at,
        revision=said.revision,
        address=place.address,
        attachments=said.attachments,
    )


def removed(account: Account, place: Place, author: str, at: datetime) -> Message:
    """A post or comment that was taken back."""
    gone = public(account, place, author, at, Said("", revision=LAST_REVISION))
    return replace(gone, address={}, deleted=True)


def from_team(account: Account, comment_id: str, thread: str, at: datetime) -> Message:
    """The brand's own comment; only place and time are kept."""
    return Message(
        platform=account.platform,
        account=account.id,
        id=comment_id,
        conversation=thread,
        author=account.id,
        kind=Kind.MENTION,
        text="",
        sent_at=at,
        by_team=True,
        perhaps_ours=True,
    )


def author_of(raw: object, item_id: str) -> str:
    """Who wrote it. Meta leaves out people who have not allowed to be named to the app: then each
    of their posts counts as somebody else's. Raises Unreadable."""
    if raw is None:
        return f"unnamed:{item_id}"
    author: Mapping[str, Any] = table(raw)
    return ident(author.get("id"))

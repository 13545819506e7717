"""Raw comments on the brand's media to items, as an edge lists them and as a webhook pushes them.

Sources: Meta's pages "IG Comment", "IG Media Comments" and "Webhooks for Instagram" of the
Instagram Platform.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from socialbot.connectors.common.shapes import Unreadable, table, words
from socialbot.connectors.graph.items import Item
from socialbot.connectors.graph.sends import OwnSends
from socialbot.connectors.graph.shapes import ident, moment
from socialbot.connectors.instagram.names import is_meant
from socialbot.connectors.instagram.profile import Profile
from socialbot.domain import Kind, Message

FIELDS = "id,text,timestamp,from,username"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a comment stands: under which comment, if any, and whether that is the brand's."""

    parent: str = field(default="", repr=False)
    under_brand: bool = False


def place_under(raw: object, profile: Profile) -> Place:
    """Where the replies to a comment stand; raises Unreadable."""
    comment = table(raw)
    return Place(ident(comment.get("id")), profile.is_own(*_read_author(comment)))


def read_comment(raw: object, place: Place, profile: Profile, sends: OwnSends) -> Item | None:
    """A comment on the brand's media; None where it is none of our business: other people's
    talk, or a comment of the brand's own that answers nobody. Raises Unreadable."""
    comment = table(raw)
    comment_id, said = ident(comment.get("id")), words(comment.get("text"))
    author, username = _read_author(comment)
    at = moment(comment.get("timestamp"))
    if profile.is_own(author, username):
        if not place.parent:
            return None
        ours = sends.covers(comment_id, place.parent, said)
        return Item(_by_team(profile, comment_id, place.parent, at), said, ours)
    if place.parent and not place.under_brand and not is_meant(said, profile.username):
        return None
    thread = place.parent or comment_id
    message = Message(
        platform=profile.account.platform,
        account=profile.account.id,
        id=comment_id,
        conversation=thread,
        author=author,
        kind=Kind.MENTION,
        text=said,
        sent_at=at,
        address={"comment": comment_id, "thread": thread, "author": author},
        attachments=int(not said),
    )
    return Item(message, said)


def read_pushed(raw: object, at: datetime, profile: Profile, sends: OwnSends) -> Item | None:
    """As a webhook brings it: without a time, so that of the push counts. Raises Unreadable."""
    value = table(raw)
    parent = value.get("parent_id")
    place = Place("" if parent is None else ident(parent))
    return read_comment({**value, "timestamp": at.isoformat()}, place, profile, sends)


def _by_team(profile: Profile, comment_id: str, thread: str, at: datetime) -> Message:
    """The brand's own comment; only place and time are kept."""
    return Message(
        platform=profile.account.platform,
        account=profile.account.id,
        id=comment_id,
        conversation=thread,
        author=profile.account.id,
        kind=Kind.MENTION,
        text="",
        sent_at=at,
        by_team=True,
        perhaps_ours=True,
    )


def _read_author(comment: Mapping[str, Any]) -> tuple[str, str]:
    """Id and user name. Instagram leaves `from` out where the person has not allowed it."""
    username, author = words(comment.get("username")), comment.get("from")
    if author is not None:
        fields = table(author)
        return ident(fields.get("id")), words(fields.get("username")) or username
    if not username:
        raise Unreadable
    return f"@{username}", username

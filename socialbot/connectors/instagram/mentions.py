"""Where other people name the brand: captions of their posts, and comments outside of its media.

Sources: Meta's pages "Tags", "Mentioned Media", "Mentioned Comment" and "IG User Mentions".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from socialbot.connectors.common.shapes import Unreadable, table, words
from socialbot.connectors.graph.items import Item
from socialbot.connectors.graph.shapes import ident, moment
from socialbot.connectors.instagram.names import is_named
from socialbot.connectors.instagram.profile import Profile
from socialbot.domain import Kind, Message

CAPTION_FIELDS = "id,caption,timestamp,username"
COMMENT_FIELDS = "id,text,timestamp,username"


@dataclass(frozen=True, slots=True)
class Mention:
    """What a webhook tells: ids alone. `comment` is empty where the caption names the brand."""

    media: str = field(repr=False)
    comment: str = field(default="", repr=False)

    @property
    def fields(self) -> str:
        """What to ask the account for."""
        if self.comment:
            return f"mentioned_comment.comment_id({self.comment}){{{COMMENT_FIELDS}}}"
        return f"mentioned_media.media_id({self.media}){{{CAPTION_FIELDS}}}"


def read_mention(raw: object) -> Mention:
    """From a webhook's value; raises Unreadable. Ids become part of a call's parameters."""
    value = table(raw)
    media, comment = ident(value.get("media_id")), value.get("comment_id")
    found = Mention(media, "" if comment is None else ident(comment))
    if not all(part.isalnum() and part.isascii() for part in (media, found.comment or "0")):
        raise Unreadable
    return found


def read_mentioned(answer: object, mention: Mention, profile: Profile) -> Item | None:
    """From the account's answer; None for the brand's own. Raises Unreadable."""
    name, text = (
        ("mentioned_comment", "text") if mention.comment else ("mentioned_media", "caption")
    )
    return _read(table(table(answer).get(name)), text, mention, profile)


def read_tagged(raw: object, profile: Profile) -> Item | None:
    """A post that the brand is tagged in; None where its caption does not name it too, for then
    Instagram takes no comment from the brand. Raises Unreadable."""
    media = table(raw)
    if not is_named(words(media.get("caption")), profile.username):
        return None
    return _read(media, "caption", Mention(ident(media.get("id"))), profile)


def _read(
    fields: Mapping[str, Any], text_field: str, mention: Mention, profile: Profile
) -> Item | None:
    username, said = words(fields.get("username")), words(fields.get(text_field))
    message_id = ident(fields.get("id"))
    if profile.is_own("", username):
        return None
    address = {"media": mention.media}
    message = Message(
        platform=profile.account.platform,
        account=profile.account.id,
        id=message_id,
        conversation=message_id,
        author=f"@{username}" if username else f"unnamed:{message_id}",
        kind=Kind.MENTION,
        text=said,
        sent_at=moment(fields.get("timestamp")),
        address=address | ({"mention": mention.comment} if mention.comment else {}),
        attachments=int(not said),
    )
    return Item(message, said)

"""Where an answer goes: into the conversation, under the comment, to its writer in private, or
where the brand was mentioned.

Sources: Meta's pages "Send a Message" and "Private Replies" of Instagram Messaging, "IG Comment
Replies" and "IG User Mentions".
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from socialbot.connectors.errors import GiveUp
from socialbot.connectors.graph.answers import Answer, require_text, why_sent

MAXIMUM = 1_000


def count_bytes(text: str) -> int:
    """Length in bytes of UTF-8, as Instagram counts what is said in private."""
    return len(text.encode("utf-8", "surrogatepass"))


def compose(page_id: str, user_id: str, address: Mapping[str, str], text: str) -> Answer:
    """In the place that the address names; raises GiveUp."""
    person = address.get("person")
    require_text(text, count_bytes(text) if person else len(text), MAXIMUM)
    if person:
        to = {"recipient": json.dumps({"id": person}), "message": json.dumps({"text": text})}
        return Answer(f"{page_id}/messages", {**to, **why_sent(address)}, "message_id", person)
    if comment := address.get("comment"):
        place = address.get("thread", comment)
        return Answer(f"{comment}/replies", {"message": text}, "id", place)
    if media := address.get("media"):
        at = {"media_id": media}
        at |= {"comment_id": mention} if (mention := address.get("mention")) else {}
        return Answer(f"{user_id}/mentions", {**at, "message": text}, "id", mention or media)
    raise GiveUp("address_incomplete")


def compose_private(page_id: str, address: Mapping[str, str], text: str) -> Answer:
    """To a comment's writer, which Meta allows once, for a week; raises GiveUp."""
    require_text(text, count_bytes(text), MAXIMUM)
    comment = comment_of(address)
    to = {"recipient": json.dumps({"comment_id": comment}), "message": json.dumps({"text": text})}
    return Answer(f"{page_id}/messages", to, "message_id", address.get("author", comment))


def comment_of(address: Mapping[str, str]) -> str:
    """The comment on the brand's own media that is to be hidden; raises GiveUp."""
    comment = address.get("comment")
    if not comment:
        raise GiveUp("hiding_not_supported")
    return comment

"""Where an answer goes, and what the Graph API says of it.

Sources: Meta's pages "Send Messages" and "Private Replies" of the Messenger Platform, and the
reference page of Comment.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from socialbot.connectors.common.units import count_utf16
from socialbot.connectors.errors import GiveUp
from socialbot.connectors.graph.answers import ANSWERING, Answer, require_text, why_sent
from socialbot.connectors.graph.sends import MARK

MAXIMUM = 2_000


def compose(page_id: str, address: Mapping[str, str], text: str, private: bool) -> Answer:
    """In the conversation, or under the comment or post; `private`: to a comment's writer instead,
    which Meta allows once. Raises GiveUp."""
    require_text(text, count_utf16(text), MAXIMUM)
    message = json.dumps({"text": text, "metadata": MARK})
    if person := address.get("person"):
        to = {"recipient": json.dumps({"id": person}), "message": message}
        return Answer(f"{page_id}/messages", {**to, **why_sent(address)}, "message_id", person)
    if private and (comment := address.get("comment")):
        to = {"recipient": json.dumps({"comment_id": comment}), "message": message}
        return Answer(f"{page_id}/messages", to | ANSWERING, "message_id", "")
    if under := address.get("under"):
        return Answer(f"{under}/comments", {"message": text}, "id", under)
    raise GiveUp("address_incomplete")


def hidden_by(address: Mapping[str, str]) -> str:
    """The post or comment to take out of sight; raises GiveUp."""
    item = address.get("comment") or address.get("post")
    if not item:
        raise GiveUp("hiding_not_supported")
    return item

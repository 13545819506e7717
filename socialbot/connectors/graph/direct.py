"""Private messages of Messenger and Instagram, as the Conversations API lists them.

Source: Meta's reference page of Message, under Conversation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from socialbot.connectors.common.shapes import Unreadable, table, words
from socialbot.connectors.graph.items import LAST_REVISION, Account, Item
from socialbot.connectors.graph.sends import OwnSends
from socialbot.connectors.graph.shapes import edge, ident, moment
from socialbot.domain import Kind, Message

MESSAGE_FIELDS = "id,created_time,from,to,message,attachments,shares,sticker"


def read_direct(raw: object, account: Account, sends: OwnSends) -> Item:
    """One message of a conversation; raises Unreadable."""
    fields = table(raw)
    sender = ident(table(fields.get("from")).get("id"))
    by_brand = sender in account.own
    person = _other(fields, account) if by_brand else sender
    message_id, said = ident(fields.get("id")), words(fields.get("message"))
    at = moment(fields.get("created_time"))
    if by_brand:
        message = from_brand(account, message_id, person, at)
        return Item(message, said, sends.covers(message_id, person, said))
    content = Said(said, _count_media(fields))
    return Item(from_person(account, message_id, person, at, content), said)


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody wrote, after so many edits."""

    text: str = field(repr=False)
    attachments: int = 0
    revision: int = 0


def from_person(
    account: Account, message_id: str, person: str, at: datetime, said: Said
) -> Message:
    """A message to the brand. Without words it holds something that is not shown here, such as a
    sticker."""
    return Message(
        platform=account.platform,
        account=account.id,
        id=message_id,
        conversation=person,
        author=person,
        kind=Kind.DM,
        text=said.text,
        sent_at=at,
        revision=said.revision,
        address={"person": person},
        attachments=said.attachments or int(not said.text),
    )


def from_brand(account: Account, message_id: str, person: str, at: datetime) -> Message:
    """What the brand's account wrote to somebody: only place and time are kept."""
    return Message(
        platform=account.platform,
        account=account.id,
        id=message_id,
        conversation=person,
        author=account.id,
        kind=Kind.DM,
        text="",
        sent_at=at,
        by_team=True,
        perhaps_ours=True,
    )


def tombstone(account: Account, message_id: str, person: str, at: datetime) -> Message:
    """A message that its writer took back."""
    return Message(
        platform=account.platform,
        account=account.id,
        id=message_id,
        conversation=person,
        author=person,
        kind=Kind.DM,
        text="",
        sent_at=at,
        revision=LAST_REVISION,
        deleted=True,
    )


def _other(fields: Mapping[str, Any], account: Account) -> str:
    """To whom the brand wrote."""
    for raw in edge(fields.get("to")):
        person = ident(table(raw).get("id"))
        if person not in account.own:
            return person
    raise Unreadable


def _count_media(fields: Mapping[str, Any]) -> int:
    media = len(edge(fields.get("attachments"))) + len(edge(fields.get("shares")))
    return media + (1 if fields.get("sticker") else 0)

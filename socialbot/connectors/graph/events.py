"""Private messages of Messenger and Instagram, as their webhooks push them.

Sources: Meta's webhook pages "messages", "message_echoes" and "message_edits".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from socialbot.connectors.common.shapes import Unreadable, listed, table, words
from socialbot.connectors.graph.direct import Said, from_brand, from_person, tombstone
from socialbot.connectors.graph.items import LAST_REVISION, Account
from socialbot.connectors.graph.sends import MARK, OwnSends
from socialbot.connectors.graph.shapes import ident, moment
from socialbot.domain import Message


def read_messaging(
    entry: Mapping[str, Any], account: Account, sends: OwnSends
) -> tuple[list[Message], int]:
    """The messages of an entry's `messaging` list, and how many events could not be read. What
    other apps are asked to answer (`standby`) is left to them. Never raises."""
    messages, skipped = [], 0
    try:
        events = listed(entry.get("messaging"))
    except Unreadable:
        return [], 1
    for raw in events:
        try:
            message = read_event(raw, account, sends)
        except Unreadable:
            skipped += 1
        else:
            messages += [message] if message else []
    return messages, skipped


def read_event(raw: object, account: Account, sends: OwnSends) -> Message | None:
    """One event; None where it is no message for us (a delivery, a read, an echo of the bot's own
    send, a kind to come). Raises Unreadable."""
    event = table(raw)
    if not event:
        raise Unreadable
    if "message" in event:
        return _read_message(event, table(event["message"]), account, sends)
    if "message_edit" in event:
        return _read_edit(event, table(event["message_edit"]), account)
    return None


def _read_message(
    event: Mapping[str, Any], said: Mapping[str, Any], account: Account, sends: OwnSends
) -> Message | None:
    sender, recipient = _party(event, "sender"), _party(event, "recipient")
    message_id, text, at = ident(said.get("mid")), words(said.get("text")), _at(event)
    by_brand = said.get("is_echo") is True or sender in account.own
    person = recipient if by_brand else sender
    if person in account.own:
        return None
    if said.get("is_deleted") is True:
        return None if by_brand else tombstone(account, message_id, person, at)
    if not by_brand:
        content = Said(text, len(listed(said.get("attachments"))))
        return from_person(account, message_id, person, at, content)
    ours = said.get("metadata") == MARK or sends.covers(message_id, person, text)
    if ours:
        return None
    # The bot's own would carry its mark.
    return replace(from_brand(account, message_id, person, at), perhaps_ours=False)


def _read_edit(
    event: Mapping[str, Any], edit: Mapping[str, Any], account: Account
) -> Message | None:
    person = _party(event, "sender")
    if person in account.own:
        return None
    times = edit.get("num_edit")
    if not isinstance(times, int) or isinstance(times, bool) or not 0 < times < LAST_REVISION:
        raise Unreadable
    content = Said(words(edit.get("text")), revision=times)
    return from_person(account, ident(edit.get("mid")), person, _at(event), content)


def _party(event: Mapping[str, Any], role: str) -> str:
    return ident(table(event.get(role)).get("id"))


def _at(event: Mapping[str, Any]) -> datetime:
    return moment(event.get("timestamp"))

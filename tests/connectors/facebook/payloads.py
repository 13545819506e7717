"""What Meta's webhooks of a page look like; the words are ours."""

from __future__ import annotations

from typing import Any

from tests.doubles.graph.facebook import PAGE_ID

AYSE = "7400000000000001"
AT = 1_795_341_600_000  # milliseconds
POST = f"{PAGE_ID}_9001"
COMMENT = "9001_31"


def body(*entries: dict[str, Any]) -> dict[str, Any]:
    """A request."""
    return {"object": "page", "entry": list(entries)}


def said(*events: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """An entry with Messenger events."""
    return {"id": PAGE_ID, "time": AT, "messaging": list(events), **fields}


def changed(*values: dict[str, Any], field: str = "feed", **fields: Any) -> dict[str, Any]:
    """An entry with changes on the wall."""
    changes = [{"field": field, "value": value} for value in values]
    return {"id": PAGE_ID, "time": AT // 1000, "changes": changes, **fields}


def message(text: str | None = "Merhaba", mid: str = "m_1", **fields: Any) -> dict[str, Any]:
    """Ayşe writes in Messenger; a field set to None is left out."""
    whole = {"mid": mid, "text": text, **fields}
    return {
        "sender": {"id": AYSE},
        "recipient": {"id": PAGE_ID},
        "timestamp": AT,
        "message": {name: value for name, value in whole.items() if value is not None},
    }


def echo(text: str = "Buradayız", mid: str = "m_2", **fields: Any) -> dict[str, Any]:
    """The page's account writes to Ayşe."""
    event = message(text, mid, is_echo=True, **fields)
    return event | {"sender": {"id": PAGE_ID}, "recipient": {"id": AYSE}}


def message_edit(text: str, times: int = 1) -> dict[str, Any]:
    """Ayşe changes what she wrote."""
    event = message()
    del event["message"]
    return event | {"message_edit": {"mid": "m_1", "text": text, "num_edit": times}}


def comment(text: str | None = "ne zaman?", **fields: Any) -> dict[str, Any]:
    """Ayşe comments on a post of the page; a field set to None is left out."""
    whole = {
        "from": {"id": AYSE, "name": "Ayşe"},
        "item": "comment",
        "verb": "add",
        "post_id": POST,
        "parent_id": POST,
        "comment_id": COMMENT,
        "created_time": AT // 1000,
        "message": text,
        **fields,
    }
    return {name: value for name, value in whole.items() if value is not None}


def mention(**fields: Any) -> dict[str, Any]:
    """Ayşe mentions the page in a post of her own."""
    return {
        "item": "post",
        "verb": "add",
        "post_id": f"{AYSE}_77",
        "sender_id": AYSE,
        "sender_name": "Ayşe",
        "created_time": AT // 1000,
        "message": "Papatya nerede?",
        **fields,
    }

"""What Meta's webhooks of an Instagram account look like; the words are ours."""

from __future__ import annotations

import json
from typing import Any

from tests.doubles.graph.double import GraphDouble
from tests.doubles.graph.instagram import SELF_ID, USER_ID, USERNAME

AYSE = "7500000000000001"
AT = 1_795_341_600_000  # milliseconds
MEDIA = "17900000000000001"
COMMENT = "17850000000000031"
PICTURE = {"type": "image", "payload": {"url": "https://example.com/p"}}


def body(*entries: dict[str, Any]) -> dict[str, Any]:
    """A request."""
    return {"object": "instagram", "entry": list(entries)}


def said(*events: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """An entry with direct messages."""
    return {"id": USER_ID, "time": AT, "messaging": list(events), **fields}


def changed(*values: dict[str, Any], field: str = "comments", **fields: Any) -> dict[str, Any]:
    """An entry with comments or mentions."""
    changes = [{"field": field, "value": value} for value in values]
    return {"id": USER_ID, "time": AT // 1000, "changes": changes, **fields}


def message(text: str | None = "Merhaba", mid: str = "aWd1", **fields: Any) -> dict[str, Any]:
    """Ayşe writes a direct message; a field set to None is left out."""
    whole = {"mid": mid, "text": text, **fields}
    return {
        "sender": {"id": AYSE},
        "recipient": {"id": USER_ID},
        "timestamp": AT,
        "message": {name: value for name, value in whole.items() if value is not None},
    }


def echo(text: str = "Buradayız", mid: str = "aWd2") -> dict[str, Any]:
    """The brand writes to Ayşe."""
    event = message(text, mid, is_echo=True)
    return event | {"sender": {"id": USER_ID}, "recipient": {"id": AYSE}}


def message_edit(text: str, times: int = 1) -> dict[str, Any]:
    """Ayşe changes what she wrote."""
    event = message()
    del event["message"]
    return event | {"message_edit": {"mid": "aWd1", "text": text, "num_edit": times}}


def story_mention() -> dict[str, Any]:
    """Ayşe mentions the brand in a story."""
    told = {"type": "story_mention", "payload": {"url": "https://example.com/s"}}
    return message(None, attachments=[told])


def comment(text: str | None = "ne zaman?", **fields: Any) -> dict[str, Any]:
    """Ayşe comments on media of the brand; a field set to None is left out."""
    whole = {
        "id": COMMENT,
        "from": {"id": AYSE, "username": "ayse"},
        "media": {"id": MEDIA, "media_product_type": "FEED"},
        "text": text,
        **fields,
    }
    return {name: value for name, value in whole.items() if value is not None}


def own_comment(**fields: Any) -> dict[str, Any]:
    """The brand answers under Ayşe's comment."""
    brand = {"id": SELF_ID, "username": USERNAME}
    return comment("Yarın", **{"from": brand, "id": "178599", "parent_id": COMMENT, **fields})


def pushed_by(double: GraphDouble) -> bytes:
    """One request with all that the double would have told a webhook so far."""
    entries = []
    at = int(double.now.timestamp())
    for field, value in double.pushed:
        if field == "messaging":
            entries.append({"id": USER_ID, "time": at * 1000, "messaging": [value]})
        else:
            changes = [{"field": field, "value": value}]
            entries.append({"id": USER_ID, "time": at, "changes": changes})
    double.pushed.clear()
    return json.dumps(body(*entries)).encode()

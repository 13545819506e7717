"""Posts, messages and events in the shapes of X's API, all people and words invented."""

from __future__ import annotations

from typing import Any

ME = "7001"
AYSE = "8002"
POST_ID = "2107036948362166349"
AT = "2026-10-05T09:15:30.000Z"
PICTURE = {
    "start": 9,
    "end": 32,
    "url": "https://t.co/picture123",
    "display_url": "pic.x.com/picture123",
    "expanded_url": "https://x.com/ayse/status/2107036948362166349/photo/1",
    "media_key": "3_2107036948362166342",
}
LINK = {
    "start": 9,
    "end": 32,
    "url": "https://t.co/linklink12",
    "display_url": "papatya.example/yardim",
    "expanded_url": "https://papatya.example/yardim?konu=giris",
}


def named(start: int = 0, name: str = "papatya", user: str | None = ME) -> dict[str, Any]:
    """An entity that names somebody."""
    entity = {"start": start, "end": start + len(name) + 1, "username": name, "id": user}
    return {key: value for key, value in entity.items() if value is not None}


def post(text: str = "@papatya merhaba", **fields: Any) -> dict[str, Any]:
    """A mention by Ayşe; a field set to None is left out."""
    whole = {
        "id": POST_ID,
        "text": text,
        "edit_history_tweet_ids": [POST_ID],
        "author_id": AYSE,
        "conversation_id": POST_ID,
        "created_at": AT,
        "entities": {"mentions": [named()]},
        **fields,
    }
    return {name: value for name, value in whole.items() if value is not None}


def message(text: str = "merhaba", **fields: Any) -> dict[str, Any]:
    """A legacy direct message by Ayşe, as /2/dm_events shows it."""
    whole = {
        "id": "2107018036245430281",
        "text": text,
        "event_type": "MessageCreate",
        "dm_conversation_id": f"{ME}-{AYSE}",
        "created_at": "2026-10-05T08:00:21.000Z",
        "sender_id": AYSE,
        **fields,
    }
    return {name: value for name, value in whole.items() if value is not None}


def envelope(kind: str, payload: object, **fields: Any) -> dict[str, Any]:
    """A pushed event."""
    event = {
        "event_uuid": "41",
        "filter": {"user_id": ME},
        "event_type": kind,
        "tag": "of the tests",
        "payload": payload,
        **fields,
    }
    return {"data": event}


def user(name: str, label: str | None = None) -> dict[str, Any]:
    """A user beside a post."""
    shown: dict[str, Any] = {"id": name, "name": "Ayşe", "username": "ayse"}
    return shown | ({"affiliation": {"description": label, "badge_url": "x"}} if label else {})


def pushed_message(text: str = "merhaba", **fields: Any) -> dict[str, Any]:
    """The payload of dm.received."""
    said: dict[str, Any] = {"text": text, "entities": {"urls": [], "hashtags": []}, **fields}
    event = {
        "type": "message_create",
        "id": "2107037083628470277",
        "created_timestamp": "1791191762250",
        "message_create": {
            "target": {"recipient_id": ME},
            "sender_id": AYSE,
            "message_data": said,
        },
    }
    return {"direct_message_events": [event], "users": {AYSE: {"data": user(AYSE)}}}


def encrypted(**fields: Any) -> dict[str, Any]:
    """The payload of chat.received."""
    return {
        "conversation_token": "token-of-the-tests",
        "id": "0f1e2d3c-1111-4222-8333-444455556666",
        "created_at_msec": "1791187221000",
        "sender_id": AYSE,
        "conversation_id": f"{AYSE}:{ME}",
        "conversation_key_version": "1",
        "encoded_event": "bm90IHJlYWRhYmxl",
        **fields,
    }

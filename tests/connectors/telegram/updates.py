"""Updates in the shapes of Telegram's Bot API, all people and words invented."""

from __future__ import annotations

from typing import Any

BOT_ID = 7000000001
BOT = {"id": BOT_ID, "is_bot": True, "first_name": "Papatya", "username": "PapatyaBot"}
AYSE = {"id": 41, "is_bot": False, "first_name": "Ayşe", "language_code": "tr"}
OWNER = {"id": 99, "is_bot": False, "first_name": "Papatya Team"}
GROUP = {"id": -1001234567890, "type": "supergroup", "title": "Papatya fans"}
CONNECTION = "Zm9vYmFy"
DATE = 1_764_000_000
PHOTO = [{"file_id": "AgAC", "file_unique_id": "AQAD", "width": 90, "height": 90, "file_size": 9}]


def post(text: str | None = "Merhaba", **fields: Any) -> dict[str, Any]:
    """A message from Ayşe in her private chat; a field set to None is left out."""
    chat = {"id": 41, "type": "private", "first_name": "Ayşe"}
    whole = {"message_id": 10, "from": AYSE, "chat": chat, "date": DATE, "text": text, **fields}
    return {name: value for name, value in whole.items() if value is not None}


def update(kind: str = "message", update_id: int = 500, **fields: Any) -> dict[str, Any]:
    """An update that carries post(**fields)."""
    return {"update_id": update_id, kind: post(**fields)}


def mention(text: str, **fields: Any) -> dict[str, Any]:
    """A message in the group, its @PapatyaBot marked as Telegram does."""
    start = len(text[: text.index("@")].encode("utf-16-le", "surrogatepass")) // 2
    entity = {"type": "mention", "offset": start, "length": len("@PapatyaBot")}
    return post(text, **{"chat": GROUP, "entities": [entity], **fields})


def deletion(*message_ids: int) -> dict[str, Any]:
    """Messages taken back in a business chat."""
    chat = {"id": 41, "type": "private", "first_name": "Ayşe"}
    gone = {"business_connection_id": CONNECTION, "chat": chat, "message_ids": list(message_ids)}
    return {"update_id": 500, "deleted_business_messages": gone}

"""Telegram behind the contract's interface: private chats, or the chats of a business account."""

from __future__ import annotations

from typing import Any

from socialbot.connectors.telegram.connector import TelegramConnector
from socialbot.domain import Kind
from socialbot.settings import Telegram
from tests.connectors.telegram.conftest import QUICK
from tests.connectors.telegram.fake import TOKEN, FakeTelegram, refuse, trouble
from tests.connectors.telegram.updates import BOT, CONNECTION, DATE, GROUP, OWNER, PHOTO, post
from tests.connectors.world import MARKER, RETRY_AFTER, Call, Posted, Trouble, World
from tests.doubles.serving import end, hang, raw

METHOD = {Call.OPEN: "getMe", Call.PULL: "getUpdates", Call.SEND: "sendMessage"}
FAULT = {
    Trouble.LIMITED: trouble(429, "Too Many Requests", retry_after=RETRY_AFTER),
    Trouble.OVERDUE: trouble(429, "Too Many Requests", retry_after=0),
    Trouble.BROKEN: trouble(500, "Internal Server Error"),
    Trouble.GARBAGE: raw(200, f"<html>{MARKER}</html>".encode()),
    Trouble.HANG: hang,
    Trouble.REVOKED: trouble(401, "Unauthorized"),
    Trouble.GONE: trouble(400, "Bad Request: chat not found"),
}


class TelegramWorld(World):
    longest_message = 4_096
    family_units = 11
    connection: str | None = None
    kind = "message"

    def __init__(self, fake: FakeTelegram, connector: TelegramConnector) -> None:
        self.connector = connector
        self._fake = fake
        self._people: dict[str, int] = {}
        self._posts: dict[str, dict[str, Any]] = {}

    async def write(
        self,
        text: str,
        *,
        author: str = "Ayşe",
        kind: Kind = Kind.DM,
        attachments: int = 0,
        bot: bool = False,
    ) -> str:
        person = {"id": self._id(author), "is_bot": bot, "first_name": author}
        fields = {"caption": text or None, "photo": PHOTO} if attachments else {"text": text}
        whole = {"text": None, **fields, **self._place(person, kind), "from": person}
        return self._publish(whole, kind)

    async def write_as_brand(self, text: str) -> None:
        self._fake.push({"message": post(text, **{"from": BOT, "message_id": 77})})

    async def write_malformed(self) -> None:
        self._fake.push({self.kind: {"message_id": None, "text": MARKER}})

    async def edit(self, message_id: str, text: str) -> None:
        whole = {**self._posts[message_id], "text": text, "edit_date": DATE + 5}
        self._fake.push({f"edited_{self.kind}": whole})

    async def fault(self, call: Call, trouble: Trouble, times: int = 1) -> None:
        meet = self._lose if trouble is Trouble.LOST else FAULT[trouble]
        self._fake.faults.setdefault(METHOD[call], []).extend([meet] * times)

    async def replies(self) -> list[Posted]:
        return [Posted(self._key_of(sent), str(sent["text"])) for sent in self._fake.sent]

    def elsewhere(self, url: str) -> TelegramConnector:
        return TelegramConnector(Telegram(token=TOKEN, api_url=url), None, timings=QUICK)

    async def stop(self) -> None:
        await end(self._fake.serving)

    async def _lose(self) -> Any:
        self._fake.sent.append(self._fake.calls[-1][1])
        await hang()
        return refuse(500, "")

    def _publish(self, fields: dict[str, Any], kind: Kind) -> str:
        whole = post(**fields, message_id=len(self._posts) + 1)
        key = self._key(whole["chat"]["id"], whole["message_id"], kind is Kind.DM)
        self._posts[key] = whole
        self._fake.push({self.kind if kind is Kind.DM else "message": whole})
        return key

    def _place(self, person: dict[str, Any], kind: Kind) -> dict[str, Any]:
        if kind is Kind.MENTION:
            return {"chat": GROUP, "reply_to_message": post("Hi", **{"from": BOT})}
        chat = {"id": person["id"], "type": "private", "first_name": person["first_name"]}
        return {"chat": chat, "business_connection_id": self.connection}

    def _id(self, author: str) -> int:
        return self._people.setdefault(author, 41 + len(self._people))

    def _key_of(self, sent: dict[str, Any]) -> str:
        answered = sent["reply_parameters"]["message_id"]
        return self._key(sent["chat_id"], answered, "business_connection_id" in sent)

    def _key(self, chat: int, message_id: int, private: bool) -> str:
        connection = f"{self.connection}:" if self.connection and private else ""
        return f"{connection}{chat}:{message_id}"


class BusinessWorld(TelegramWorld):
    connection = CONNECTION
    kind = "business_message"

    async def write_as_brand(self, text: str) -> None:
        chat = {"id": self._id("Ayşe"), "type": "private"}
        echo = {"chat": chat, "business_connection_id": self.connection, "from": OWNER}
        echo["sender_business_bot"] = BOT
        self._fake.push({self.kind: post(text, **echo, message_id=77)})

    async def delete(self, message_id: str) -> None:
        whole = self._posts[message_id]
        fields = {"chat": whole["chat"], "business_connection_id": self.connection}
        gone = {**fields, "message_ids": [whole["message_id"]]}
        self._fake.push({"deleted_business_messages": gone})

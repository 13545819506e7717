"""An Instagram account behind the contract's interface."""

from __future__ import annotations

import json
from typing import Any

from socialbot.connectors.instagram.connector import InstagramConnector
from socialbot.domain import Kind
from tests.connectors.instagram.conftest import QUICK, config
from tests.connectors.world import MARKER, RETRY_AFTER, Call, Posted, Trouble, World
from tests.doubles.graph.double import GraphDouble
from tests.doubles.graph.errors import GraphError, limited, revoked
from tests.doubles.graph.instagram import USERNAME, Instagram
from tests.doubles.graph.nodes import Node
from tests.doubles.graph.serving import end, hang, raw, refuse

WAIT = {"retry-after": str(RETRY_AFTER)}
FAULT = {
    Trouble.LIMITED: refuse(limited(613, WAIT)),
    Trouble.OVERDUE: refuse(limited(613, {"retry-after": "0"})),
    Trouble.BROKEN: raw(502, f"<html>{MARKER}</html>".encode()),
    Trouble.GARBAGE: raw(200, f"<html>{MARKER}</html>".encode()),
    Trouble.HANG: hang,
    Trouble.REVOKED: refuse(revoked()),
    Trouble.GONE: refuse(GraphError(551, "(#551) This person isn't available right now.")),
}
OPERATIONS = {
    Call.OPEN: ("GET", "IGUser"),
    Call.PULL: ("GET", "Page/conversations"),
    Call.SEND: ("POST", "Page/messages"),
}


class InstagramWorld(World):
    longest_message = 1_000
    family_units = 25
    tree_units = 6

    def __init__(self, insta: Instagram, connector: InstagramConnector) -> None:
        self.connector = connector
        self._insta = insta
        self._double: GraphDouble = insta.double
        self._media = insta.media("Yeni kampanya!")

    async def write(
        self,
        text: str,
        *,
        author: str = "Ayşe",
        kind: Kind = Kind.DM,
        attachments: int = 0,
        bot: bool = False,
    ) -> str:
        self._double.tick()
        if kind is Kind.DM:
            return self._insta.message(author, text, attachments).id
        return self._insta.comment(self._media, self._insta.person(author), text).id

    async def write_as_brand(self, text: str) -> None:
        self._double.tick()
        await self.connector.send({"person": self._insta.person("Ayşe")["id"]}, text)

    async def write_malformed(self) -> None:
        self._double.tick()
        talk = self._insta.conversation("Ayşe")
        number = self._double.number()
        talk.edges["messages"].insert(0, Node("Message", f"aWd{number}", {"message": MARKER}))

    async def edit(self, message_id: str, text: str) -> None:
        self._double.tick()
        self._insta.edit(self._double.nodes[message_id], text)

    async def fault(self, call: Call, trouble: Trouble, times: int = 1) -> None:
        meet = self._lose if trouble is Trouble.LOST else FAULT[trouble]
        self._double.faults.setdefault(OPERATIONS[call], []).extend([meet] * times)

    async def replies(self) -> list[Posted]:
        own = [node for node in self._double.nodes.values() if self._is_reply(node)]
        return [Posted(self._answered(node), self._text(node)) for node in own]

    def elsewhere(self, url: str) -> InstagramConnector:
        return InstagramConnector(config(self._double).model_copy(update={"api_url": url}), QUICK)

    async def stop(self) -> None:
        await end(self._double.serving)  # type: ignore[attr-defined]

    async def _lose(self) -> Any:
        _, _, given = self._double.calls[-1]
        self._insta.answer(
            json.loads(given["recipient"])["id"], json.loads(given["message"])["text"]
        )
        return await hang()

    @staticmethod
    def _text(node: Node) -> str:
        return str(node.values["message" if node.kind == "Message" else "text"])

    @staticmethod
    def _is_reply(node: Node) -> bool:
        author = node.values.get("from", {}).get("username")
        return node.kind in ("Message", "IGComment") and author == USERNAME

    def _answered(self, node: Node) -> str:
        """In a conversation an answer stands under what was said last."""
        if node.kind == "IGComment":
            return str(node.values["parent_id"])
        said = self._insta.conversation("Ayşe").edges["messages"]
        before = said[said.index(node) + 1 :]
        return next(each.id for each in before if not self._is_reply(each))

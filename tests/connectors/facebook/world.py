"""A Facebook page behind the contract's interface."""

from __future__ import annotations

import json
from typing import Any

from socialbot.connectors.facebook.connector import FacebookConnector
from socialbot.domain import Kind
from tests.connectors.graph.conftest import QUICK, config
from tests.connectors.world import MARKER, RETRY_AFTER, Call, Posted, Trouble, World
from tests.doubles.graph.double import APP_ID, GraphDouble
from tests.doubles.graph.errors import GraphError, limited, revoked
from tests.doubles.graph.facebook import PAGE_ID, Facebook
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
    Call.OPEN: [("GET", "Page")],
    Call.PULL: [("GET", "Page/conversations")],
    Call.SEND: [("POST", "Page/messages")],
}


class FacebookWorld(World):
    longest_message = 2_000
    family_units = 11

    def __init__(self, page: Facebook, connector: FacebookConnector) -> None:
        self.connector = connector
        self._page = page
        self._double: GraphDouble = page.double
        self._post = page.post("Yeni kampanya!")

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
            return self._page.message(author, text, attachments).id
        person = self._page.person(author)
        return self._page.comment(self._post, person, text, attachments).id

    async def write_as_brand(self, text: str) -> None:
        self._double.tick()
        await self.connector.send({"person": self._page.person("Ayşe")["id"]}, text)

    async def write_malformed(self) -> None:
        self._double.tick()
        talk = self._page.conversation("Ayşe")
        number = self._double.number()
        talk.edges["messages"].insert(0, Node("Message", f"m_{number}", {"message": MARKER}))

    async def edit(self, message_id: str, text: str) -> None:
        self._double.tick()
        self._page.edit(self._double.nodes[message_id], text)

    async def fault(self, call: Call, trouble: Trouble, times: int = 1) -> None:
        meet = self._lose if trouble is Trouble.LOST else FAULT[trouble]
        for operation in OPERATIONS[call]:
            self._double.faults.setdefault(operation, []).extend([meet] * times)

    async def replies(self) -> list[Posted]:
        own = [node for node in self._double.nodes.values() if self._is_reply(node)]
        return [Posted(self._answered(node), str(node.values["message"])) for node in own]

    def elsewhere(self, url: str) -> FacebookConnector:
        return FacebookConnector(config(self._double).model_copy(update={"api_url": url}), QUICK)

    async def stop(self) -> None:
        await end(self._double.serving)  # type: ignore[attr-defined]

    async def _lose(self) -> Any:
        _, _, given = self._double.calls[-1]
        to, message = json.loads(given["recipient"]), json.loads(given["message"])
        self._page.answer(to["id"], message["text"], message["metadata"], APP_ID)
        return await hang()

    def _is_reply(self, node: Node) -> bool:
        author = node.values.get("from", {}).get("id")
        return node.kind in ("Message", "Comment") and author == PAGE_ID

    def _answered(self, node: Node) -> str:
        """In a conversation an answer stands under what was said last."""
        if node.kind == "Comment":
            return str(node.values["parent"].id)
        said = self._page.conversation("Ayşe").edges["messages"]
        before = said[said.index(node) + 1 :]
        return next(each.id for each in before if not self._is_reply(each))

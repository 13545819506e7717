"""An account of the Graph API behind the contract's interface, on whichever platform."""

from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Any, Protocol

from socialbot.connectors.base import Connector
from socialbot.domain import Kind
from tests.connectors.world import MARKER, RETRY_AFTER, Call, Posted, Trouble, World
from tests.doubles.graph.double import GraphDouble
from tests.doubles.graph.errors import GraphError, limited, revoked
from tests.doubles.graph.nodes import Node
from tests.doubles.graph.trouble import refuse
from tests.doubles.serving import end, hang, raw

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
OPERATION = {Call.PULL: ("GET", "Page/conversations"), Call.SEND: ("POST", "Page/messages")}


class Account(Protocol):
    """What the accounts within a double have in common."""

    double: GraphDouble

    def person(self, name: str) -> dict[str, str]:
        """Somebody of that name."""

    def message(self, name: str, text: str, attachments: int = 0) -> Node:
        """They write in private."""

    def conversation(self, name: str) -> Node:
        """All that they and the brand wrote in private."""

    def edit(self, node: Node, text: str) -> None:
        """They change what they wrote."""


class GraphWorld(World):
    """`asked_first` is the kind of the object that the connector opens with, `comments` the kind of
    a comment."""

    asked_first: str
    comments: str
    bot_windows: Mapping[Kind, timedelta] = MappingProxyType({Kind.DM: timedelta(hours=24)})

    def __init__(self, account: Account, connector: Connector) -> None:
        self.connector = connector
        self._people = account
        self._double = account.double

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
            return self._people.message(author, text, attachments).id
        return self._comment(author, text, attachments).id

    async def write_as_brand(self, text: str) -> None:
        self._double.tick()
        await self.connector.send({"person": self._people.person("Ayşe")["id"]}, text)

    async def write_malformed(self) -> None:
        self._double.tick()
        talk = self._people.conversation("Ayşe")
        number = self._double.number()
        talk.edges["messages"].insert(0, Node("Message", f"m_{number}", {"message": MARKER}))

    async def edit(self, message_id: str, text: str) -> None:
        self._double.tick()
        self._people.edit(self._double.nodes[message_id], text)

    async def fault(self, call: Call, trouble: Trouble, times: int = 1) -> None:
        meet = self._lose if trouble is Trouble.LOST else FAULT[trouble]
        self._double.faults.setdefault(self._hit(call), []).extend([meet] * times)

    def wait(self, **time: float) -> None:
        """Time passes there."""
        self._double.now += timedelta(**time)

    def forbid_human_agents(self) -> None:
        """Meta has not granted the app their tag."""
        self._double.features.discard("human_agent")

    def sent(self) -> list[tuple[str, str | None]]:
        """Why messages went out, and with which tag."""
        posts = [given for _, what, given in self._double.calls if what == "Page/messages"]
        return [(given["messaging_type"], given.get("tag")) for given in posts]

    async def replies(self) -> list[Posted]:
        own = [node for node in self._double.nodes.values() if self._is_reply(node)]
        return [Posted(self._answered(node), self._text(node)) for node in own]

    async def stop(self) -> None:
        await end(self._double.serving)

    def _hit(self, call: Call) -> tuple[str, str]:
        return ("GET", self.asked_first) if call is Call.OPEN else OPERATION[call]

    async def _lose(self) -> Any:
        _, _, given = self._double.calls[-1]
        self._answer(json.loads(given["recipient"])["id"], json.loads(given["message"]))
        return await hang()

    def _is_reply(self, node: Node) -> bool:
        return node.kind in ("Message", self.comments) and self._is_own(node)

    def _answered(self, node: Node) -> str:
        return self._parent(node) if node.kind == self.comments else self._said_before(node)

    def _said_before(self, node: Node) -> str:
        """In a conversation an answer stands under what was said last."""
        said = self._people.conversation("Ayşe").edges["messages"]
        before = said[said.index(node) + 1 :]
        return str(next(each.id for each in before if not self._is_reply(each)))

    @abstractmethod
    def _comment(self, author: str, text: str, attachments: int) -> Node:
        """Somebody comments on what the brand published."""

    @abstractmethod
    def _answer(self, person: str, message: Mapping[str, Any]) -> None:
        """The brand writes to a person."""

    @abstractmethod
    def _is_own(self, node: Node) -> bool:
        """Whether the brand wrote it."""

    @abstractmethod
    def _parent(self, comment: Node) -> str:
        """What a comment stands under."""

    @abstractmethod
    def _text(self, node: Node) -> str:
        """What it says."""

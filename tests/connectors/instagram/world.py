"""An Instagram account behind the contract's interface."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from socialbot.connectors.instagram.connector import InstagramConnector
from tests.connectors.graph.world import GraphWorld
from tests.connectors.instagram.conftest import QUICK, config
from tests.doubles.graph.instagram import USERNAME, Instagram
from tests.doubles.graph.nodes import Node


class InstagramWorld(GraphWorld):
    longest_message = 1_000
    family_units = 25
    tree_units = 6
    comments = "IGComment"
    asked_first = "IGUser"

    def __init__(self, insta: Instagram, connector: InstagramConnector) -> None:
        super().__init__(insta, connector)
        self._insta = insta
        self._media = insta.media("Yeni kampanya!")

    def elsewhere(self, url: str) -> InstagramConnector:
        return InstagramConnector(config(self._double).model_copy(update={"api_url": url}), QUICK)

    def _comment(self, author: str, text: str, attachments: int) -> Node:
        return self._insta.comment(self._media, self._insta.person(author), text)

    def _answer(self, person: str, message: Mapping[str, Any]) -> None:
        self._insta.answer(person, message["text"])

    def _is_own(self, node: Node) -> bool:
        return bool(node.values.get("from", {}).get("username") == USERNAME)

    def _parent(self, comment: Node) -> str:
        return str(comment.values["parent_id"])

    def _text(self, node: Node) -> str:
        return str(node.values["message" if node.kind == "Message" else "text"])

"""A Facebook page behind the contract's interface."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from socialbot.connectors.facebook.connector import FacebookConnector
from tests.connectors.graph.conftest import QUICK, config
from tests.connectors.graph.world import GraphWorld
from tests.doubles.graph.double import APP_ID
from tests.doubles.graph.facebook import PAGE_ID, Facebook
from tests.doubles.graph.nodes import Node


class FacebookWorld(GraphWorld):
    longest_message = 2_000
    family_units = 11
    comments = "Comment"
    asked_first = "Page"

    def __init__(self, page: Facebook, connector: FacebookConnector) -> None:
        super().__init__(page, connector)
        self._page = page
        self._post = page.post("Yeni kampanya!")

    def elsewhere(self, url: str) -> FacebookConnector:
        return FacebookConnector(config(self._double).model_copy(update={"api_url": url}), QUICK)

    def _comment(self, author: str, text: str, attachments: int) -> Node:
        return self._page.comment(self._post, self._page.person(author), text, attachments)

    def _answer(self, person: str, message: Mapping[str, Any]) -> None:
        self._page.answer(person, message["text"], message["metadata"], APP_ID)

    def _is_own(self, node: Node) -> bool:
        return bool(node.values.get("from", {}).get("id") == PAGE_ID)

    def _parent(self, comment: Node) -> str:
        return str(comment.values["parent"].id)

    def _text(self, node: Node) -> str:
        return str(node.values["message"])

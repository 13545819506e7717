"""A Facebook page in the graph: what its people and its team do there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tests.doubles.graph.double import APP_ID, GraphDouble, in_platform_form
from tests.doubles.graph.errors import GraphError
from tests.doubles.graph.facebook_kinds import ALL, HUMAN_WINDOW, KINDS, PAGE_ID
from tests.doubles.graph.nodes import Node

__all__ = ["ALL", "KINDS", "PAGE_ID", "Facebook"]
PAGE_NAME = "Papatya"
DETAILED = 20  # of older messages in a conversation only the ids are told


class Facebook:
    """The page within a double. People are made by name when they first act."""

    def __init__(self, double: GraphDouble, subscribed: tuple[str, ...] = ()) -> None:
        self.double = double
        self.page = double.add(
            Node("Page", PAGE_ID, {"name": PAGE_NAME, "username": "papatya", "can_post": True})
        )
        double.me = self.page
        self._people: dict[str, str] = {}
        self._private: set[str] = set()
        for name in ("conversations", "feed", "tagged", "subscribed_apps"):
            self.page.edges[name] = []
        if subscribed:
            app = {"name": "socialbot", "subscribed_fields": list(subscribed)}
            self.page.edges["subscribed_apps"].append(Node("App", str(APP_ID), app))
        double.facebook = self  # type: ignore[attr-defined]

    def person(self, name: str) -> dict[str, str]:
        """Who writes, as the page sees them."""
        if name not in self._people:
            self._people[name] = str(7_400_000_000_000_000 + len(self._people) + 1)
        return {"name": name, "id": self._people[name]}

    @property
    def brand(self) -> dict[str, str]:
        """The page as an author."""
        return {"name": PAGE_NAME, "id": PAGE_ID}

    def message(self, name: str, text: str, attachments: int = 0) -> Node:
        """Somebody writes to the page in Messenger."""
        person = self.person(name)
        node = self._say(self.conversation(name), person, text, attachments)
        self._push_message(person["id"], PAGE_ID, node, {})
        return node

    def conversation(self, name: str) -> Node:
        """The one between the page and somebody."""
        person = self.person(name)
        node_id = f"t_{person['id']}"
        if node_id not in self.double.nodes:
            values = {"participants": {"data": [person, self.brand]}, "person": person}
            node = Node("Conversation", node_id, values, {"messages": []})
            self.page.edges["conversations"].append(self.double.add(node))
        return self.double.nodes[node_id]

    def answer(self, person_id: str, text: str, metadata: str | None, app: int | None) -> Node:
        """The page writes in Messenger: through an app, or by a person of its team."""
        names = {known: name for name, known in self._people.items()}
        if person_id not in names:
            raise GraphError(100, "(#100) No matching user found", subcode=2018001)
        node = self._say(self.conversation(names[person_id]), self.brand, text, 0)
        echo: dict[str, Any] = {"is_echo": True}
        echo |= {"app_id": app} if app else {}
        echo |= {"metadata": metadata} if metadata else {}
        self._push_message(PAGE_ID, person_id, node, echo)
        return node

    def post(self, text: str, author: dict[str, str] | None = None, attachments: int = 0) -> Node:
        """A post on the page: the brand's own, or a visitor's."""
        node = self._publish(author or self.brand, text, attachments)
        self.page.edges["feed"].insert(0, node)
        self._push_feed("post" if author is None else "status", "add", node)
        return node

    def tag(self, name: str, text: str, attachments: int = 0) -> Node:
        """Somebody mentions the page in a post of their own."""
        node = self._publish(self.person(name), text, attachments)
        self.page.edges["tagged"].insert(0, node)
        value = {"item": "post", "verb": "add", "post_id": node.id, "message": text}
        value |= {"sender_id": node.values["from"]["id"], "sender_name": name}
        self.double.pushed.append(("mention", value | {"created_time": _seconds(self.double.now)}))
        return node

    def comment(self, under: Node, author: dict[str, str], text: str, attachments: int = 0) -> Node:
        """A comment under a post, or a reply to a comment."""
        post, parent = (under, None) if under.kind == "PagePost" else self._thread(under)
        values: dict[str, Any] = {
            "created_time": in_platform_form(self.double.now),
            "from": author,
            "message": text,
            "is_hidden": False,
            "post": post,
        }
        if attachments:
            values["attachment"] = {"type": "photo", "media": {}, "url": "https://example.com/p"}
        if parent:
            values["parent"] = parent
        number = self.double.number()
        node = Node("Comment", f"{post.id.partition('_')[2]}_{number}", values, {"comments": []})
        self.double.add(node)
        post.edges["comments"].append(node)
        if parent:
            parent.edges["comments"].append(node)
        post.values["updated_time"] = in_platform_form(self.double.now)
        self._push_feed("comment", "add", node)
        return node

    def edit(self, node: Node, text: str) -> None:
        """The writer changes the words."""
        node.values["message"] = text
        if node.kind == "Message":
            node.values["edits"] = node.values.get("edits", 0) + 1
            edit = {"mid": node.id, "text": text, "num_edit": node.values["edits"]}
            self._push_event(node.values["from"]["id"], PAGE_ID, {"message_edit": edit})
        else:
            self._push_feed(_item(node), "edited", node)

    def remove(self, node: Node) -> None:
        """The writer takes a comment or post back."""
        del self.double.nodes[node.id]
        lists = [self.page.edges["feed"], self.page.edges["tagged"]]
        lists += [n.edges["comments"] for n in self.double.nodes.values() if "comments" in n.edges]
        for nodes in lists:
            nodes[:] = [one for one in nodes if one is not node]
        self._push_feed(_item(node), "remove", node)

    def private_reply(self, comment: Node, text: str, metadata: str | None) -> Node:
        """The one message to the writer of a comment; raises GraphError."""
        if comment.id in self._private:
            raise GraphError(10900, "(#10900) Activity already replied to")
        created = datetime.fromisoformat(comment.values["created_time"])
        if self.double.now - created > HUMAN_WINDOW:
            raise GraphError(10901, "(#10901) Activity is too old to reply to")
        self._private.add(comment.id)
        return self.answer(comment.values["from"]["id"], text, metadata, APP_ID)

    def _say(self, talk: Node, author: dict[str, str], text: str, attachments: int) -> Node:
        other = self.brand if author["id"] != PAGE_ID else talk.values["person"]
        values: dict[str, Any] = {
            "created_time": in_platform_form(self.double.now),
            "from": author,
            "to": {"data": [other]},
            "message": text,
        }
        if attachments:
            files = [{"id": str(n), "mime_type": "image/jpeg"} for n in range(attachments)]
            values["attachments"] = {"data": files}
        node = self.double.add(Node("Message", f"m_{self.double.number():04}AbC-d_E", values))
        talk.edges["messages"].insert(0, node)
        for old in talk.edges["messages"][DETAILED:]:
            old.values = {}
        talk.values["updated_time"] = in_platform_form(self.double.now)
        talks = self.page.edges["conversations"]
        talks.sort(key=lambda each: each is not talk)
        return node

    def _publish(self, author: dict[str, str], text: str, attachments: int) -> Node:
        at = in_platform_form(self.double.now)
        values: dict[str, Any] = {"created_time": at, "updated_time": at, "from": author}
        values |= {"message": text or None, "is_hidden": False}
        if attachments:
            files = [{"media_type": "photo", "type": "photo"} for _ in range(attachments)]
            values["attachments"] = {"data": files}
        node = Node("PagePost", f"{PAGE_ID}_{self.double.number()}", values, {"comments": []})
        return self.double.add(node)

    @staticmethod
    def _thread(comment: Node) -> tuple[Node, Node]:
        """Replies go one level deep: a reply to a reply stands under the same comment."""
        return comment.values["post"], comment.values.get("parent", comment)

    def _push_message(
        self, sender: str, recipient: str, node: Node, more: Mapping[str, Any]
    ) -> None:
        message = {"mid": node.id, **more}
        if node.values["message"]:
            message["text"] = node.values["message"]
        if files := node.values.get("attachments"):
            kinds = [{"type": "image", "payload": {"url": "https://example.com/p"}}]
            message["attachments"] = kinds * len(files["data"])
        self._push_event(sender, recipient, {"message": message})

    def _push_event(self, sender: str, recipient: str, what: Mapping[str, Any]) -> None:
        event = {"sender": {"id": sender}, "recipient": {"id": recipient}}
        at = int(self.double.now.timestamp() * 1000)
        self.double.pushed.append(("messaging", {**event, "timestamp": at, **what}))

    def _push_feed(self, item: str, verb: str, node: Node) -> None:
        post = node.values.get("post", node)
        value = {"from": node.values["from"], "item": item, "verb": verb, "post_id": post.id}
        value["created_time"] = _seconds(self.double.now)
        if node.kind == "Comment":
            value |= {"comment_id": node.id, "parent_id": node.values.get("parent", post).id}
        if verb != "remove" and node.values.get("message"):
            value["message"] = node.values["message"]
        if verb != "remove" and ("attachment" in node.values or "attachments" in node.values):
            value["photo"] = "https://example.com/p"
        self.double.pushed.append(("feed", value))


def _item(node: Node) -> str:
    return "comment" if node.kind == "Comment" else "status"


def _seconds(at: datetime) -> int:
    return int(at.timestamp())

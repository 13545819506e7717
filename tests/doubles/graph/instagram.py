"""A professional Instagram account in the graph, tied to a Facebook page: what it has, and what
its people and its team do.

Sources: Meta's reference pages of IG User, IG Media, IG Comment, Conversation and Message, and
"Send a Message" and "Private Replies" of Instagram Messaging.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from tests.doubles.graph.double import APP_ID, GraphDouble, in_platform_form
from tests.doubles.graph.errors import GraphError
from tests.doubles.graph.nodes import Node

PAGE_ID = "104180000000001"
USER_ID = "17841400000000001"
SELF_ID = "990000000000001"
"""Under which the brand's own comments stand: not the account's id."""
USERNAME = "papatya.destek"
DETAILED = 20  # of older messages in a conversation only the ids are told
PRIVATE_WINDOW = timedelta(days=7)


class Instagram:
    """The account within a double. People are made by name when they first act."""

    def __init__(self, double: GraphDouble, subscribed: tuple[str, ...] = ()) -> None:
        self.double = double
        self.user = double.add(Node("IGUser", USER_ID, {"username": USERNAME, "name": "Papatya"}))
        for name in ("media", "tags", "mentioned"):
            self.user.edges[name] = []
        tied = {"name": "Papatya", "instagram_business_account": self.user}
        self.page = double.add(Node("Page", PAGE_ID, tied))
        self.page.edges |= {"conversations": [], "subscribed_apps": []}
        double.me = self.page
        if subscribed:
            app = {"name": "socialbot", "subscribed_fields": list(subscribed)}
            self.page.edges["subscribed_apps"].append(Node("App", str(APP_ID), app))
        self._people: dict[str, str] = {}
        self._private: set[str] = set()
        double.instagram = self  # type: ignore[attr-defined]

    def person(self, name: str) -> dict[str, str]:
        """Who writes, as the account sees them."""
        if name not in self._people:
            self._people[name] = str(7_500_000_000_000_000 + len(self._people) + 1)
        return {"id": self._people[name], "username": _username(name)}

    @property
    def brand(self) -> dict[str, str]:
        """The account as an author of messages."""
        return {"id": USER_ID, "username": USERNAME}

    def message(self, name: str, text: str, attachments: int = 0, kind: str = "image") -> Node:
        """Somebody writes a direct message."""
        person = self.person(name)
        files = [{"id": str(n), "mime_type": f"{kind}/any"} for n in range(attachments)]
        node = self._say(self.conversation(name), person, text, files)
        pushed = [{"type": kind, "payload": {"url": "https://example.com/p"}}] * attachments
        self._push_message(person["id"], USER_ID, node, {"attachments": pushed} if pushed else {})
        return node

    def story_mention(self, name: str) -> Node:
        """Somebody mentions the brand in a story: a direct message without words."""
        person = self.person(name)
        node = self._say(self.conversation(name), person, "", [])
        node.values["story"] = {"mention": {"id": "1790", "link": "https://example.com/s"}}
        told = [{"type": "story_mention", "payload": {"url": "https://example.com/s"}}]
        self._push_message(person["id"], USER_ID, node, {"attachments": told})
        return node

    def conversation(self, name: str) -> Node:
        """The one between the account and somebody."""
        person = self.person(name)
        node_id = f"aWdfdA{person['id']}"
        if node_id not in self.double.nodes:
            values = {"participants": {"data": [person, self.brand]}, "person": person}
            node = Node("Conversation", node_id, values, {"messages": []})
            self.page.edges["conversations"].append(self.double.add(node))
        return self.double.nodes[node_id]

    def answer(self, person_id: str, text: str) -> Node:
        """The brand writes a direct message, whoever types it: Instagram does not tell."""
        names = {known: name for name, known in self._people.items()}
        if person_id not in names:
            raise GraphError(100, "(#100) No matching user found", subcode=2018001)
        node = self._say(self.conversation(names[person_id]), self.brand, text, [])
        self._push_message(USER_ID, person_id, node, {"is_echo": True})
        return node

    def media(self, caption: str) -> Node:
        """The brand publishes something."""
        node = self._publish(caption, USERNAME)
        self.user.edges["media"].insert(0, node)
        return node

    def tag(self, name: str, caption: str) -> Node:
        """Somebody tags the brand in a post of their own."""
        node = self._publish(caption, _username(name))
        self.user.edges["tags"].insert(0, node)
        if f"@{USERNAME}" in caption:
            self._mention(node, {"media_id": node.id})
        return node

    def caption_mention(self, name: str, caption: str) -> Node:
        """Somebody names the brand in the caption of a post of their own, without a tag."""
        node = self._publish(caption, _username(name))
        self._mention(node, {"media_id": node.id})
        return node

    def comment_mention(self, name: str, text: str) -> Node:
        """Somebody names the brand in a comment on other people's media."""
        media = self._publish("", "baskasi")
        values = self._words(self.person(name), text) | {"media": media}
        del values["from"]
        node = Node("IGMentionedComment", self._number(1796), values)
        self._mention(node, {"media_id": media.id, "comment_id": node.id})
        return node

    def comment(self, under: Node, author: dict[str, str], text: str) -> Node:
        """A comment under media of the brand, or a reply to a comment."""
        media, parent = (under, None) if under.kind == "IGMedia" else self._thread(under)
        values = self._words(author, text) | {"hidden": False, "media": media}
        values |= {"parent_id": parent.id} if parent else {}
        node = self.double.add(Node("IGComment", self._number(1785), values, {"replies": []}))
        (parent.edges["replies"] if parent else media.edges["comments"]).insert(0, node)
        value = {"id": node.id, "from": author, "text": text}
        value |= {"media": {"id": media.id, "media_product_type": "FEED"}}
        value |= {"parent_id": parent.id} if parent else {}
        self.double.pushed.append(("comments", value))
        return node

    def own_comment(self, under: Node, text: str) -> Node:
        """The brand comments, whoever types it."""
        return self.comment(under, {"id": SELF_ID, "username": USERNAME}, text)

    def mention_reply(self, text: str, under: Node) -> Node:
        """The brand answers where it was mentioned; lists of its own do not show it."""
        values = self._words({"id": SELF_ID, "username": USERNAME}, text) | {"under": under}
        return self.double.add(Node("IGComment", self._number(1785), values, {"replies": []}))

    def private_reply(self, comment: Node, text: str) -> Node:
        """The one message to the writer of a comment; raises GraphError."""
        if comment.id in self._private:
            raise GraphError(10900, "(#10900) Activity already replied to")
        if self.double.now - datetime.fromisoformat(comment.values["timestamp"]) > PRIVATE_WINDOW:
            raise GraphError(10901, "(#10901) Activity is too old to reply to")
        self._private.add(comment.id)
        return self.answer(comment.values["from"]["id"], text)

    def edit(self, node: Node, text: str) -> None:
        """The writer changes the words of a message."""
        node.values["message"] = text
        node.values["edits"] = node.values.get("edits", 0) + 1
        edit = {"mid": node.id, "text": text, "num_edit": node.values["edits"]}
        self._push_event(node.values["from"]["id"], USER_ID, {"message_edit": edit})

    def unsend(self, node: Node) -> None:
        """The writer takes a message back: it is gone from the conversation."""
        del self.double.nodes[node.id]
        for talk in self.page.edges["conversations"]:
            said = talk.edges["messages"]
            said[:] = [one for one in said if one is not node]
        gone = {"mid": node.id, "is_deleted": True}
        self._push_event(node.values["from"]["id"], USER_ID, {"message": gone})

    def _say(
        self, talk: Node, author: dict[str, str], text: str, files: list[dict[str, str]]
    ) -> Node:
        other = self.brand if author["id"] != USER_ID else talk.values["person"]
        values: dict[str, Any] = {
            "created_time": in_platform_form(self.double.now),
            "from": author,
            "to": {"data": [other]},
            "message": text,
        }
        values |= {"attachments": {"data": files}} if files else {}
        node = self.double.add(Node("Message", f"aWdfZA{self.double.number():04}ZD", values))
        talk.edges["messages"].insert(0, node)
        for old in talk.edges["messages"][DETAILED:]:
            old.values = {}
        talk.values["updated_time"] = in_platform_form(self.double.now)
        self.page.edges["conversations"].sort(key=lambda each: each is not talk)
        return node

    def _publish(self, caption: str, username: str) -> Node:
        at = in_platform_form(self.double.now)
        values = {"caption": caption or None, "timestamp": at, "username": username}
        values |= {"media_type": "IMAGE"}
        return self.double.add(Node("IGMedia", self._number(1790), values, {"comments": []}))

    def _words(self, author: dict[str, str], text: str) -> dict[str, Any]:
        at = in_platform_form(self.double.now)
        return {"from": author, "username": author["username"], "text": text, "timestamp": at}

    def _number(self, beginning: int) -> str:
        return f"{beginning}{self.double.number():013}"

    def _mention(self, node: Node, told: dict[str, str]) -> None:
        self.user.edges["mentioned"].append(node)
        self.double.pushed.append(("mentions", told))

    def _thread(self, comment: Node) -> tuple[Node, Node]:
        """Replies go one level deep: a reply to a reply stands under the same comment."""
        parent = self.double.nodes.get(comment.values.get("parent_id", ""), comment)
        return comment.values["media"], parent

    def _push_message(
        self, sender: str, recipient: str, node: Node, more: Mapping[str, Any]
    ) -> None:
        text = {"text": node.values["message"]} if node.values["message"] else {}
        self._push_event(sender, recipient, {"message": {"mid": node.id, **text, **more}})

    def _push_event(self, sender: str, recipient: str, what: Mapping[str, Any]) -> None:
        event = {"sender": {"id": sender}, "recipient": {"id": recipient}}
        at = int(self.double.now.timestamp() * 1000)
        self.double.pushed.append(("messaging", {**event, "timestamp": at, **what}))


def _username(name: str) -> str:
    plain = name.casefold().translate(str.maketrans("şçğüöı", "scguoi"))
    return "".join(letter for letter in plain if letter.isascii() and letter.isalnum()) or "kisi"

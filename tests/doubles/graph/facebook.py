"""A Facebook page in the graph: what it has, and what its people and its team do.

Sources: Meta's reference pages of Page, Conversation, Message, Page Post and Comment, and "Send
Messages" of the Messenger Platform.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from tests.doubles.graph.double import APP_ID, GraphDouble, in_platform_form, read_object
from tests.doubles.graph.errors import GraphError, bad_parameter, not_found
from tests.doubles.graph.nodes import Edge, Kind, Node, Post

PAGE_ID = "104180000000001"
PAGE_NAME = "Papatya"
MESSAGING = ("pages_messaging",)
READING = ("pages_read_engagement", "pages_read_user_content")
ENGAGING = ("pages_manage_engagement",)
ALL = {*MESSAGING, *READING, *ENGAGING, "pages_manage_metadata", "pages_show_list"}
WINDOW = timedelta(hours=24)
HUMAN_WINDOW = timedelta(days=7)
LONGEST_TEXT = 2_000
LONGEST_COMMENT = 8_000
DETAILED = 20  # of older messages in a conversation only the ids are told
SUBSCRIBABLE = {"messages", "message_echoes", "message_edits", "feed", "mention"}
SENDABLE = frozenset(
    {"recipient", "message", "messaging_type", "tag", "sender_action", "notification_type"}
)


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
        lists += [one.edges["comments"] for one in self.double.nodes.values() if one.edges]
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


def _send(double: GraphDouble, page: Node, given: Mapping[str, Any]) -> dict[str, Any]:
    """POST Page/messages."""
    facebook: Facebook = double.facebook  # type: ignore[attr-defined]
    recipient, message = read_object(given, "recipient"), read_object(given, "message")
    if set(message) - {"text", "metadata"} or not isinstance(message.get("text"), str):
        raise bad_parameter("Param message must hold a text")
    if not 0 < len(message["text"].encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST_TEXT:
        raise bad_parameter("Length of param message[text] must be less than or equal to 2000")
    metadata = message.get("metadata")
    if set(recipient) == {"comment_id"}:
        comment = double.nodes.get(str(recipient["comment_id"]))
        if comment is None or comment.kind != "Comment":
            raise not_found(str(recipient["comment_id"]))
        node = facebook.private_reply(comment, message["text"], metadata)
        return {"recipient_id": comment.values["from"]["id"], "message_id": node.id}
    if set(recipient) != {"id"}:
        raise bad_parameter("Param recipient must name whom to write to")
    _require_window(double, str(recipient["id"]), given)
    node = facebook.answer(str(recipient["id"]), message["text"], metadata, APP_ID)
    return {"recipient_id": str(recipient["id"]), "message_id": node.id}


def _require_window(double: GraphDouble, person: str, given: Mapping[str, Any]) -> None:
    kind, tag = given.get("messaging_type"), given.get("tag")
    if kind not in ("RESPONSE", "UPDATE", "MESSAGE_TAG"):
        raise bad_parameter("Param messaging_type must be RESPONSE, UPDATE or MESSAGE_TAG")
    if (kind == "MESSAGE_TAG") != (tag is not None) or tag not in (None, "HUMAN_AGENT"):
        raise bad_parameter("Param tag must be HUMAN_AGENT, with messaging_type MESSAGE_TAG")
    talk = double.nodes.get(f"t_{person}")
    said = [one for one in talk.edges["messages"] if _is_from(one, person)] if talk else []
    if not said:
        raise GraphError(100, "(#100) No matching user found", subcode=2018001)
    age = double.now - datetime.fromisoformat(said[0].values["created_time"])
    if age > (HUMAN_WINDOW if tag else WINDOW):
        words = "(#10) This message is sent outside of allowed window."
        raise GraphError(10, words, subcode=2018278, status=403)


def _is_from(message: Node, person: str) -> bool:
    return bool(message.values) and message.values["from"]["id"] == person


def _comment(double: GraphDouble, under: Node, given: Mapping[str, Any]) -> dict[str, Any]:
    """POST PagePost/comments and Comment/comments."""
    facebook: Facebook = double.facebook  # type: ignore[attr-defined]
    text = str(given["message"])
    if not 0 < len(text) <= LONGEST_COMMENT:
        raise bad_parameter("The comment must not be empty or longer than 8000 characters")
    return {"id": facebook.comment(under, facebook.brand, text).id}


def _subscribe(double: GraphDouble, page: Node, given: Mapping[str, Any]) -> dict[str, Any]:
    """POST Page/subscribed_apps."""
    fields = _listed(str(given["subscribed_fields"]))
    if unknown := set(fields) - SUBSCRIBABLE:
        raise bad_parameter(f"Param subscribed_fields must be one of those: {min(unknown)}")
    app = {"name": "socialbot", "subscribed_fields": fields}
    page.edges["subscribed_apps"][:] = [Node("App", str(APP_ID), app)]
    return {"success": True}


def _listed(text: str) -> list[str]:
    """Lists come as JSON or with commas."""
    return list(json.loads(text)) if text.startswith("[") else text.split(",")


def _hide(double: GraphDouble, node: Node, given: Mapping[str, Any]) -> dict[str, Any]:
    """POST Comment or PagePost: hide it, or show it again."""
    wanted = str(given["is_hidden"]).lower()
    if wanted not in ("true", "false"):
        raise bad_parameter("Param is_hidden must be a boolean")
    if node.values["from"]["id"] == PAGE_ID:
        raise GraphError(100, "(#100) You cannot hide this comment")
    facebook: Facebook = double.facebook  # type: ignore[attr-defined]
    if node in facebook.page.edges["tagged"]:
        raise GraphError(200, "(#200) Permissions error", status=403)
    node.values["is_hidden"] = wanted == "true"
    return {"success": True}


def _for_messenger(node: Node, nodes: list[Node], given: Mapping[str, str]) -> list[Node]:
    platform = given.get("platform", "messenger").lower()
    if platform not in ("messenger", "instagram"):
        raise bad_parameter("Param platform must be one of {MESSENGER, INSTAGRAM}")
    return [one for one in nodes if one.values.get("platform", "messenger") == platform]


def _comments(node: Node, nodes: list[Node], given: Mapping[str, str]) -> list[Node]:
    """Without filter only those of the first level; the oldest first unless asked otherwise."""
    if given.get("filter", "toplevel") not in ("toplevel", "stream"):
        raise bad_parameter("Param filter must be one of {toplevel, stream}")
    if given.get("order", "chronological") not in ("chronological", "reverse_chronological"):
        raise bad_parameter("Param order must be one of {chronological, reverse_chronological}")
    found = [one for one in nodes if _since(one, given)]
    if node.kind == "PagePost" and given.get("filter", "toplevel") == "toplevel":
        found = [one for one in found if "parent" not in one.values]
    return found[::-1] if given.get("order") == "reverse_chronological" else found


def _since(node: Node, given: Mapping[str, str]) -> bool:
    at = datetime.fromisoformat(node.values["created_time"]).timestamp()
    return int(given.get("since", "0")) <= at


def _posts(node: Node, nodes: list[Node], given: Mapping[str, str]) -> list[Node]:
    return [one for one in nodes if _since(one, given)]


COMMENTS = Edge(READING, frozenset({"filter", "order", "since"}), select=_comments)
ANSWERING = Post(_comment, ENGAGING, frozenset({"message"}), frozenset({"message"}))
HIDING = Post(_hide, ENGAGING, frozenset({"is_hidden"}), frozenset({"is_hidden"}))
SUBSCRIBING = Post(
    _subscribe,
    ("pages_manage_metadata",),
    frozenset({"subscribed_fields"}),
    frozenset({"subscribed_fields"}),
)
KINDS = {
    "Page": Kind(
        fields=frozenset({"name", "username", "can_post"}),
        default=("name",),
        edges={
            "conversations": Edge(
                MESSAGING, frozenset({"platform", "user_id"}), select=_for_messenger
            ),
            "feed": Edge(READING, frozenset({"since", "until", "include_hidden"}), select=_posts),
            "tagged": Edge(READING, frozenset({"since", "until"}), select=_posts),
            "subscribed_apps": Edge(("pages_manage_metadata",)),
        },
        posts={
            "messages": Post(_send, MESSAGING, SENDABLE, frozenset({"recipient", "message"})),
            "subscribed_apps": SUBSCRIBING,
        },
        permissions=("pages_show_list",),
    ),
    "App": Kind(frozenset({"name", "category", "subscribed_fields"}), ("name",)),
    "Conversation": Kind(
        fields=frozenset({"updated_time", "participants", "can_reply", "message_count", "link"}),
        default=("updated_time",),
        edges={"messages": Edge(MESSAGING)},
        permissions=MESSAGING,
    ),
    "Message": Kind(
        fields=frozenset(
            {"created_time", "from", "to", "message", "attachments", "shares", "sticker", "tags"}
        ),
        default=("created_time",),
        permissions=MESSAGING,
    ),
    "PagePost": Kind(
        fields=frozenset(
            {
                "created_time",
                "updated_time",
                "from",
                "message",
                "story",
                "attachments",
                "is_hidden",
                "permalink_url",
            }
        ),
        default=("created_time", "message"),
        edges={"comments": COMMENTS},
        posts={"comments": ANSWERING, "": HIDING},
        permissions=READING,
    ),
    "Comment": Kind(
        fields=frozenset(
            {
                "created_time",
                "from",
                "message",
                "attachment",
                "parent",
                "is_hidden",
                "can_hide",
                "can_reply_privately",
                "comment_count",
            }
        ),
        default=("created_time", "from", "message"),
        edges={"comments": COMMENTS},
        posts={
            "comments": ANSWERING,
            "": HIDING,
        },
        permissions=READING,
    ),
}

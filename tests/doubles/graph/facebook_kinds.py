"""What objects of a Facebook page have, and what can be posted to them.

Sources: Meta's reference pages of Page, Conversation, Message, Page Post and Comment, and "Send
Messages" of the Messenger Platform.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from tests.doubles.graph.double import APP_ID, GraphDouble, read_object
from tests.doubles.graph.errors import GraphError, bad_parameter, not_found
from tests.doubles.graph.nodes import Edge, Kind, Node, Post

if TYPE_CHECKING:
    from tests.doubles.graph.facebook import Facebook

PAGE_ID = "104180000000001"
MESSAGING = ("pages_messaging",)
READING = ("pages_read_engagement", "pages_read_user_content")
ENGAGING = ("pages_manage_engagement",)
ALL = {*MESSAGING, *READING, *ENGAGING, "pages_manage_metadata", "pages_show_list"}
WINDOW = timedelta(hours=24)
HUMAN_WINDOW = timedelta(days=7)
LONGEST_TEXT = 2_000
LONGEST_COMMENT = 8_000
SUBSCRIBABLE = {"messages", "message_echoes", "message_edits", "feed", "mention"}
SENDABLE = frozenset(
    {"recipient", "message", "messaging_type", "tag", "sender_action", "notification_type"}
)


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
    if tag:
        double.allow_feature("human_agent")
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

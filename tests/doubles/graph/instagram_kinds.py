"""What an Instagram account's objects have, and what can be posted to them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from tests.doubles.graph.double import APP_ID, GraphDouble, read_object
from tests.doubles.graph.errors import GraphError, bad_parameter, not_found
from tests.doubles.graph.nodes import Edge, Kind, Node, Post

if TYPE_CHECKING:
    from tests.doubles.graph.instagram import Instagram

MESSAGING = ("instagram_manage_messages",)
READING = ("instagram_basic", "pages_read_engagement")
COMMENTING = ("instagram_manage_comments",)
ALL = {*MESSAGING, *READING, *COMMENTING, "pages_manage_metadata", "pages_show_list"}
WINDOW = timedelta(hours=24)
HUMAN_WINDOW = timedelta(days=7)
LONGEST_TEXT = 1_000
LONGEST_COMMENT = 2_200


def _of(double: GraphDouble) -> Instagram:
    return double.instagram  # type: ignore[attr-defined, no-any-return]


def _send(double: GraphDouble, page: Node, given: Mapping[str, Any]) -> dict[str, Any]:
    """POST Page/messages."""
    recipient, message = read_object(given, "recipient"), read_object(given, "message")
    if set(message) != {"text"} or not isinstance(message["text"], str):
        raise bad_parameter("Param message must hold a text, and nothing else")
    if not 0 < len(message["text"].encode("utf-8", "surrogatepass")) <= LONGEST_TEXT:
        raise bad_parameter("Length of param message[text] must be less than or equal to 1000")
    if set(recipient) == {"comment_id"}:
        comment = double.nodes.get(str(recipient["comment_id"]))
        if comment is None or comment.kind != "IGComment":
            raise not_found(str(recipient["comment_id"]))
        node = _of(double).private_reply(comment, message["text"])
        return {"recipient_id": comment.values["from"]["id"], "message_id": node.id}
    if set(recipient) != {"id"}:
        raise bad_parameter("Param recipient must name whom to write to")
    _require_window(double, str(recipient["id"]), given)
    node = _of(double).answer(str(recipient["id"]), message["text"])
    return {"recipient_id": str(recipient["id"]), "message_id": node.id}


def _require_window(double: GraphDouble, person: str, given: Mapping[str, Any]) -> None:
    kind, tag = given.get("messaging_type", "RESPONSE"), given.get("tag")
    if kind not in ("RESPONSE", "MESSAGE_TAG"):
        raise bad_parameter("Param messaging_type must be RESPONSE or MESSAGE_TAG")
    if (kind == "MESSAGE_TAG") != (tag is not None) or tag not in (None, "HUMAN_AGENT"):
        raise bad_parameter("Param tag must be HUMAN_AGENT, with messaging_type MESSAGE_TAG")
    if tag:
        double.allow_feature("human_agent")
    talk = double.nodes.get(f"aWdfdA{person}")
    said = [one for one in talk.edges["messages"] if _is_from(one, person)] if talk else []
    if not said:
        raise GraphError(100, "(#100) No matching user found", subcode=2018001)
    age = double.now - datetime.fromisoformat(said[0].values["created_time"])
    if age > (HUMAN_WINDOW if tag else WINDOW):
        words = "(#10) This message is sent outside of allowed window."
        raise GraphError(10, words, subcode=2534022, status=403)


def _is_from(message: Node, person: str) -> bool:
    return bool(message.values) and message.values["from"]["id"] == person


def _reply(double: GraphDouble, comment: Node, given: Mapping[str, Any]) -> dict[str, Any]:
    """POST IGComment/replies."""
    if comment.values["hidden"]:
        raise GraphError(100, "(#100) A hidden comment cannot be replied to")
    return {"id": _of(double).own_comment(comment, _read_comment(given)).id}


def _reply_to_mention(double: GraphDouble, user: Node, given: Mapping[str, Any]) -> dict[str, Any]:
    """POST IGUser/mentions."""
    wanted = str(given.get("comment_id", given["media_id"]))
    for node in user.edges["mentioned"]:
        media = node.values.get("media", node)
        if node.id == wanted and media.id == given["media_id"]:
            return {"id": _of(double).mention_reply(_read_comment(given), node).id}
    raise GraphError(100, "(#100) The account is not mentioned there", status=400)


def _read_comment(given: Mapping[str, Any]) -> str:
    text = str(given["message"])
    if not 0 < len(text) <= LONGEST_COMMENT:
        raise bad_parameter("The comment must not be empty or longer than 2200 characters")
    return text


def _hide(double: GraphDouble, comment: Node, given: Mapping[str, Any]) -> dict[str, Any]:
    """POST IGComment."""
    if (wanted := str(given["hide"]).lower()) not in ("true", "false"):
        raise bad_parameter("Param hide must be a boolean")
    comment.values["hidden"] = wanted == "true"
    return {"success": True}


def _on_instagram(node: Node, nodes: list[Node], given: Mapping[str, str]) -> list[Node]:
    if given.get("platform", "").lower() != "instagram":
        raise bad_parameter("Param platform must be INSTAGRAM for this page of the tests")
    return nodes


def _subscribe(double: GraphDouble, page: Node, given: Mapping[str, Any]) -> dict[str, Any]:
    """POST Page/subscribed_apps: what was subscribed to before is not any more."""
    fields = str(given["subscribed_fields"]).split(",")
    if unknown := set(fields) - {"feed", "mention", "messages"}:
        raise bad_parameter(f"Param subscribed_fields must be one of those: {min(unknown)}")
    app = {"name": "socialbot", "subscribed_fields": fields}
    page.edges["subscribed_apps"][:] = [Node("App", str(APP_ID), app)]
    return {"success": True}


def _find(field: str) -> Any:
    """mentioned_comment and mentioned_media are asked for by id; one with a value `trouble` cannot
    be had."""

    def find(user: Node, modifiers: Mapping[str, str]) -> Node:
        if set(modifiers) != {field}:
            raise bad_parameter(f"The parameter {field} is required")
        for node in user.edges["mentioned"]:
            if node.id == modifiers[field]:
                if trouble := node.values.get("trouble"):
                    raise trouble
                return node
        raise not_found(modifiers[field])

    return find


MESSAGE = frozenset({"message"})
WORDS = frozenset({"text", "timestamp", "username", "like_count"})
KINDS = {
    "Page": Kind(
        fields=frozenset({"name", "username", "instagram_business_account"}),
        default=("name",),
        edges={
            "conversations": Edge(
                MESSAGING, frozenset({"platform", "user_id"}), select=_on_instagram
            ),
            "subscribed_apps": Edge(("pages_manage_metadata",)),
        },
        posts={
            "messages": Post(
                _send,
                MESSAGING,
                frozenset({"recipient", "message", "messaging_type", "tag"}),
                frozenset({"recipient", "message"}),
            ),
            "subscribed_apps": Post(
                _subscribe,
                ("pages_manage_metadata",),
                frozenset({"subscribed_fields"}),
                frozenset({"subscribed_fields"}),
            ),
        },
        permissions=("pages_show_list",),
    ),
    "App": Kind(frozenset({"name", "category", "subscribed_fields"}), ("name",)),
    "Conversation": Kind(
        fields=frozenset({"updated_time", "participants", "name"}),
        default=("updated_time",),
        edges={"messages": Edge(MESSAGING)},
        permissions=MESSAGING,
    ),
    "Message": Kind(
        fields=frozenset(
            {"created_time", "from", "to", "message", "attachments", "shares", "sticker"}
            | {"story", "reactions", "is_unsupported"}
        ),
        default=("created_time",),
        permissions=MESSAGING,
    ),
    "IGUser": Kind(
        fields=frozenset({"username", "name", "media_count", "followers_count"}),
        edges={"media": Edge(READING), "tags": Edge((*READING, *COMMENTING))},
        posts={
            "mentions": Post(
                _reply_to_mention,
                COMMENTING,
                frozenset({"media_id", "comment_id", "message"}),
                frozenset({"media_id", "message"}),
            ),
        },
        lookups={
            "mentioned_comment": _find("comment_id"),
            "mentioned_media": _find("media_id"),
        },
        permissions=READING,
    ),
    "IGMedia": Kind(
        fields=frozenset(
            {"caption", "timestamp", "username", "media_type", "comments_count", "permalink"}
        ),
        edges={"comments": Edge((*READING, *COMMENTING))},
        permissions=READING,
    ),
    "IGMentionedComment": Kind(fields=WORDS | {"media"}),
    "IGComment": Kind(
        fields=WORDS | {"from", "hidden", "media", "parent_id", "user"},
        default=("timestamp", "text"),
        edges={"replies": Edge((*READING, *COMMENTING))},
        posts={
            "replies": Post(_reply, COMMENTING, MESSAGE, MESSAGE),
            "": Post(_hide, COMMENTING, frozenset({"hide"}), frozenset({"hide"})),
        },
        permissions=(*READING, *COMMENTING),
    ),
}

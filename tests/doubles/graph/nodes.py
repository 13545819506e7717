"""Objects of the graph: what each kind has, and how it is shown."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.doubles.graph.errors import bad_parameter
from tests.doubles.graph.fields import Field

PAGING = frozenset({"limit", "after", "before", "fields"})
LARGEST_PAGE = 100


@dataclass
class Node:
    """One object; a value that is absent is left out of answers, as the Graph API does. Values may
    be nodes, which are shown with the wanted fields; edges list nodes in the order of the edge."""

    kind: str
    id: str
    values: dict[str, Any] = field(default_factory=dict)
    edges: dict[str, list[Node]] = field(default_factory=dict)


Select = Callable[[Node, list[Node], Mapping[str, str]], list[Node]]
Lookup = Callable[[Node, Mapping[str, str]], Node]
"""lookup(node, modifiers): the one object that a field is asked for by id; raises GraphError."""
Handle = Callable[[Any, Node, Mapping[str, Any]], dict[str, Any]]
"""handle(double, node, parameters): the answer; raises GraphError."""


def as_listed(node: Node, nodes: list[Node], parameters: Mapping[str, str]) -> list[Node]:
    """In the edge's own order."""
    return nodes


@dataclass(frozen=True)
class Edge:
    """A list that hangs on an object; `permissions` are all needed to read it."""

    permissions: tuple[str, ...] = ()
    parameters: frozenset[str] = frozenset()
    required: frozenset[str] = frozenset()
    select: Select = as_listed


@dataclass(frozen=True)
class Post:
    """Something that can be posted to an object or edge."""

    handle: Handle
    permissions: tuple[str, ...]
    parameters: frozenset[str]
    required: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Kind:
    """What objects of a kind have. `default` is shown where no fields are asked for."""

    fields: frozenset[str]
    default: tuple[str, ...] = ()
    edges: Mapping[str, Edge] = field(default_factory=dict)
    posts: Mapping[str, Post] = field(default_factory=dict)
    permissions: tuple[str, ...] = ()
    lookups: Mapping[str, Lookup] = field(default_factory=dict)


class Shower:
    """Shows nodes. `allow(permissions)` raises where the token lacks one; `calls` counts."""

    def __init__(self, kinds: Mapping[str, Kind], allow: Callable[[tuple[str, ...]], None]) -> None:
        self._kinds = kinds
        self._allow = allow

    def show(self, node: Node, wanted: list[Field] | None) -> dict[str, Any]:
        """The object with the wanted fields, or its default ones; the id always."""
        kind = self._kinds[node.kind]
        shown: dict[str, Any] = {}
        for each in wanted or [Field(name) for name in kind.default]:
            if each.name in kind.edges:
                listing = self.list_edge(node, each.name, each.modifiers, each.inner)
                if listing["data"] or each.modifiers.get("summary"):
                    shown[each.name] = listing
            elif each.name in kind.lookups:
                found = kind.lookups[each.name](node, each.modifiers)
                shown[each.name] = self.show(found, each.inner)
            elif each.name in kind.fields or each.name == "id":
                self._show_value(node, each, shown)
            else:
                raise bad_parameter(
                    f"Tried accessing nonexisting field ({each.name}) on node type ({node.kind})"
                )
        return shown | {"id": node.id}

    def _show_value(self, node: Node, wanted: Field, shown: dict[str, Any]) -> None:
        value = node.values.get(wanted.name)
        if isinstance(value, Node):
            shown[wanted.name] = self.show(value, wanted.inner)
        elif value is not None:
            shown[wanted.name] = _narrow(value, wanted.inner)

    def list_edge(
        self, node: Node, name: str, parameters: Mapping[str, str], wanted: list[Field] | None
    ) -> dict[str, Any]:
        """A page of an edge, with cursors."""
        edge = self._kinds[node.kind].edges[name]
        self._allow(edge.permissions)
        unknown = set(parameters) - edge.parameters - PAGING - {"summary"}
        if unknown:
            raise bad_parameter(f"Unexpected parameter: {min(unknown)}")
        if missing := edge.required - set(parameters):
            raise bad_parameter(f"The parameter {min(missing)} is required")
        nodes = edge.select(node, node.edges.get(name, []), parameters)
        return self._page(nodes, parameters, wanted)

    def _page(
        self, nodes: list[Node], parameters: Mapping[str, str], wanted: list[Field] | None
    ) -> dict[str, Any]:
        limit = _limit(parameters.get("limit", "25"))
        start = _position(parameters["after"], nodes) + 1 if parameters.get("after") else 0
        page = nodes[start : start + limit]
        listing: dict[str, Any] = {"data": [self.show(each, wanted) for each in page]}
        if page:
            cursors = {"before": _cursor(page[0]), "after": _cursor(page[-1])}
            listing["paging"] = {"cursors": cursors}
            if start + limit < len(nodes):
                listing["paging"]["next"] = "https://graph.facebook.com/?after=" + cursors["after"]
        return listing


def _narrow(value: Any, inner: list[Field] | None) -> Any:
    """Sub-fields of a plain value; lists inside of {"data": [...]} too."""
    if inner is None or not isinstance(value, dict):
        return value
    if isinstance(value.get("data"), list):
        return {"data": [_narrow(each, inner) for each in value["data"]]}
    return {each.name: value[each.name] for each in inner if each.name in value}


def _limit(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) <= LARGEST_PAGE:
        raise bad_parameter("Param limit must be a number between 1 and 100")
    return int(text)


def _cursor(node: Node) -> str:
    return base64.urlsafe_b64encode(node.id.encode()).decode()


def _position(cursor: str, nodes: list[Node]) -> int:
    try:
        node_id = base64.urlsafe_b64decode(cursor.encode()).decode()
        return [node.id for node in nodes].index(node_id)
    except (ValueError, binascii.Error):
        raise bad_parameter("Invalid cursors values") from None

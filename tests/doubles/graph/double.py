"""The server: who may call, how often, with which parameters; then what the graph holds."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import re
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.doubles.graph.errors import (
    GraphError,
    answer,
    bad_parameter,
    limited,
    no_permission,
    not_found,
    revoked,
)
from tests.doubles.graph.fields import parse_fields
from tests.doubles.graph.nodes import PAGING, Kind, Node, Shower
from tests.doubles.serving import Trouble

VERSION = re.compile(r"v\d{1,2}\.\d")
SERVED = ("v23.0", "v24.0", "v25.0", "v26.0")
COMMON = frozenset({"access_token", "appsecret_proof", "summary", "pretty", "locale"})
TOKEN = "EAAGpage-token-of-the-tests"
APP_SECRET = "app-secret-of-the-tests"
APP_ID = 180180180180180


class GraphDouble:
    """`nodes` is the graph by id. `now` is the platform's clock; `permissions` those of the token;
    `features` those that App Review granted;
    `calls` every call as (method, operation, parameters), where an operation is a kind and an edge
    such as "Page/messages"; `faults` what the next calls of a (method, operation) meet, and
    `meanwhile` what happens right before they are answered. `tokens` says of each call where its
    token stood. `rate`, where it is set, says how many calls of Page/conversations may come in how
    many seconds. `headers` come with every answer. `pushed` are the changes that a webhook would be
    told of, oldest first, as (field, value) pairs of the entries' own shapes."""

    def __init__(self, kinds: Mapping[str, Kind], permissions: set[str]) -> None:
        self.kinds = dict(kinds)
        self.permissions = set(permissions)
        self.features = {"human_agent"}
        self.nodes: dict[str, Node] = {}
        self.now = datetime.now(UTC).replace(microsecond=0)
        self.calls: list[tuple[str, str, dict[str, Any]]] = []
        self.faults: dict[tuple[str, str], list[Trouble]] = {}
        self.meanwhile: dict[tuple[str, str], list[Callable[[], object]]] = {}
        self.tokens: list[str] = []
        self.rate: tuple[int, float] | None = None
        self.headers: dict[str, str] = {}
        self.pushed: list[tuple[str, dict[str, Any]]] = []
        self.token = TOKEN
        self.me: Node | None = None  # whose token it is
        self.url = ""
        self.serving: asyncio.Task[None]
        self._made = 0
        self._times: list[float] = []
        self._shower = Shower(self.kinds, self._allow)

    def app(self) -> Starlette:
        """The API at /<version>/<object>/<edge>."""
        return Starlette(
            routes=[Route("/{path:path}", self._answer, methods=["GET", "POST", "DELETE"])]
        )

    def add(self, node: Node) -> Node:
        """Put an object into the graph."""
        self.nodes[node.id] = node
        return node

    def number(self) -> int:
        """A number for an id, never given twice."""
        self._made += 1
        return self._made

    def tick(self, seconds: float = 1) -> datetime:
        """Move the clock on."""
        self.now += timedelta(seconds=seconds)
        return self.now

    async def _answer(self, request: Request) -> Response:
        try:
            return await self._serve(request)
        except GraphError as error:
            return error.response()

    async def _serve(self, request: Request) -> Response:
        parameters = await _read_parameters(request)
        node, edge = self._find(request.path_params["path"])
        operation = f"{node.kind}/{edge}" if edge else node.kind
        self.calls.append((request.method, operation, parameters))
        if happening := self.meanwhile.get((request.method, operation)):
            happening.pop(0)()
        if waiting := self.faults.get((request.method, operation)):
            return await waiting.pop(0)()
        self._authorise(request, parameters)
        self._count(operation)
        given = {name: value for name, value in parameters.items() if name not in COMMON}
        body = self._post if request.method == "POST" else self._get
        if request.method == "DELETE":
            raise bad_parameter("Unsupported delete request")
        return answer(body(node, edge, given), headers=self.headers)

    def _find(self, path: str) -> tuple[Node, str]:
        version, _, rest = path.strip("/").partition("/")
        if not VERSION.fullmatch(version):
            raise GraphError(2500, "An active version must be named in the path")
        if version not in SERVED:
            raise GraphError(2635, f"(#2635) You are calling a deprecated version: {version}")
        object_id, _, edge = rest.partition("/")
        node = self.me if object_id == "me" else self.nodes.get(object_id)
        if node is None:
            raise not_found(object_id)
        return node, edge

    def _authorise(self, request: Request, parameters: Mapping[str, Any]) -> None:
        scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
        in_url = request.query_params.get("access_token")
        self.tokens.append("url" if in_url else "header" if bearer else "body")
        token = bearer if scheme == "Bearer" else parameters.get("access_token")
        if token != self.token:
            raise revoked()
        proof = hmac.new(APP_SECRET.encode(), token.encode(), hashlib.sha256).hexdigest()
        if not hmac.compare_digest(str(parameters.get("appsecret_proof", "")), proof):
            words = "Invalid appsecret_proof provided in the API argument"
            raise GraphError(100, words, kind="GraphMethodException")

    def _count(self, operation: str) -> None:
        if self.rate is None or operation != "Page/conversations":
            return
        most, seconds = self.rate
        now = time.monotonic()
        self._times = [at for at in self._times if now - at < seconds] + [now]
        if len(self._times) > most:
            raise limited(613)

    def allow_feature(self, name: str) -> None:
        """Refuse what App Review has not granted the app."""
        if name not in self.features:
            words = "(#10) Application does not have permission for this action"
            raise GraphError(10, words, status=403)

    def _allow(self, permissions: tuple[str, ...]) -> None:
        for name in permissions:
            if name not in self.permissions:
                raise no_permission(name)

    def _get(self, node: Node, edge: str, given: dict[str, Any]) -> dict[str, Any]:
        wanted = parse_fields(given["fields"]) if given.get("fields") else None
        kind = self.kinds[node.kind]
        if edge:
            if edge not in kind.edges:
                raise bad_parameter(f"Tried accessing nonexisting field ({edge})")
            return self._shower.list_edge(node, edge, given, wanted)
        if unknown := set(given) - PAGING:
            raise bad_parameter(f"Unexpected parameter: {min(unknown)}")
        self._allow(kind.permissions)
        return self._shower.show(node, wanted)

    def _post(self, node: Node, edge: str, given: dict[str, Any]) -> dict[str, Any]:
        post = self.kinds[node.kind].posts.get(edge)
        if post is None:
            raise GraphError(100, "Unsupported post request.", kind="GraphMethodException")
        self._allow(post.permissions)
        if unknown := set(given) - post.parameters:
            raise bad_parameter(f"Unexpected parameter: {min(unknown)}")
        if missing := post.required - set(given):
            raise bad_parameter(f"The parameter {min(missing)} is required")
        return post.handle(self, node, given)


async def _read_parameters(request: Request) -> dict[str, Any]:
    """From the address and the body, form or JSON; objects may come as JSON in a form."""
    parameters: dict[str, Any] = dict(request.query_params)
    if request.method == "POST":
        if "json" in request.headers.get("content-type", ""):
            parameters |= await request.json()
        else:
            parameters |= {name: str(value) for name, value in (await request.form()).items()}
    return parameters


def read_object(given: Mapping[str, Any], name: str) -> dict[str, Any]:
    """A parameter that is an object."""
    value = given.get(name)
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            value = None
    if not isinstance(value, dict):
        raise bad_parameter(f"Param {name} must be a JSON object")
    return value


def in_platform_form(at: datetime) -> str:
    """As the Graph API writes times."""
    return at.strftime("%Y-%m-%dT%H:%M:%S+0000")

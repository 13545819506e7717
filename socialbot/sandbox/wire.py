"""JSON over HTTP as the sandbox speaks it: bounded bodies, clear errors, any text intact."""

from __future__ import annotations

import json
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from socialbot.domain import Kind
from socialbot.sandbox.posts import Draft, Refused

JSON = "application/json"
# 20,000 emoji, each written as two \\uXXXX escapes, fit in.
MAX_BODY = 300_000


def answer(body: object, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A JSON answer in ASCII, so that lone surrogates travel too."""
    return Response(
        json.dumps(body), status, {"cache-control": "no-store", **(headers or {})}, JSON
    )


def refuse(request: Request, error: Exception) -> Response:
    """The JSON form of what went wrong: a code, never content."""
    if isinstance(error, Refused):
        return answer({"error": error.code}, error.status)
    if isinstance(error, HTTPException):
        return answer({"error": error.detail.lower().replace(" ", "_")}, error.status_code)
    return answer({"error": "internal"}, 500)


async def read_body(request: Request) -> dict[str, Any]:
    """The JSON object in a request; raises Refused. The content type is insisted on: a browser
    asks before it sends JSON to another site, so no foreign page can write here."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != JSON:
        raise Refused("not_json", 415)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY:
            raise Refused("too_large", 413)
    try:
        data = json.loads(bytes(body))
    except (ValueError, RecursionError):
        raise Refused("bad_json") from None
    if not isinstance(data, dict):
        raise Refused("bad_json")
    return data


def read_text(body: dict[str, Any], key: str) -> str:
    """A text that must be there; raises Refused."""
    value = body.get(key)
    if not isinstance(value, str):
        raise Refused(f"bad_{key}")
    return value


def read_optional(body: dict[str, Any], key: str) -> str | None:
    """A text that may be missing or null; raises Refused."""
    return None if body.get(key) is None else read_text(body, key)


def read_count(body: dict[str, Any], key: str, default: int, most: int) -> int:
    """A whole number from 0 to `most`; raises Refused."""
    value = body.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        raise Refused(f"bad_{key}")
    return value


def read_draft(body: dict[str, Any]) -> Draft:
    """The post in a request of an end user; raises Refused."""
    try:
        kind = Kind(read_text(body, "kind"))
    except ValueError:
        raise Refused("bad_kind") from None
    return Draft(
        author=read_text(body, "author"),
        kind=kind,
        text=read_text(body, "text"),
        in_reply_to=read_optional(body, "in_reply_to"),
        attachments=read_count(body, "attachments", 0, 10),
        bot=body.get("bot") is True,
    )

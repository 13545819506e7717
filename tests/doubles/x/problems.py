"""Refusals in X's shapes. https://docs.x.com/x-api/fundamentals/response-codes-and-errors"""

from __future__ import annotations

import json
from typing import Any

from starlette.responses import Response

TYPES = "https://api.twitter.com/2/problems"


class Problem(Exception):
    """Ends a request; knows its own answer."""

    def __init__(self, status: int, title: str, detail: str, kind: str = "", **more: Any) -> None:
        super().__init__(title)
        self.status = status
        address = f"{TYPES}/{kind}" if kind else "about:blank"
        self.body = {"title": title, "detail": detail, "type": address, "status": status, **more}

    def response(self) -> Response:
        """As X answers it."""
        return answer(self.body, self.status, "application/problem+json")


def invalid(name: str, value: str, message: str) -> Problem:
    """A parameter that X does not take."""
    errors = [{"parameters": {name: [value]}, "message": message}]
    detail = "One or more parameters to your request was invalid."
    return Problem(400, "Invalid Request", detail, "invalid-request", errors=errors)


def forbidden(detail: str) -> Problem:
    """Something that this account may not do."""
    return Problem(403, "Forbidden", detail)


def unauthorised() -> Problem:
    """Keys or signature are wrong."""
    return Problem(401, "Unauthorized", "Unauthorized")


def answer(body: object, status: int = 200, media_type: str = "application/json") -> Response:
    """JSON in ASCII, which can hold half an emoji as X's does."""
    return Response(json.dumps(body), status, media_type=f"{media_type}; charset=utf-8")

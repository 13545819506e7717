"""The HTTP layer under Mastodon.py: bounded in time and size, no redirects, the raw answer kept,
since the library's own types and errors hide headers and carry content."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import requests

LARGEST = 16 * 1024 * 1024
NOTIFICATIONS = "/api/v1/notifications"


@dataclass(frozen=True, slots=True)
class Timings:
    """Seconds: to connect; for a whole answer; between two looks for what is new; between two looks
    at messages seen before, for edits and deletions; between two at what the team posted; and
    before a send in doubt is asked for again."""

    connect: float = 5.0
    answer: float = 8.0
    poll: float = 5.0
    look_back: float = 60.0
    own_posts: float = 15.0
    again: float = 1.0


class TooMuch(Exception):
    """An answer took too long in all, or was too large."""


class Wire(requests.Session):
    """One thread's connections. `last` is the answer to the call just made, None without one."""

    def __init__(self, timings: Timings) -> None:
        super().__init__()
        self._timings = timings
        self.last: requests.Response | None = None

    def request(  # type: ignore[override]
        self, method: str, url: str, **kwargs: Any
    ) -> requests.Response:
        """As the base does, with our time-outs and without redirects."""
        self.last = None
        kwargs["timeout"] = (self._timings.connect, self._timings.answer)
        if url.endswith(NOTIFICATIONS):
            kwargs["params"] = _with_filtered(kwargs.get("params"))
        until = time.monotonic() + self._timings.connect + self._timings.answer
        response = super().request(method, url, stream=True, allow_redirects=False, **kwargs)
        response._content = _read_body(response, until)
        response._content_consumed = True
        self.last = response
        return response


def _with_filtered(params: Mapping[str, Any] | None) -> dict[str, Any]:
    """Servers hold back what strangers write in private unless asked; the library cannot ask.
    Source: docs.joinmastodon.org, "notifications API methods", include_filtered."""
    return {**(params or {}), "include_filtered": "true"}


def _read_body(response: requests.Response, until: float) -> bytes:
    """Time-outs of sockets begin anew with every byte, so the whole has one as well."""
    body = bytearray()
    try:
        for chunk in response.iter_content(16 * 1024):
            body += chunk
            if time.monotonic() > until or len(body) > LARGEST:
                raise TooMuch
    finally:
        response.close()
    return bytes(body)

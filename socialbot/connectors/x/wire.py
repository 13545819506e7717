"""The HTTP layer under tweepy: our address and time-outs, and refusals that carry no text."""

from __future__ import annotations

import time
from typing import Any

import requests

from socialbot.connectors.x.faults import Refused
from socialbot.connectors.x.timings import Timings

PART = 65_536
LONGEST = 16 * 1024 * 1024
WRITTEN = "https://api.twitter.com"  # stands in tweepy's code, and is signed with the request


class Wire(requests.Session):
    """Sends what tweepy asks for to `base`. The address is set before a request is signed, for the
    signature covers it. Redirects are refused: they would lead the tokens elsewhere."""

    def __init__(self, base: str, timings: Timings) -> None:
        super().__init__()
        self._base = base.rstrip("/")
        self._timeout = (timings.connect, timings.answer)
        self._whole = timings.whole

    def request(  # type: ignore[override]
        self, method: str, url: str, **kwargs: Any
    ) -> requests.Response:
        """As the base does; raises Refused on any status but 2xx."""
        if not url.startswith(f"{WRITTEN}/"):
            raise ValueError("unexpected address")
        ends = time.monotonic() + self._whole
        response = super().request(
            method,
            self._base + url.removeprefix(WRITTEN),
            timeout=self._timeout,
            allow_redirects=False,
            stream=True,
            **kwargs,
        )
        with response:
            body = _read(response, ends)
        if not 200 <= response.status_code < 300:
            raise Refused(response.status_code, response.headers, body)
        response._content = body
        return response


def _read(response: requests.Response, ends: float) -> bytes:
    """The body; raises Timeout where it drips on, and ContentDecodingError where it is too long.
    The library's own time-out begins anew with every byte."""
    parts, size = [], 0
    while part := response.raw.read1(PART, decode_content=True):
        parts.append(part)
        size += len(part)
        if time.monotonic() > ends:
            raise requests.Timeout
        if size > LONGEST:
            raise requests.exceptions.ContentDecodingError
    return b"".join(parts)

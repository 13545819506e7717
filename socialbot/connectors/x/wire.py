"""The HTTP layer under tweepy: our address and time-outs, and refusals that carry no text."""

from __future__ import annotations

from typing import Any

import requests

from socialbot.connectors.x.faults import Refused
from socialbot.connectors.x.timings import Timings

WRITTEN = "https://api.twitter.com"  # stands in tweepy's code, and is signed with the request


class Wire(requests.Session):
    """Sends what tweepy asks for to `base`. The address is set before a request is signed, for the
    signature covers it. Redirects are refused: they would lead the tokens elsewhere."""

    def __init__(self, base: str, timings: Timings) -> None:
        super().__init__()
        self._base = base.rstrip("/")
        self._timeout = (timings.connect, timings.answer)

    def request(  # type: ignore[override]
        self, method: str, url: str, **kwargs: Any
    ) -> requests.Response:
        """As the base does; raises Refused on any status but 2xx."""
        if not url.startswith(f"{WRITTEN}/"):
            raise ValueError("unexpected address")
        response = super().request(
            method,
            self._base + url.removeprefix(WRITTEN),
            timeout=self._timeout,
            allow_redirects=False,
            **kwargs,
        )
        if not 200 <= response.status_code < 300:
            with response:
                raise Refused(response.status_code, response.headers, response.content)
        return response

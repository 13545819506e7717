"""The HTTP session under facebook-sdk: what the library leaves out or does unsafely."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from typing import Any

import requests
from facebook import FACEBOOK_GRAPH_URL
from requests.auth import AuthBase

from socialbot.connectors.graph.timings import Timings

LARGEST_ANSWER = 8 * 1024 * 1024
PART = 64 * 1024


class StatusFault(Exception):
    """A status that is no success, without an error that the Graph API describes."""

    def __init__(self, status: int) -> None:
        super().__init__("status")
        self.status = status


class TooMuch(Exception):
    """An answer that is too long, or takes too long to arrive."""


class Bearer(AuthBase):
    """The token in a header; in an address it would end up in logs."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """Add it."""
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class GraphSession(requests.Session):
    """Sends the library's calls to `api_url`, proves that the app's secret is known, and bounds
    how long an answer takes. `status` and `answered` are those of the last answer: facebook-sdk
    keeps neither its status nor its headers."""

    def __init__(self, api_url: str, token: str, app_secret: str, timings: Timings) -> None:
        super().__init__()
        self.auth = Bearer(token)
        self.status = 0
        self.answered: Mapping[str, str] = {}
        self._base = api_url.rstrip("/") + "/"
        self._proof = hmac.new(app_secret.encode(), token.encode(), hashlib.sha256).hexdigest()
        self._timings = timings

    def request(self, method: Any, url: Any, *args: Any, **given: Any) -> requests.Response:
        """As the base does; raises StatusFault where the library would take a failure for data,
        and TooMuch."""
        self.status, self.answered = 0, {}
        params, data = _without_token(given.get("params")), _without_token(given.get("data"))
        (data if method == "POST" else params)["appsecret_proof"] = self._proof
        deadline = time.monotonic() + self._timings.whole
        response = super().request(
            method,
            self._base + str(url).removeprefix(FACEBOOK_GRAPH_URL),
            params=params,
            data=data or None,
            timeout=(self._timings.connect, self._timings.answer),
            allow_redirects=False,  # a redirect would carry the token elsewhere
            stream=True,
        )
        with response:
            response._content = _read_body(response, deadline)
        self.status, self.answered = response.status_code, response.headers
        if response.status_code != 200 and not _describes_error(response):
            raise StatusFault(response.status_code)
        return response


def _without_token(given: Mapping[str, Any] | None) -> dict[str, Any]:
    return {name: value for name, value in (given or {}).items() if name != "access_token"}


def _read_body(response: requests.Response, deadline: float) -> bytes:
    """requests' own time-out begins anew with every byte that arrives."""
    body = bytearray()
    while part := response.raw.read1(PART, decode_content=True):
        body += part
        if len(body) > LARGEST_ANSWER or time.monotonic() > deadline:
            raise TooMuch
    return bytes(body)


def _describes_error(response: requests.Response) -> bool:
    try:
        answer = json.loads(response.content)
    except (ValueError, RecursionError):
        return False
    return isinstance(answer, dict) and isinstance(answer.get("error"), dict)

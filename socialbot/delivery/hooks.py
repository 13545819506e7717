"""Outgoing webhooks: small JSON bodies, signed, so that the receiver knows who sent them."""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256

import httpx

EVENT = "socialbot-event"
DELIVERY = "socialbot-delivery"
TIMESTAMP = "socialbot-timestamp"
SIGNATURE = "socialbot-signature"
TIME_LIMIT = 10.0  # seconds for one try


@dataclass(frozen=True, slots=True)
class Hook:
    """Where to, and the secret that both sides know."""

    url: str = field(repr=False)
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Event:
    """What happened. id names it: every further try carries the same, so that the receiver can
    leave out what it has had already."""

    name: str
    id: str
    values: Mapping[str, object] = field(repr=False)

    def body(self) -> bytes:
        """The JSON that is sent, in UTF-8."""
        return json.dumps(self.values, ensure_ascii=False, separators=(",", ":")).encode()


def sign(secret: str, body: bytes, at: datetime) -> str:
    """The signature "v1=<hex>": HMAC-SHA256 over "<seconds since 1970>.<body>"."""
    signed = f"{seconds_of(at)}.".encode() + body
    return f"v1={hmac.new(secret.encode(), signed, sha256).hexdigest()}"


def headers_of(hook: Hook, event: Event, body: bytes, at: datetime) -> dict[str, str]:
    """The headers of one try at time `at`."""
    return {
        "content-type": "application/json",
        EVENT: event.name,
        DELIVERY: event.id,
        TIMESTAMP: str(seconds_of(at)),
        SIGNATURE: sign(hook.secret, body, at),
    }


def open_client() -> httpx.AsyncClient:
    """A client for hooks: no proxy or password of the environment's, no redirects."""
    return httpx.AsyncClient(timeout=TIME_LIMIT, trust_env=False, follow_redirects=False)


async def post(client: httpx.AsyncClient, hook: Hook, event: Event, at: datetime) -> bool:
    """Try once; whether the receiver took it (2xx). What it answers beyond that is not read."""
    body = event.body()
    request = client.build_request(
        "POST", hook.url, content=body, headers=headers_of(hook, event, body, at)
    )
    try:
        async with asyncio.timeout(TIME_LIMIT):
            response = await client.send(request, stream=True)
            await response.aclose()
    except (httpx.HTTPError, TimeoutError):
        return False
    return response.is_success


def seconds_of(at: datetime) -> int:
    """Whole seconds since 1970."""
    return int(at.astimezone(UTC).timestamp())

"""Events that X pushes, and the proof that the address is ours.
https://docs.x.com/x-api/webhooks/introduction"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Callable, Mapping, Sequence

from socialbot.connectors.base import Batch, Webhook
from socialbot.connectors.x.events import read_event
from socialbot.connectors.x.mentions import Account
from socialbot.connectors.x.parse import Item

SIGNATURE = "x-twitter-webhooks-signature"
TOKEN = re.compile(rb"[A-Za-z0-9+/=_.-]{1,256}")


class XWebhook(Webhook):
    """Each request carries one event, signed with the consumer secret. account tells who we are,
    None before the connector is open; sift is shown what was delivered, for the costs, and leaves
    out what the bot itself wrote."""

    challenges = True
    challenge_type = "application/json"

    def __init__(
        self,
        secret: str,
        account: Callable[[], Account | None],
        sift: Callable[[Sequence[Item]], Sequence[Item]] = lambda items: items,
    ) -> None:
        self._secret = secret.encode()
        self._account = account
        self._sift = sift

    def challenge(self, query: Mapping[str, str]) -> str | None:
        """The challenge-response check: X asks at first, every hour, and when told to."""
        token = query.get("crc_token", "").encode("utf-8", "surrogateescape")
        if not TOKEN.fullmatch(token):
            return None
        return json.dumps({"response_token": self._sign(token)})

    def verify(self, headers: Mapping[str, str], body: bytes) -> bool:
        """Whether the signature covers these bytes. Before the connector is open nothing is let
        in, and X sends it again."""
        if TOKEN.fullmatch(body):  # the challenge signs such for everybody, with the same key
            return False
        given = headers.get(SIGNATURE, "").encode("utf-8", "surrogateescape")
        return hmac.compare_digest(given, self._sign(body).encode()) and self._account() is not None

    def parse(self, body: bytes) -> Batch:
        """The messages in the event; what cannot be read is counted as skipped."""
        account = self._account()
        try:
            items = read_event(json.loads(body), account) if account else None
        except (ValueError, RecursionError):
            items = None
        if items is None:
            return Batch(skipped=1)
        messages = tuple(item.message for item in self._sift(items) if item.message)
        return Batch(messages, skipped=sum(item.skipped for item in items))

    def _sign(self, data: bytes) -> str:
        digest = hmac.new(self._secret, data, hashlib.sha256).digest()
        return f"sha256={base64.b64encode(digest).decode()}"

"""A connector that is pushed to, read as if it were polled, so the contract runs either way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from socialbot.connectors.base import Batch, Connector

Request = tuple[Mapping[str, str], bytes]


class Pushed:
    """Delivers what `take` says the platform pushes since it was asked last. The cursor counts
    requests; those behind it were answered with 200, the others come again."""

    def __init__(self, connector: Connector, take: Callable[[], list[Request]]) -> None:
        self._connector = connector
        self._take = take
        self.requests: list[Request] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connector, name)

    async def start(self, cursor: str | None) -> str:
        """Ready to be pushed to. What was written before is the platform's to leave out."""
        await self._connector.start(None)
        self.collect()
        return cursor or str(len(self.requests))

    async def pull(self, cursor: str | None) -> Batch:
        """All that is not acknowledged, in the order of the requests."""
        self.collect()
        batches = [self.deliver(*request) for request in self.requests[int(cursor or 0) :]]
        messages = tuple(message for batch in batches for message in batch.messages)
        return Batch(messages, str(len(self.requests)), sum(batch.skipped for batch in batches))

    def collect(self) -> None:
        """Take in what was pushed since."""
        self.requests += self._take()

    def deliver(self, headers: Mapping[str, str], body: bytes) -> Batch:
        """One request, as web/webhooks.py gives it to the connector."""
        webhook = self._connector.webhook
        assert webhook
        assert webhook.verify(headers, body)
        return webhook.parse(body)

"""The sandbox as a connector: what intake and delivery see of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from socialbot import settings
from socialbot.connectors.base import Batch, Check, Connector, Limits
from socialbot.connectors.common.shapes import Unreadable
from socialbot.connectors.errors import ConnectorError, GiveUp, RetryLater, StopConnector
from socialbot.connectors.sandbox.client import Client
from socialbot.connectors.sandbox.parse import PLATFORM, parse_event
from socialbot.domain import Message

NOW = "now"  # the cursor that acknowledges all that was written so far


class SandboxConnector(Connector):
    """Reads by long polling. `wait` is how long one pull waits for news, `timeout` how long any
    call may take beyond that, both in seconds."""

    platform = PLATFORM
    hides = True
    limits = Limits(
        sends_per_second=30,
        seconds_per_conversation=0.1,
        text_units=1_000,
        reply_window=timedelta(days=1),
    )

    def __init__(self, settings: settings.Sandbox, wait: float = 20, timeout: float = 10) -> None:
        self._client = Client(settings.url, settings.account, timeout)
        self._account = settings.account.casefold()
        self._wait = wait

    @property
    def account(self) -> str:
        """The account's id on the platform."""
        return self._account

    async def open(self) -> None:
        """Check the account."""
        account = (await self._client.me()).get("id")
        if not isinstance(account, str):
            raise RetryLater("sandbox_garbage")
        self._account = account

    async def start(self, cursor: str | None) -> str | None:
        """With no cursor acknowledge all that was written before now."""
        return cursor or _cursor(await self._client.events(NOW, 0))

    async def pull(self, cursor: str | None) -> Batch:
        """The next messages in the platform's order, waiting a while for the first of them."""
        data = await self._client.events(cursor, self._wait)
        events, moved = data.get("events"), _cursor(data)
        if not isinstance(events, list):
            raise RetryLater("sandbox_garbage")
        messages, skipped = self._parse(events)
        return Batch(messages, moved if moved != cursor else None, skipped)

    def _parse(self, events: list[object]) -> tuple[tuple[Message, ...], int]:
        messages, skipped = [], 0
        for raw in events:
            try:
                message = parse_event(raw, self._account)
            except Unreadable:
                skipped += 1
            else:
                messages += [message] if message else []
        return tuple(messages), skipped

    async def send(self, address: Mapping[str, str], text: str) -> str:
        """Answer in the thread, under the message."""
        return await self._client.reply(_post_of(address), text)

    async def hide(self, address: Mapping[str, str]) -> None:
        """Take the post out of the public view; its place and its thread stay."""
        await self._client.hide(_post_of(address))

    async def probe(self) -> list[Check]:
        """Whether the platform answers and knows the account."""
        try:
            await self._client.me()
        except StopConnector as error:
            return [Check("sandbox.account", ok=False, hint=error.hint)]
        except ConnectorError:
            hint = "start it with `socialbot sandbox`, or set sandbox.url to where it runs"
            return [Check("sandbox.reachable", ok=False, hint=hint)]
        return [Check("sandbox.account", ok=True)]

    async def close(self) -> None:
        """Release sockets."""
        await self._client.close()


def _post_of(address: Mapping[str, str]) -> str:
    post_id = address.get("in_reply_to")
    if not post_id:
        raise GiveUp("sandbox_no_address")
    return post_id


def _cursor(data: Mapping[str, object]) -> str:
    cursor = data.get("cursor")
    if not isinstance(cursor, str):
        raise RetryLater("sandbox_garbage")
    return cursor

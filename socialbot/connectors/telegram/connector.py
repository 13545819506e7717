"""The Telegram connector: polls or is pushed to, and answers."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from socialbot import settings
from socialbot.connectors.base import Batch, Check, Connector, Limits
from socialbot.connectors.common.shapes import Unreadable
from socialbot.connectors.common.units import count_utf16
from socialbot.connectors.errors import GiveUp, RetryLater, StopConnector
from socialbot.connectors.telegram.account import Account, read_account
from socialbot.connectors.telegram.answer import MAXIMUM, compose, read_receipt
from socialbot.connectors.telegram.client import Client, Moved
from socialbot.connectors.telegram.cursor import Cursor, read_cursor
from socialbot.connectors.telegram.faults import REJECTED_HINT
from socialbot.connectors.telegram.inbox import read_batch, read_ids
from socialbot.connectors.telegram.parse import ALLOWED_UPDATES, PLATFORM
from socialbot.connectors.telegram.probe import WayIn, probe
from socialbot.connectors.telegram.webhook import TelegramWebhook
from socialbot.connectors.telegram.wire import Timings
from socialbot.domain import Message

PATH = "/webhooks/telegram"
BUSINESS_WINDOW = timedelta(hours=24)
FULL = 100  # updates in one answer at most
TOKEN_FORM = re.compile(r"\d+:[!-~]+", re.ASCII)
URL_HINT = (
    "set web.public_url to an https address that Telegram reaches on port 443 or 8443, "
    "and use only letters, digits, _ and - in the webhook secret"
)


class TelegramConnector(Connector):
    """One bot on Telegram. Groups allow 20 answers a minute: beyond it Telegram says how long to
    wait, as it does for the limits below."""

    platform = PLATFORM
    limits = Limits(
        sends_per_second=30.0,
        seconds_per_conversation=1.0,
        text_units=MAXIMUM,
        reply_window=timedelta(days=2),
    )

    def __init__(
        self,
        config: settings.Telegram,
        public_url: str | None,
        *,
        timings: Timings | None = None,
    ) -> None:
        self._config = config
        self._timings = timings or Timings()
        self._token = config.token.get_secret_value().strip()
        self._client = Client(self._token, config.api_url, self._timings)
        self._push_url = f"{public_url.rstrip('/')}{PATH}" if public_url else None
        self._account: Account | None = None
        self._start: Cursor | None = None
        self.webhook = self._make_webhook()

    @property
    def account(self) -> str:
        """The bot's id, which is also the first part of its token."""
        return self._account.id if self._account else self._token.partition(":")[0]

    async def open(self) -> None:
        """See the base."""
        if not TOKEN_FORM.fullmatch(self._token):
            raise StopConnector("token_malformed", REJECTED_HINT)
        try:
            self._account = read_account(await self._client.ask("getMe"))
        except Unreadable:
            raise RetryLater("unreadable_answer") from None

    async def start(self, cursor: str | None) -> str | None:
        """See the base. Takes nothing out of Telegram's queue; without a webhook of ours, one
        that is set is removed, for Telegram allows only one way in."""
        if self._account is None:
            await self.open()
        await (self._listen() if self.webhook else self._client.ask("deleteWebhook"))
        self._start = read_cursor(cursor) if cursor is not None else await self._baseline()
        return str(self._start)

    async def pull(self, cursor: str | None) -> Batch:
        """See the base. With a webhook there is nothing to pull, so it only waits."""
        if self.webhook:
            await asyncio.sleep(self._timings.poll)
            return Batch(cursor=cursor)
        if self._account is None:
            await self.open()
        assert self._account is not None
        start = read_cursor(cursor)
        updates = await self._poll(start, self._timings.poll)
        if not updates:
            return Batch(cursor=cursor)
        batch = read_batch(updates, self._account, start, datetime.now(UTC))
        if batch.cursor is None:
            raise RetryLater("unreadable_answer")
        return batch

    async def send(self, address: Mapping[str, str], text: str) -> str:
        """See the base. A group that became a supergroup is answered under its new id."""
        parameters = compose(address, text)
        try:
            return read_receipt(await self._client.send(parameters))
        except Moved as moved:
            parameters["chat_id"] = moved.chat_id
        try:
            return read_receipt(await self._client.send(parameters))
        except Moved:
            raise GiveUp("moved_again") from None

    async def probe(self) -> list[Check]:
        """Token, groups and webhook."""
        return await probe(self._client, WayIn(self.webhook is not None, self._push_url))

    async def close(self) -> None:
        """Release the sockets."""
        await self._client.close()

    def length(self, text: str) -> int:
        """In UTF-16 units, as Telegram counts."""
        return count_utf16(text)

    def reply_until(self, message: Message) -> datetime:
        """Business chats are closed to bots a day after the customer's last message."""
        if "business_connection_id" in message.address:
            return message.sent_at + BUSINESS_WINDOW
        return super().reply_until(message)

    async def _poll(self, start: Cursor, wait: int) -> list[object]:
        updates = await self._client.poll(start.offset, wait, ALLOWED_UPDATES)
        if not isinstance(updates, list):
            raise RetryLater("unreadable_answer")
        return updates

    async def _baseline(self) -> Cursor:
        """Behind all that waits now. A backlog too long to be seen is passed over by its date."""
        now = int(datetime.now(UTC).timestamp())
        if self.webhook:
            return Cursor(since=now)
        waiting = await self._poll(Cursor(), 0)
        return Cursor(since=now if len(waiting) >= FULL else 0).after(read_ids(waiting))

    async def _listen(self) -> None:
        """Have Telegram push to us; without a public address the operator has set that up."""
        if self._push_url is None or self._config.webhook_secret is None:
            return
        try:
            await self._client.ask(
                "setWebhook",
                url=self._push_url,
                secret_token=self._config.webhook_secret.get_secret_value(),
                allowed_updates=list(ALLOWED_UPDATES),
            )
        except RetryLater as error:
            if error.code == "refused":
                raise StopConnector("webhook_refused", URL_HINT) from None
            raise

    def _make_webhook(self) -> TelegramWebhook | None:
        secret = self._config.webhook_secret
        if self._config.mode != "webhook" or secret is None:
            return None
        return TelegramWebhook(secret.get_secret_value(), self._started)

    def _started(self) -> tuple[Account, Cursor] | None:
        """Who we are and from where on we answer; None before start()."""
        return (self._account, self._start) if self._account and self._start else None

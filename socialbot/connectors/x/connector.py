"""The X connector: reads by polling, is pushed to as well, answers, and hides."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from socialbot import settings
from socialbot.connectors.base import Allowance, Batch, Check, Connector, Limits
from socialbot.connectors.common.shapes import Unreadable
from socialbot.connectors.errors import GiveUp, RetryLater
from socialbot.connectors.ledger import Ledger, MemoryLedger
from socialbot.connectors.x.answer import LONGEST_MESSAGE, LONGEST_POST, compose, count_weighted
from socialbot.connectors.x.client import Client, Keys
from socialbot.connectors.x.cursor import Cursor, Track, read_cursor
from socialbot.connectors.x.ids import id_at
from socialbot.connectors.x.mentions import Account, read_account
from socialbot.connectors.x.meter import Meter
from socialbot.connectors.x.outbox import Outbox
from socialbot.connectors.x.parse import PLATFORM, Item
from socialbot.connectors.x.prices import DOLLAR, Operation
from socialbot.connectors.x.probe import probe
from socialbot.connectors.x.reader import Reader
from socialbot.connectors.x.sends import OwnSends
from socialbot.connectors.x.timings import BESIDE_WEBHOOK, Timings
from socialbot.connectors.x.webhook import XWebhook
from socialbot.domain import Kind


class XConnector(Connector):
    """One account on X. text_units is that of direct messages; a reply has 280 weighted ones. X's
    limits are those of a quarter of an hour, so a burst may go out at once; they are kept by kind
    in the outbox."""

    platform = PLATFORM
    hides = True
    limits = Limits(
        sends_per_second=2.0,
        seconds_per_conversation=1.0,
        text_units=LONGEST_MESSAGE,
        reply_window=timedelta(days=2),
    )

    def __init__(
        self,
        config: settings.X,
        *,
        timings: Timings | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._config = config
        self._timings = timings or Timings()
        self._clock = clock
        self._account: Account | None = None
        self._opened: datetime | None = None
        self._began: Cursor | None = None
        self._client = Client(_keys(config), config.api_url, self._timings)
        self._meter = Meter(MemoryLedger(), config.monthly_budget_usd, clock)
        self._sends = OwnSends()
        self._outbox = Outbox(self._client, self._meter, self._sends, seconds)
        intervals = (self._timings.mentions, self._timings.messages)
        if config.mode == "webhook":
            self.webhook = self._make_webhook()
            intervals = (BESIDE_WEBHOOK, BESIDE_WEBHOOK)
        self._reader = Reader(self._client, self._meter, self._sends, self._who, intervals, seconds)

    @property
    def account(self) -> str:
        """The account's id, which is also the first part of its access token."""
        token = self._config.access_token.get_secret_value().strip()
        return self._account.id if self._account else token.partition("-")[0]

    def allowances(self) -> tuple[Allowance, ...]:
        """Reads and sends of the limits as counted here, and dollars of the month's budget."""
        spent, budget = self._meter.last_sum, self._meter.budget
        money = [] if spent is None else [_dollars(budget - spent, budget)]
        return (*self._reader.allowances(), *self._outbox.allowances(), *money)

    def keep_sums(self, ledger: Ledger) -> None:
        """See the base."""
        self._meter.ledger = ledger

    async def open(self) -> None:
        """See the base."""
        await self._open()

    async def start(self, cursor: str | None) -> str | None:
        """See the base. A cursor that cannot be read counts as none."""
        if self._account is None:
            await self._open()
        self._reader.forget()
        found = read_cursor(cursor)
        if found:
            self._began = found
        else:
            opened = self._opened or self._clock()
            found = await self._reader.baseline(id_at(opened) - 1)
        return str(found)

    async def pull(self, cursor: str | None) -> Batch:
        """See the base."""
        if self._account is None:
            await self._open()
        place = read_cursor(cursor) or Cursor()
        if batch := self._reader.take(place):
            return batch
        await self._reader.wait(self._timings.wait)
        await self._reader.read(place)
        return self._reader.take(place) or Batch(cursor=cursor)

    async def send(self, address: Mapping[str, str], text: str) -> str:
        """See the base. A public reply stands under the post, a message in the conversation."""
        return await self._outbox.send(compose(address, text), self.account)

    async def hide(self, address: Mapping[str, str]) -> None:
        """See the base. X lets hide what stands under the brand's own posts."""
        if not address.get("post"):
            raise GiveUp("address_incomplete")
        await self._outbox.hide(address["post"])

    async def probe(self) -> list[Check]:
        """Token, permissions, budget, encrypted chats."""
        return await probe(self._client, self._meter, self.webhook is not None)

    async def close(self) -> None:
        """Release the sockets."""
        await self._client.close()

    def length(self, text: str) -> int:
        """In X's weighted characters."""
        return count_weighted(text)

    def takes(self, kind: Kind, text: str) -> bool:
        """See the base. In messages a letter is a letter."""
        if kind is Kind.MENTION:
            return self.length(text) <= LONGEST_POST
        return len(text) <= LONGEST_MESSAGE

    async def _open(self) -> None:
        """Learn who we are, and X's time."""
        answer = await self._client.me()
        try:
            self._account = read_account(answer.body)
        except Unreadable:
            raise RetryLater("unreadable_answer") from None
        self._opened = answer.served
        if self._began is None:
            before = Track(id_at(self._opened or self._clock()) - 1)
            self._began = Cursor(before, before)
        self._meter.note(Operation.READ_USER, [self._account.id])

    def _who(self) -> Account:
        assert self._account is not None
        return self._account

    def _make_webhook(self) -> XWebhook:
        secret = self._config.consumer_secret.get_secret_value().strip()
        return XWebhook(secret, lambda: self._account, self._take_pushed)

    def _take_pushed(self, items: Sequence[Item]) -> Sequence[Item]:
        """What is pushed costs as much as what is read; in both ways it is charged once."""
        for item in items:
            if item.id and item.message:
                mention = item.message.kind is Kind.MENTION
                operation = Operation.READ_MENTION if mention else Operation.READ_MESSAGE
                self._meter.note(operation, [str(item.id)])
        return self._sends.leave_out(item for item in items if self._is_new(item))

    def _is_new(self, item: Item) -> bool:
        """X also delivers again what nobody took from it before the first start, which is not
        answered. After a restart the cursor says what was read."""
        if item.message is None or self._began is None:
            return True
        mention = item.message.kind is Kind.MENTION
        track = self._began.mentions if mention else self._began.messages
        return (item.id or id_at(item.message.sent_at)) > track.floor


def _dollars(left: int, budget: int) -> Allowance:
    return Allowance("usd", left / DOLLAR, budget / DOLLAR)


def _keys(config: settings.X) -> Keys:
    return Keys(
        config.consumer_key.get_secret_value().strip(),
        config.consumer_secret.get_secret_value().strip(),
        config.access_token.get_secret_value().strip(),
        config.access_token_secret.get_secret_value().strip(),
    )

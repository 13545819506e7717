"""The Mastodon connector: polls the mentions of an account, and answers them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from socialbot import settings
from socialbot.connectors.base import Allowance, Batch, Check, Connector, Limits
from socialbot.connectors.common.shapes import Unreadable
from socialbot.connectors.errors import ConnectorError, RetryLater, StopConnector
from socialbot.connectors.mastodon.account import Account, read_account
from socialbot.connectors.mastodon.answer import MAXIMUM, MENTION, compose
from socialbot.connectors.mastodon.client import Call, Client
from socialbot.connectors.mastodon.cursor import FIRST, Cursor, read_cursor
from socialbot.connectors.mastodon.inbox import Read, read_own_posts, read_page
from socialbot.connectors.mastodon.instance import Instance, read_instance
from socialbot.connectors.mastodon.length import count_units
from socialbot.connectors.mastodon.lookback import LookBack
from socialbot.connectors.mastodon.outbox import Outbox
from socialbot.connectors.mastodon.parse import PLATFORM, read_id
from socialbot.connectors.mastodon.parts import can_split
from socialbot.connectors.mastodon.probe import Prober
from socialbot.connectors.mastodon.turns import Turns
from socialbot.connectors.mastodon.wire import Timings
from socialbot.domain import Kind

FULL = 40  # the most notifications or statuses in one answer


class MastodonConnector(Connector):
    """One account on one server. A server takes 300 posts in three hours: beyond it it says how
    long to wait."""

    platform = PLATFORM
    limits = Limits(
        sends_per_second=1.0,
        seconds_per_conversation=1.0,
        text_units=MAXIMUM - MENTION,
        reply_window=timedelta(days=7),
    )

    def __init__(self, config: settings.Mastodon, *, timings: Timings | None = None) -> None:
        self._timings = timings or Timings()
        token = config.access_token.get_secret_value().strip()
        self._client = Client(config.url, token, self._timings)
        self._prober = Prober(self._client, config.url)
        self._outbox = Outbox(self._client, self._timings.again)
        self._look_back = LookBack(self._client)
        self._turns = Turns()
        self._account: Account | None = None

    @property
    def account(self) -> str:
        """The account's id on its server."""
        return self._account.id if self._account else ""

    async def open(self) -> None:
        """See the base. Also learns how long a status may be here, and what server it is."""
        me = await self._client.ask(lambda api: api.account_verify_credentials())
        try:
            self._account = read_account(me, await self._ask_application())
        except Unreadable:
            raise RetryLater("unreadable_answer") from None
        instance = await self._ask_instance()
        self.limits = replace(type(self).limits, text_units=instance.longest - MENTION)
        self._outbox.keeps_keys = instance.is_mastodon

    async def start(self, cursor: str | None) -> str | None:
        """See the base."""
        account = await self._ready()
        if cursor is not None:
            return cursor
        seen = await self._page(lambda api: api.notifications(types=["mention"], limit=1))
        own = await self._page(lambda api: api.account_statuses(account.id, limit=1))
        return str(Cursor(_first_id(seen), _first_id(own)))

    async def pull(self, cursor: str | None) -> Batch:
        """See the base. There is nothing to wait at, so it waits before it asks again."""
        account = await self._ready()
        await self._turns.wait()
        self._turns.take("poll", self._timings.poll)
        start = read_cursor(cursor)
        page = await self._page(
            lambda api: api.notifications(types=["mention"], min_id=start.seen, limit=FULL)
        )
        if page and not any(read_id(raw) for raw in page):
            raise RetryLater("unreadable_answer")
        mentions = read_page(page, account, start)
        team = await self._read_team(mentions, account)
        changes = await self._read_changes(team.cursor, account)
        if len(page) >= FULL:
            self._turns.free("poll")
        moved = str(changes.cursor)
        messages = team.messages + mentions.messages + changes.messages
        return Batch(messages, moved if changes.cursor != start else None, mentions.skipped)

    async def send(self, address: Mapping[str, str], text: str) -> str:
        """See the base. What is too long for a status becomes a short thread."""
        return await self._outbox.post(compose(address, text, self.limits.text_units + MENTION))

    async def probe(self) -> list[Check]:
        """Token, scopes, profile, filters."""
        return await self._prober.probe()

    async def close(self) -> None:
        """Release the sockets."""
        await self._client.close()

    def allowances(self) -> tuple[Allowance, ...]:
        """From the headers of the last answers."""
        return self._client.allowances()

    def length(self, text: str) -> int:
        """As the server counts."""
        return count_units(text)

    def takes(self, kind: Kind, text: str) -> bool:
        """Also what becomes a short thread."""
        return can_split(text, self.limits.text_units)

    async def _ready(self) -> Account:
        if self._account is None:
            await self.open()
        assert self._account is not None
        return self._account

    async def _ask_application(self) -> object:
        """The name that answers are posted under; a token without an application has none."""
        try:
            return await self._client.ask(lambda api: api.app_verify_credentials())
        except StopConnector:
            return None

    async def _ask_instance(self) -> Instance:
        """A server's operator may allow longer statuses than Mastodon does."""
        try:
            return read_instance(await self._client.ask(lambda api: api.instance_v2()))
        except ConnectorError:
            return Instance()

    async def _read_team(self, mentions: Read, account: Account) -> Read:
        """Where somebody waits for an answer, look first whether the team has given one."""
        nobody = Read(mentions.cursor)
        if not mentions.messages or not self._turns.is_due("own"):
            return nobody
        own = mentions.cursor.own
        page = await self._page(
            lambda api: api.account_statuses(
                account.id, min_id=own, exclude_reblogs=True, limit=FULL
            )
        )
        self._turns.take("own", self._timings.own_posts)
        return read_own_posts(page, account, mentions.cursor)

    async def _read_changes(self, cursor: Cursor, account: Account) -> Read:
        if not cursor.watched or not self._turns.is_due("look_back"):
            return Read(cursor)
        read = await self._look_back.read(cursor, account, datetime.now(UTC))
        self._turns.take("look_back", self._timings.look_back)
        return read

    async def _page(self, call: Call) -> list[object]:
        page = await self._client.ask(call)
        if not isinstance(page, list):
            raise RetryLater("unreadable_answer")
        return page


def _first_id(page: list[object]) -> str:
    return next((found for raw in page if (found := read_id(raw))), FIRST)

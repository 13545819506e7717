"""The connector to a Facebook page: polls or is pushed to, answers, hides."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime

from socialbot import settings
from socialbot.connectors.base import Allowance, Batch, Check, Connector, Limits
from socialbot.connectors.common.units import count_utf16
from socialbot.connectors.errors import GiveUp, RetryLater, StopConnector
from socialbot.connectors.facebook.answer import MAXIMUM, compose, hidden_by
from socialbot.connectors.facebook.parse import PLATFORM
from socialbot.connectors.facebook.probe import OTHER_PAGE, probe
from socialbot.connectors.facebook.walls import Walls
from socialbot.connectors.facebook.webhook import SUBSCRIBED, FacebookWebhook
from socialbot.connectors.graph.answers import (
    WINDOW,
    Answer,
    bot_until,
    read_receipt,
    sort_stop,
)
from socialbot.connectors.graph.client import GraphClient
from socialbot.connectors.graph.findings import Findings, now
from socialbot.connectors.graph.items import Account
from socialbot.connectors.graph.position import Listing, Position, read_position
from socialbot.connectors.graph.rhythm import Rhythm
from socialbot.connectors.graph.sends import OwnSends
from socialbot.connectors.graph.sieve import Sieve
from socialbot.connectors.graph.talks import Talks
from socialbot.connectors.graph.timings import Timings
from socialbot.domain import Message

BASELINE = 120  # seconds that the first start looks back to learn what is there


class FacebookConnector(Connector):
    """One page. An answer to a comment stands under it, or goes to its writer in private where
    `facebook.private_replies` says so."""

    platform = PLATFORM
    hides = True
    limits = Limits(
        sends_per_second=10.0,
        seconds_per_conversation=1.0,
        text_units=MAXIMUM,
        reply_window=WINDOW,
    )

    def __init__(self, config: settings.Facebook, timings: Timings | None = None) -> None:
        self._config = config
        self._timings = timings or Timings()
        self._client = GraphClient(config, self._timings)
        self._identity = Account(PLATFORM, config.page_id, frozenset({config.page_id}))
        self._sends = OwnSends()
        self._sieve = Sieve(config.app_secret.get_secret_value())
        self._talks = Talks(self._client, config.page_id, self._identity, self._sends, "messenger")
        self._walls = Walls(self._client, self._identity, self._sends)
        self._rhythm = Rhythm(self._timings)
        self._since: datetime | None = None
        if config.mode == "webhook":
            self.webhook = FacebookWebhook(config, self._identity, self._sends, lambda: self._since)

    @property
    def account(self) -> str:
        """The page's id."""
        return self._config.page_id

    async def open(self) -> None:
        """See the base."""
        me = await self._client.read("me", fields="id")
        if str(me.get("id")) != self.account:
            raise StopConnector("token_of_another_page", OTHER_PAGE)

    async def start(self, cursor: str | None) -> str | None:
        """See the base. With a webhook, has the page push to the app."""
        if self.webhook:
            path = f"{self.account}/subscribed_apps"
            await self._client.change(path, subscribed_fields=",".join(SUBSCRIBED))
        position = read_position(cursor) if cursor is not None else None
        position = position or await self._baseline()
        self._since = datetime.fromtimestamp(position.since, UTC)
        return str(position)

    async def pull(self, cursor: str | None) -> Batch:
        """See the base. With a webhook there is nothing to pull, so it only waits."""
        if self.webhook:
            await asyncio.sleep(self._timings.longest_pause)
            return Batch(cursor=cursor)
        await self._rhythm.wait()
        position = read_position(cursor or "")
        if position is None:
            return Batch(cursor=str(await self._baseline()))
        batch = self._sieve.sift(await self._read(position), position)
        self._rhythm.note(bool(batch.messages), self._client.usage)
        return batch

    async def send(self, address: Mapping[str, str], text: str) -> str:
        """See the base."""
        private = self._config.private_replies
        answer = compose(self.account, address, text, private)
        self._sends.expect(answer.place, text)
        sent_id = read_receipt(answer, await self._post(answer))
        self._sends.note(sent_id)
        return sent_id

    async def hide(self, address: Mapping[str, str]) -> None:
        """See the base: only its writer, their friends and the page see it then."""
        try:
            done = await self._client.change(hidden_by(address), is_hidden="true")
        except StopConnector as error:
            raise _one_only(error) from None
        if done.get("success") is not True:
            raise RetryLater("not_hidden")

    async def probe(self) -> list[Check]:
        """Token, permissions and webhook."""
        return await probe(self._client, self.account, self.webhook is not None)

    async def close(self) -> None:
        """Release the sockets."""
        await self._client.close()

    def allowances(self) -> tuple[Allowance, ...]:
        """See the base."""
        return self._client.allowances()

    def length(self, text: str) -> int:
        """In UTF-16 units, which is never less than what Messenger counts."""
        return count_utf16(text)

    def bot_until(self, message: Message) -> datetime:
        """Messenger is closed to bots a day after a person's last message."""
        return bot_until(message)

    async def _post(self, answer: Answer) -> object:
        try:
            return await self._client.send(answer.path, **answer.data)
        except StopConnector as error:
            if answer.receipt == "message_id":
                raise sort_stop(error, answer) from None
            raise _one_only(error) from None

    async def _baseline(self) -> Position:
        if self.webhook:
            return Position(now())
        return self._sieve.baseline(await self._read(Position(now() - BASELINE)))

    async def _read(self, position: Position) -> dict[Listing, Findings]:
        talks = Findings(now())
        await self._talks.read(position.window(Listing.TALKS), talks)
        tagged = Findings(now())
        await self._walls.read_tagged(position.window(Listing.TAGGED), tagged)
        wall = Findings(now())
        await self._walls.read(position.window(Listing.WALL), wall)
        return {Listing.TALKS: talks, Listing.TAGGED: tagged, Listing.WALL: wall}


def _one_only(error: StopConnector) -> StopConnector | GiveUp:
    """A post or comment may be closed to the page by itself, and Meta calls that a permission."""
    return GiveUp("not_allowed_here") if error.code == "permission_missing" else error

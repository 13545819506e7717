"""The connector to an Instagram account: polls or is pushed to, answers, hides."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from datetime import UTC, datetime

from socialbot import settings
from socialbot.connectors.base import Allowance, Batch, Check, Connector, Limits
from socialbot.connectors.common.shapes import Unreadable
from socialbot.connectors.errors import GiveUp, RetryLater, StopConnector
from socialbot.connectors.graph.answers import (
    WINDOW,
    Answer,
    bot_until,
    read_receipt,
    sort_stop,
)
from socialbot.connectors.graph.client import GraphClient
from socialbot.connectors.graph.sends import OwnSends
from socialbot.connectors.graph.shapes import edge
from socialbot.connectors.graph.timings import Timings
from socialbot.connectors.instagram.answer import (
    MAXIMUM,
    comment_of,
    compose,
    compose_private,
    count_bytes,
)
from socialbot.connectors.instagram.mention_reader import MentionReader
from socialbot.connectors.instagram.pending import Pending
from socialbot.connectors.instagram.poll import Poll
from socialbot.connectors.instagram.probe import OTHER_USER, probe
from socialbot.connectors.instagram.profile import PLATFORM, Profile, read_profile
from socialbot.connectors.instagram.webhook import InstagramWebhook
from socialbot.domain import Message

MOST_HIDDEN = 10_000
ANY_FIELD = "feed"
"""Instagram's own fields are chosen in the app's dashboard; the page only has to push anything."""


class InstagramConnector(Connector):
    """One account. An answer to a comment stands under it, or goes to its writer in private: where
    `instagram.private_replies` says so, and where the comment is hidden, for Instagram takes no
    public answer to that."""

    platform = PLATFORM
    hides = True
    limits = Limits(
        sends_per_second=10.0,
        seconds_per_conversation=1.0,
        text_units=MAXIMUM,
        reply_window=WINDOW,
    )

    def __init__(self, config: settings.Instagram, timings: Timings | None = None) -> None:
        self._config = config
        self._timings = timings or Timings()
        self._client = GraphClient(config, self._timings)
        self._sends = OwnSends()
        self._poll = Poll(self._client, config, self._sends, self._timings)
        self._pending = Pending()
        self._mentions = MentionReader(self._client, config.user_id, self._pending)
        self._profile: Profile | None = None
        self._hidden: OrderedDict[str, None] = OrderedDict()
        if config.mode == "webhook":
            self.webhook = InstagramWebhook(
                config, lambda: self._profile, self._sends, self._pending
            )

    @property
    def account(self) -> str:
        """The Instagram account's id."""
        return self._config.user_id

    async def open(self) -> None:
        """See the base."""
        try:
            answer = await self._client.read(self.account, fields="id,username")
            self._profile = read_profile(answer, self.account, self._config.page_id)
        except GiveUp:
            raise StopConnector("account_not_found", OTHER_USER) from None
        except Unreadable:
            raise RetryLater("unreadable_answer") from None

    async def start(self, cursor: str | None) -> str | None:
        """See the base. With a webhook, has the page push to the app."""
        if self.webhook:
            await self._subscribe()
            return self._pending.begin(cursor, datetime.now(UTC))
        return await self._poll.start(cursor, await self._know())

    async def pull(self, cursor: str | None) -> Batch:
        """See the base. With a webhook, reads the mentions that it told of by id alone."""
        profile = await self._know()
        if self.webhook:
            return await self._mentions.pull(cursor, profile, self._timings.longest_pause)
        return await self._poll.pull(cursor, profile)

    async def send(self, address: Mapping[str, str], text: str) -> str:
        """See the base."""
        if not self._in_private(address):
            try:
                answer = compose(self._config.page_id, self.account, address, text)
                return await self._post(answer, text)
            except GiveUp as error:
                if error.code != "refused" or "comment" not in address:
                    raise
        return await self._post(compose_private(self._config.page_id, address, text), text)

    async def hide(self, address: Mapping[str, str]) -> None:
        """See the base. Comments on other people's media are theirs to hide."""
        comment = comment_of(address)
        try:
            done = await self._client.change(comment, hide="true")
        except StopConnector as error:
            raise _one_only(error) from None
        if done.get("success") is not True:
            raise RetryLater("not_hidden")
        self._hidden[comment] = None
        while len(self._hidden) > MOST_HIDDEN:
            self._hidden.popitem(last=False)

    async def probe(self) -> list[Check]:
        """Token, account, permissions and webhook."""
        return await probe(self._client, self._config)

    async def close(self) -> None:
        """Release the sockets."""
        await self._client.close()

    def allowances(self) -> tuple[Allowance, ...]:
        """See the base."""
        return self._client.allowances()

    def length(self, text: str) -> int:
        """In bytes of UTF-8: of direct messages, which is never less than what comments count."""
        return count_bytes(text)

    def bot_until(self, message: Message) -> datetime:
        """Direct messages are closed to bots a day after a person's last message."""
        return bot_until(message)

    def _in_private(self, address: Mapping[str, str]) -> bool:
        comment = address.get("comment")
        return bool(comment) and (self._config.private_replies or comment in self._hidden)

    async def _post(self, answer: Answer, text: str) -> str:
        self._sends.expect(answer.place, text)
        try:
            sent = await self._client.send(answer.path, **answer.data)
        except StopConnector as error:
            if answer.receipt == "message_id":
                raise sort_stop(error, answer) from None
            raise _one_only(error) from None
        sent_id = read_receipt(answer, sent)
        self._sends.note(sent_id)
        return sent_id

    async def _know(self) -> Profile:
        if self._profile is None:
            await self.open()
        assert self._profile is not None
        return self._profile

    async def _subscribe(self) -> None:
        """Once: what the page pushes to other connectors stays as it is."""
        path = f"{self._config.page_id}/subscribed_apps"
        try:
            apps = edge(await self._client.read(path, limit=1))
        except Unreadable:
            raise RetryLater("unreadable_answer") from None
        if not apps:
            await self._client.change(path, subscribed_fields=ANY_FIELD)


def _one_only(error: StopConnector) -> StopConnector | GiveUp:
    """A comment may be closed to the account by itself, and Meta calls that a permission."""
    return GiveUp("refused") if error.code == "permission_missing" else error

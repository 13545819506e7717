"""Sends within limits and budget, and finds out what became of a text that X calls a duplicate."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from socialbot.connectors.base import Allowance
from socialbot.connectors.errors import ConnectorError, GiveUp, RetryLater, SendUnknown
from socialbot.connectors.x.answer import Sending, read_receipt
from socialbot.connectors.x.client import Answer, Client
from socialbot.connectors.x.faults import Duplicate
from socialbot.connectors.x.meter import Meter
from socialbot.connectors.x.prices import Operation
from socialbot.connectors.x.sends import OwnSends
from socialbot.connectors.x.shapes import Unreadable, ident, listed, number, table
from socialbot.connectors.x.window import HIDES, POSTS, SENT_MESSAGES, Window

LOOK_BACK = 100
LIMITED = ("limit_reached", "too_many_requests")


class Outbox:
    """The brand's replies, messages and hides. clock is in seconds and only goes forward."""

    def __init__(
        self, client: Client, meter: Meter, sends: OwnSends, clock: Callable[[], float]
    ) -> None:
        self._client = client
        self._sends = sends
        self._meter = meter
        self._clock = clock
        self._posts = Window(POSTS)
        self._messages = Window(SENT_MESSAGES)
        self._hides = Window(HIDES)

    def allowances(self) -> list[Allowance]:
        """Sends that are left of each limit."""
        now = self._clock()
        return [
            Allowance("replies", *self._posts.left(now)),
            Allowance("messages", *self._messages.left(now)),
        ]

    async def send(self, sending: Sending, account: str) -> str:
        """Returns X's id; raises the errors of connectors.errors."""
        try:
            answer = await self._pay(sending)
        except Duplicate:
            return await self._settle(sending, account)
        except RetryLater as error:
            # Replies and messages have limits of their own: the one kind does not hold the other.
            alone = error.code in LIMITED
            raise RetryLater(error.code, error.after, alone) from None
        made = read_receipt(answer.body)
        self._sends.note(made)
        return made

    async def hide(self, post: str) -> None:
        """Take it out of sight."""
        self._hides.take(self._clock())
        await self._meter.reserve(Operation.HIDE)
        try:
            hidden = table((await self._client.hide(post)).body.get("data")).get("hidden")
        except Unreadable:
            raise RetryLater("unreadable_answer") from None
        except ConnectorError:
            await self._meter.give_back(Operation.HIDE)
            raise
        if hidden is not True:
            raise RetryLater("not_hidden")

    async def _pay(self, sending: Sending) -> Answer:
        """What may have been sent is paid for; what certainly was not is given back."""
        window = self._posts if sending.post else self._messages
        window.take(self._clock())
        await self._meter.reserve(sending.operation)
        try:
            answer = await self._make(sending)
        except SendUnknown:
            raise
        except (ConnectorError, Duplicate):
            await self._meter.give_back(sending.operation)
            raise
        window.note(answer.allowance, self._clock())
        return answer

    async def _make(self, sending: Sending) -> Answer:
        if sending.post:
            return await self._client.reply(sending.post, sending.text)
        return await self._client.message(dict(sending.place), sending.text)

    async def _settle(self, sending: Sending, account: str) -> str:
        """X refuses to say the same twice, so an earlier try may have gone out: look whether our
        reply stands under the post. Nothing is ever sent again from here."""
        if not sending.post:
            raise SendUnknown("duplicate_message")
        try:
            posts = await self._look(sending.post, account)
        except ConnectorError:
            raise SendUnknown("duplicate_not_looked_up") from None
        for post in posts:
            if reply := _reply_to(post, sending.post):
                return reply
        if len(posts) >= LOOK_BACK:
            raise SendUnknown("duplicate_not_found")
        raise GiveUp("duplicate_content")

    async def _look(self, post: str, account: str) -> list[Any]:
        """Our own posts since then."""
        if await self._meter.count_affordable(Operation.READ_OWN_POST) < LOOK_BACK:
            raise RetryLater("budget_reads_spent")
        try:
            answer = await self._client.own_posts(account, number(post), LOOK_BACK)
            posts = listed(answer.body.get("data"))
        except Unreadable:
            raise RetryLater("unreadable_answer") from None
        if not posts and "meta" not in answer.body:
            raise RetryLater("unreadable_answer")
        names = [str(table(each).get("id")) for each in posts if isinstance(each, dict)]
        await self._meter.charge(Operation.READ_OWN_POST, names)
        return posts


def _reply_to(post: object, answered: str) -> str | None:
    """The post's id where it is a reply to that one."""
    try:
        fields: Mapping[str, Any] = table(post)
        for each in listed(fields.get("referenced_tweets") or fields.get("referenced_posts")):
            reference = table(each)
            if reference.get("type") == "replied_to" and ident(reference.get("id")) == answered:
                return ident(fields.get("id"))
    except Unreadable:
        pass
    return None

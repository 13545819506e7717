"""Sends within limits and budget, and finds out what became of a text that X calls a duplicate."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from socialbot.connectors.base import Allowance
from socialbot.connectors.common.shapes import Unreadable, listed
from socialbot.connectors.errors import ConnectorError, GiveUp, RetryLater, SendUnknown
from socialbot.connectors.x.answer import Sending, read_receipt
from socialbot.connectors.x.client import Answer, Client
from socialbot.connectors.x.faults import Duplicate
from socialbot.connectors.x.meter import Meter
from socialbot.connectors.x.prices import Operation
from socialbot.connectors.x.sends import OwnSends
from socialbot.connectors.x.shapes import ident, number, table
from socialbot.connectors.x.window import HIDES, POSTS, SENT_MESSAGES, Window

LOOK_BACK = 100
LIMITED = ("limit_reached", "too_many_requests")
NEVER_LEFT = ("unreachable", "never_began")
PERHAPS_DONE = ("timed_out", "server_error", "unreadable_answer", "cut_off")


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
            window = self._posts if sending.post else self._messages
            answer = await self._pay(window, sending.operation, lambda: self._make(sending))
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
        answer = await self._pay(self._hides, Operation.HIDE, lambda: self._client.hide(post))
        try:
            hidden = table(answer.body.get("data")).get("hidden")
        except Unreadable:
            raise RetryLater("unreadable_answer") from None
        if hidden is not True:
            raise RetryLater("not_hidden")

    async def _pay(
        self, window: Window, operation: Operation, ask: Callable[[], Awaitable[Answer]]
    ) -> Answer:
        """What may have been done is paid for, and what certainly was not is given back; what never
        left counts for no limit either."""
        taken = await self._take(window, operation)
        try:
            answer = await ask()
        except (ConnectorError, Duplicate) as error:
            fault = self._note(window, taken, error)
            if not _is_perhaps_done(fault):
                await self._meter.give_back(operation)
        else:
            window.accept(answer.allowance, self._clock())
            return answer
        raise fault

    async def _take(self, window: Window, operation: Operation) -> float:
        """A place within the limit, once the budget has room; returns when it was taken."""
        window.check(self._clock())  # what waits for its limit anyway writes no sums
        await self._meter.reserve(operation)
        now = self._clock()
        try:
            window.take(now)
        except RetryLater:
            await self._meter.give_back(operation)
            raise
        return now

    def _note(
        self, window: Window, taken: float, error: ConnectorError | Duplicate
    ) -> ConnectorError | Duplicate:
        """What the failure tells of the limit; the same failure, with the seconds to wait."""
        if not isinstance(error, RetryLater):
            return error
        if error.code in NEVER_LEFT:
            window.give_back(taken)
        if error.code == "too_many_requests":
            return RetryLater(error.code, window.refuse(error.after, self._clock()))
        return error

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


def _is_perhaps_done(error: ConnectorError | Duplicate) -> bool:
    """Whether X may have done it all the same, and charge for it."""
    if isinstance(error, RetryLater):
        return error.code in PERHAPS_DONE
    return isinstance(error, SendUnknown)


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

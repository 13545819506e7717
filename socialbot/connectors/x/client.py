"""X's API through tweepy's Client: raw answers in, our own errors out, no logs."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

import requests
import tweepy

from socialbot.connectors.common.silence import silence
from socialbot.connectors.errors import ConnectorError, RetryLater
from socialbot.connectors.x.dialects import DIALECTS
from socialbot.connectors.x.faults import (
    Allowance,
    Duplicate,
    Garbled,
    hide_fault,
    read_allowance,
    read_date,
    read_fault,
    send_fault,
)
from socialbot.connectors.x.timings import Timings
from socialbot.connectors.x.wire import Wire
from socialbot.connectors.x.work import NeverBegan, run

TALKATIVE = ("tweepy", "urllib3", "requests", "requests_oauthlib", "oauthlib")
Sort = Callable[[Exception], ConnectorError | Duplicate]


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """The four secrets of the developer app and the brand's account."""

    consumer_key: str
    consumer_secret: str
    access_token: str
    access_token_secret: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The JSON object of an answer, X's time at it, what is left of the endpoint's limit, and what
    the token may do, where the headers say so."""

    body: Mapping[str, Any] = field(repr=False)
    served: datetime | None = None
    allowance: Allowance | None = None
    access: str = ""


class Client:
    """One account. tweepy's Client shares state inside of a call, so each thread has its own;
    reading has threads of its own, so that sends never wait for it."""

    def __init__(self, keys: Keys, api_url: str, timings: Timings) -> None:
        silence(TALKATIVE)
        self._keys = keys
        self._api_url = api_url
        self._timings = timings
        self._dialect = DIALECTS[0]
        self._local = threading.local()
        self._made: list[tweepy.Client] = []
        self._reading = ThreadPoolExecutor(max_workers=4, thread_name_prefix="x-read")
        self._sending = ThreadPoolExecutor(max_workers=16, thread_name_prefix="x-send")

    async def me(self) -> Answer:
        """Whose token this is."""
        return await self._read(lambda api: api.get_me(user_auth=True))

    async def mentions(self, account: str, since: int, size: int, token: str | None) -> Answer:
        """A page of posts that mention the account, newest first, with their authors."""
        place = {"since_id": since or None, "max_results": size, "pagination_token": token}
        return await self._read_listing(f"/2/users/{account}/mentions", place, "mentions")

    async def messages(self, size: int, token: str | None) -> Answer:
        """A page of legacy direct messages of all conversations, newest first."""
        place = {"max_results": size, "pagination_token": token, "event_types": "MessageCreate"}
        return await self._read_listing("/2/dm_events", place, "messages")

    async def own_posts(self, account: str, since: int, size: int) -> Answer:
        """The newest posts of the account itself."""
        place = {"since_id": since, "max_results": size}
        return await self._read_listing(f"/2/users/{account}/tweets", place, "own_posts")

    async def reply(self, post: str, text: str) -> Answer:
        """Post a reply, once; raises Duplicate or any of connectors.errors."""
        ask = partial(
            tweepy.Client.create_tweet, text=text, in_reply_to_tweet_id=post, user_auth=True
        )
        return await self._call(self._sending, ask, send_fault)

    async def message(self, place: Mapping[str, str], text: str) -> Answer:
        """Send a direct message, once, to a `participant_id` or a `dm_conversation_id`."""
        ask = partial(tweepy.Client.create_direct_message, text=text, user_auth=True, **place)
        return await self._call(self._sending, ask, send_fault)

    async def hide(self, post: str) -> Answer:
        """Take a reply under a post of the account's own out of sight."""
        ask = partial(tweepy.Client.hide_reply, id=post, user_auth=True)
        return await self._call(self._sending, ask, hide_fault)

    async def close(self) -> None:
        """Release the sockets; safe to call twice."""
        for pool in (self._reading, self._sending):
            pool.shutdown(wait=False, cancel_futures=True)
        while self._made:
            self._made.pop().session.close()

    async def _read_listing(self, route: str, place: Mapping[str, Any], kind: str) -> Answer:
        """X is renaming the fields that one has to ask for, and refuses names that it does not
        know: where the one dialect is refused, the other is tried, and kept where it works."""
        try:
            return await self._read(_listing(route, place, self._dialect[kind]))
        except RetryLater as error:
            if error.code != "refused_400":
                raise
        other = next(each for each in DIALECTS if each is not self._dialect)
        answer = await self._read(_listing(route, place, other[kind]))
        self._dialect = other
        return answer

    async def _read(self, ask: Callable[[tweepy.Client], Any]) -> Answer:
        return await self._call(self._reading, ask, read_fault)

    async def _call(
        self, pool: ThreadPoolExecutor, ask: Callable[[tweepy.Client], Any], sort: Sort
    ) -> Answer:
        try:
            # The HTTP library's time-out begins anew with every byte, so the whole has one too.
            made = await run(pool, partial(self._make, ask, sort), self._timings.whole)
        except NeverBegan:
            made = RetryLater("never_began")
        except TimeoutError as error:
            made = sort(error)
        if isinstance(made, Answer):
            return made
        raise made  # out here, so that it does not drag the call and its text along

    def _make(
        self, ask: Callable[[tweepy.Client], Any], sort: Sort
    ) -> Answer | ConnectorError | Duplicate:
        """Returns the error, so that it does not drag the library's and its text along."""
        try:
            return _answer(ask(self._api()))
        except Exception as error:  # noqa: BLE001 - any answer can be garbage
            return sort(error)

    def _api(self) -> tweepy.Client:
        api: tweepy.Client | None = getattr(self._local, "api", None)
        if api is None:
            keys = self._keys
            api = tweepy.Client(
                consumer_key=keys.consumer_key,
                consumer_secret=keys.consumer_secret,
                access_token=keys.access_token,
                access_token_secret=keys.access_token_secret,
                return_type=requests.Response,
                wait_on_rate_limit=False,
            )
            api.session = Wire(self._api_url, self._timings)
            self._local.api = api
            self._made.append(api)
        return api


def _listing(
    route: str, place: Mapping[str, Any], fields: Mapping[str, str]
) -> Callable[[tweepy.Client], Any]:
    asked = {name: value for name, value in place.items() if value is not None} | dict(fields)
    return lambda api: api.request("GET", route, params=asked, user_auth=True)


def _answer(response: requests.Response) -> Answer:
    try:
        body = json.loads(response.content)
    except (ValueError, RecursionError):
        raise Garbled("garbled") from None
    if not isinstance(body, dict):
        raise Garbled("garbled")
    headers = response.headers
    return Answer(
        body, read_date(headers), read_allowance(headers), headers.get("x-access-level", "")
    )

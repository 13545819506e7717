"""X's API v2 on 127.0.0.1, as far as a brand's account uses it: strict about signatures,
parameters, bodies, limits and who may be answered."""

from __future__ import annotations

import asyncio
import base64
import json
import time
from collections.abc import Awaitable, Callable, Collection
from email.utils import formatdate
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from twitter_text import extract_urls, parse_tweet

from tests.doubles.serving import Trouble
from tests.doubles.x.bill import Bill
from tests.doubles.x.oauth import Guard
from tests.doubles.x.parameters import (
    DIALECTS,
    EVENT_EXPANSIONS,
    EVENT_FIELDS,
    EVENT_TYPES,
    EXPANSIONS,
    POST_FIELDS,
    USER_FIELDS,
    Query,
)
from tests.doubles.x.problems import Problem, answer, forbidden, invalid
from tests.doubles.x.rates import Rates
from tests.doubles.x.records import Event, Post, Snowflakes, User

SECRETS = {
    "consumer_key": "ck-of-the-tests",
    "consumer_secret": "cs-of-the-tests",
    "access_token": "7001-at-of-the-tests",
    "token_secret": "ts-of-the-tests",
}
REACH = 800  # mentions that can be read back


class XDouble:
    """`faults` are what the next calls of an endpoint meet; `calls` all that were made. dialects
    are the ways to ask for fields that are understood."""

    def __init__(self) -> None:
        self.brand = User("7001", "papatya")
        self.people: dict[str, User] = {"papatya": self.brand}
        self.posts: list[Post] = []
        self.events: list[Event] = []
        self.sent: list[Post | Event] = []
        self.faults: dict[str, list[Trouble]] = {}
        self.calls: list[tuple[str, dict[str, str]]] = []
        self.dialects = DIALECTS
        self.access = "read-write-directmessages"
        self.now: Callable[[], float] = time.time
        self.rates = Rates(lambda: self.now())  # noqa: PLW0108 - tests set it anew
        self.bill = Bill()
        self.url = ""
        self.serving: asyncio.Task[None]
        self._ids = Snowflakes(lambda: self.now())  # noqa: PLW0108 - as above
        self._guard = Guard(SECRETS)

    def app(self) -> Starlette:
        """The API."""
        routes = [
            ("/2/users/me", "GET", "me", self._me),
            ("/2/users/{id}/mentions", "GET", "mentions", self._mentions),
            ("/2/users/{id}/tweets", "GET", "own_posts", self._own_posts),
            ("/2/dm_events", "GET", "dm_events", self._dm_events),
            ("/2/tweets", "POST", "tweets", self._tweet),
            ("/2/dm_conversations/with/{person}/messages", "POST", "dm", self._message),
            ("/2/dm_conversations/{group}/messages", "POST", "dm", self._message),
            ("/2/tweets/{id}/hidden", "PUT", "hidden", self._hidden),
        ]
        return Starlette(
            routes=[
                Route(path, self._endpoint(name, handle), methods=[method])
                for path, method, name, handle in routes
            ]
        )

    def person(self, name: str, automated: bool = False) -> User:
        """The user of that name, made when first named."""
        user = User(str(8001 + len(self.people)), name, automated)
        return self.people.setdefault(name, user)

    def post(self, author: User, text: str, **fields: Any) -> Post:
        """Somebody posts; a reply belongs to its parent's conversation."""
        made = self._ids.make()
        parent: Post | None = fields.get("parent")
        fields.setdefault("mentions", [self.brand])
        fields.setdefault("conversation", parent.conversation if parent else made)
        post = Post(made, author, text, history=[*fields.pop("history", []), made], **fields)
        self.posts.append(post)
        return post

    def edit(self, post: Post, text: str) -> Post:
        """The newest version takes the place of the others."""
        self.posts.remove(post)
        whole = {"conversation": post.conversation, "history": post.history}
        return self.post(post.author, text, mentions=post.mentions, parent=post.parent, **whole)

    def message(self, sender: User, text: str, **fields: Any) -> Event:
        """Somebody writes in private."""
        pair = "-".join(sorted((sender.id, self.brand.id), key=int))
        event = Event(self._ids.make(), sender, fields.pop("conversation", pair), text, **fields)
        self.events.append(event)
        return event

    def _endpoint(
        self, name: str, handle: Callable[[Request], Awaitable[object]]
    ) -> Callable[[Request], Awaitable[Response]]:
        async def receive(request: Request) -> Response:
            self.calls.append((name, dict(request.query_params)))
            if self.faults.get(name):
                return self._sealed(await self.faults[name].pop(0)(), name)
            try:
                self._guard.check(request)
                self.rates.take(name)
                made = await handle(request)
                response = answer(made, 201 if request.method == "POST" else 200)
            except Problem as problem:
                response = problem.response()
            return self._sealed(response, name)

        return receive

    def _sealed(self, response: Response, name: str) -> Response:
        """With the headers that X adds to every answer."""
        for header, value in self.rates.headers(name).items():
            response.headers.setdefault(header, value)
        response.headers["date"] = formatdate(self.now(), usegmt=True)
        response.headers["x-access-level"] = self.access
        return response

    async def _me(self, request: Request) -> object:
        query = Query(request.query_params, self.dialects)
        fields = query.listed("user.fields", USER_FIELDS)
        query.end()
        self.bill.read("user", self.brand.id)
        return {"data": self.brand.show(fields)}

    async def _mentions(self, request: Request) -> object:
        self._require_own(request)
        ours = [post for post in self.posts if self.brand in post.mentions][-REACH:]
        return self._page(request, ours, "mention")

    async def _own_posts(self, request: Request) -> object:
        self._require_own(request)
        ours = [post for post in self.posts if post.author is self.brand]
        return self._page(request, ours, "own_post")

    def _require_own(self, request: Request) -> None:
        if request.path_params["id"] != self.brand.id:
            raise forbidden("This is somebody else's timeline.")

    def _page(self, request: Request, posts: list[Post], kind: str) -> object:
        query = Query(request.query_params, self.dialects)
        fields = query.listed(query.dialect, POST_FIELDS[query.dialect])
        expansions = query.listed("expansions", EXPANSIONS[query.dialect])
        user_fields = query.listed("user.fields", USER_FIELDS)
        since = query.number("since_id", 1, 10**19, 1)
        size = query.number("max_results", 5, 100, 10)
        token = query.text("pagination_token")
        query.end()
        newest = sorted((post for post in posts if post.id > since), key=lambda post: -post.id)
        page, meta = _cut(newest, size, token)
        body: dict[str, Any] = {"meta": meta}
        if page:
            shown = {*fields, *expansions}
            body["data"] = [post.show(shown, query.dialect) for post in page]
            meta |= {"newest_id": str(page[0].id), "oldest_id": str(page[-1].id)}
        if page and "author_id" in expansions:
            authors = {post.author.id: post.author for post in page}
            body["includes"] = {"users": [user.show(user_fields) for user in authors.values()]}
            for name in authors:
                self.bill.read("user", name)
        for post in page:
            self.bill.read(kind, str(post.id))
        return body

    async def _dm_events(self, request: Request) -> object:
        query = Query(request.query_params, self.dialects)
        known = EVENT_FIELDS["tweet.fields"] if "tweet.fields" in self.dialects else frozenset()
        fields = query.listed("dm_event.fields", known | EVENT_FIELDS["post.fields"])
        expansions = query.listed("expansions", EVENT_EXPANSIONS)
        query.listed("event_types", EVENT_TYPES)
        size = query.number("max_results", 1, 100, 100)
        token = query.text("pagination_token")
        query.end()
        newest = sorted(self.events, key=lambda event: -event.id)
        page, meta = _cut(newest, size, token)
        for event in page:
            self.bill.read("message", str(event.id))
        shown = [event.show({*fields, *expansions}) for event in page]
        return {"data": shown, "meta": meta} if page else {"meta": meta}

    async def _tweet(self, request: Request) -> object:
        body = await self._body(request, {"text", "reply", "quote_tweet_id", "reply_settings"})
        text, reply = body.get("text"), body.get("reply", {})
        if not isinstance(text, str) or not parse_tweet(text).valid:
            raise forbidden("Your Tweet text is not valid or too long.")
        if not isinstance(reply, dict) or set(reply) - {"in_reply_to_tweet_id"}:
            raise invalid("reply", "", "$.reply: is not valid")
        parent = self._answerable(reply.get("in_reply_to_tweet_id"))
        if any(self._is_same(post, text, parent) for post in self.posts):
            raise forbidden("You are not allowed to create a Tweet with duplicate content.")
        return self.publish(text, parent)

    def publish(self, text: str, parent: Post | None) -> object:
        """The brand's post is there."""
        self.bill.done("post_with_link" if extract_urls(text) else "reply")
        post = self.post(self.brand, text, mentions=[], parent=parent)
        self.sent.append(post)
        return {
            "data": {"id": str(post.id), "text": text, "edit_history_tweet_ids": [str(post.id)]}
        }

    def _is_same(self, post: Post, text: str, parent: Post | None) -> bool:
        return (post.author, post.text, post.parent) == (self.brand, text, parent)

    def _answerable(self, name: object) -> Post | None:
        """Since February 2026 an app answers only those who named the account or quoted it."""
        if name is None:
            return None
        parent = next((post for post in self.posts if str(post.id) == name), None)
        if parent is None:
            raise forbidden(
                "You attempted to reply to a Tweet that is deleted or not visible to you."
            )
        quotes_us = parent.quoted is not None and parent.quoted.author is self.brand
        if self.brand not in parent.mentions and not quotes_us:
            raise forbidden(
                "Reply to this conversation is not allowed because you have not been mentioned "
                "or otherwise engaged by the author of the post you are replying to."
            )
        return parent

    async def _message(self, request: Request) -> object:
        body = await self._body(request, {"text", "attachments"})
        text = body.get("text")
        if not isinstance(text, str) or not 0 < len(text) <= 10_000:
            raise invalid("text", "", "$.text: must be 1 to 10000 characters long")
        person = request.path_params.get("person")
        if person and person not in {user.id for user in self.people.values()}:
            raise forbidden("You cannot send messages to this user.")
        return self.deliver(text, person, request.path_params.get("group"))

    def deliver(self, text: str, person: str | None, group: str | None) -> object:
        """The brand's message is there."""
        self.bill.done("message")
        place = group or "-".join(sorted((person or "", self.brand.id), key=int))
        event = self.message(self.brand, text, conversation=place)
        self.sent.append(event)
        return {"data": {"dm_conversation_id": place, "dm_event_id": str(event.id)}}

    async def _hidden(self, request: Request) -> object:
        body = await self._body(request, {"hidden"})
        post = next((p for p in self.posts if str(p.id) == request.path_params["id"]), None)
        if not isinstance(body.get("hidden"), bool):
            raise invalid("hidden", "", "$.hidden: is missing but it is required")
        if post is None:
            raise Problem(404, "Not Found Error", "Could not find tweet.", "resource-not-found")
        root = next((p for p in self.posts if p.id == post.conversation), None)
        if post.parent is None or root is None or root.author is not self.brand:
            raise forbidden("You can only hide replies in your own conversations.")
        post.hidden = body["hidden"]
        self.bill.done("hide")
        return {"data": {"hidden": post.hidden}}

    async def _body(self, request: Request, allowed: Collection[str]) -> dict[str, Any]:
        if request.headers.get("content-type") != "application/json":
            raise Problem(400, "Invalid Request", "Content-Type must be application/json")
        try:
            body = json.loads(await request.body())
        except ValueError:
            raise Problem(400, "Invalid Request", "The body is not JSON") from None
        for name in body:
            if name not in allowed:
                raise invalid(name, "", f"$.{name}: is not defined in the schema")
        return dict(body)


def _cut(newest: list[Any], size: int, token: str | None) -> tuple[list[Any], dict[str, Any]]:
    """A page of what is older than the token, and where the next one begins."""
    if token is not None:
        try:
            below = int(base64.b32hexdecode(token))
        except ValueError:
            raise invalid("pagination_token", token, "is not valid") from None
        newest = [each for each in newest if each.id < below]
    page = newest[:size]
    meta: dict[str, Any] = {"result_count": len(page)}
    if len(newest) > size:
        meta["next_token"] = base64.b32hexencode(str(page[-1].id).encode()).decode()
    return page, meta

"""A Mastodon server of our own on 127.0.0.1: strict about tokens, parameters, lengths and limits,
and able to make trouble. Source: docs.joinmastodon.org, the methods of accounts, apps, instance,
notifications and statuses."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import regex
from mastodon._url_regex import url_regex
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.doubles.mastodon.html import MENTION
from tests.doubles.mastodon.people import Person, Post, written
from tests.doubles.serving import Trouble

TOKEN = "s3cret-of-the-tests"
APPLICATION = "Papatya's bot"
LONGEST = 500
MOST_AT_ONCE = 20
PAGES = {"types[]", "min_id", "max_id", "since_id", "limit", "include_filtered"}
OWN_PAGES = {"min_id", "limit", "exclude_reblogs", "only_media", "pinned", "exclude_replies"}
OWN_PAGES |= {"exclude_direct"}
POSTING = {"status", "in_reply_to_id", "visibility", "sensitive", "strict_content_type"}


class MastodonDouble:
    """`posts` holds what stands on the server, `faults` what the next calls of an endpoint meet,
    `keys` the statuses by their idempotency key, `calls` the names of the endpoints asked."""

    def __init__(self) -> None:
        self.brand = Person("1001", "papatya", bot=True)
        self.people = {"papatya": self.brand}
        self.posts: dict[str, Post] = {}
        self.notifications: list[dict[str, Any]] = []
        self.faults: dict[str, list[Trouble]] = {}
        self.keys: dict[str, Post] = {}
        self.calls: list[str] = []
        self.scopes = ["read", "write:statuses"]
        self.policy = {"for_not_following": "accept", "for_private_mentions": "filter"}
        self.left = {"api": 300, "statuses": 300}
        self.next_id = 115_000_000_000_000_000
        self.url = ""
        self.blocking: set[str] = set()  # ids of people who block the brand
        self.version = "4.5.1"
        self.serving: asyncio.Task[None]

    def new_id(self) -> str:
        """Grows, as Mastodon's do."""
        self.next_id += 65_537
        return str(self.next_id)

    def person(self, name: str, bot: bool = False) -> Person:
        """The account of that name; made when it is first named."""
        return self.people.setdefault(name, Person(self.new_id(), name, bot))

    def write(self, author: Person, text: str, visibility: str = "public", **fields: Any) -> Post:
        """A status, and a notification where it mentions the brand."""
        names = {found[1].lower() for found in MENTION.finditer(text)}
        mentions = [self.people[name] for name in sorted(names & set(self.people))]
        post = Post(self.new_id(), author, text, visibility, datetime.now(UTC), mentions, **fields)
        self.posts[post.id] = post
        if self.brand in mentions and author is not self.brand:
            filtered = visibility == "direct"  # nobody here is followed by the brand
            self.notify({"type": "mention", "status": post, "filtered": filtered})
        return post

    def notify(self, fields: dict[str, Any]) -> None:
        """A notification at the end of the brand's."""
        at = written(datetime.now(UTC))
        self.notifications.append({"id": self.new_id(), "created_at": at, **fields})

    def edit(self, post_id: str, text: str) -> None:
        """The writer changes the text."""
        post = self.posts[post_id]
        now = datetime.now(UTC)
        before = post.edited_at or post.created_at
        post.text, post.edited_at = text, max(now, before + timedelta(milliseconds=1))

    def delete(self, post_id: str) -> None:
        """The writer takes it back; the notification goes with it."""
        post = self.posts.pop(post_id)
        self.notifications = [n for n in self.notifications if n.get("status") is not post]

    def app(self) -> Starlette:
        """The API."""
        routes = {
            "/api/v1/accounts/verify_credentials": self._me,
            "/api/v1/apps/verify_credentials": self._application,
            "/api/v2/instance/": self._instance,
            "/api/v1/notifications": self._notifications,
            "/api/v2/notifications/policy": self._policy,
            "/api/v1/accounts/{id}/statuses": self._own_posts,
            "/api/v1/accounts/relationships": self._relationships,
            "/api/v1/statuses": self._statuses,
            "/api/v1/statuses/{id}": self._status,
        }
        made = [Route(path, self._guard(end), methods=["GET"]) for path, end in routes.items()]
        post = Route("/api/v1/statuses", self._guard(self._post), methods=["POST"])
        return Starlette(routes=[*made, post])

    def _guard(
        self, endpoint: Callable[[Request], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        name = endpoint.__name__.strip("_")
        family = "statuses" if name == "post" else "api"

        async def answer(request: Request) -> Response:
            self.calls.append(name)
            self.left[family] -= 1
            if request.headers.get("authorization") != f"Bearer {TOKEN}":
                return refuse(401, "The access token is invalid")
            if self.left[family] < 0:
                return too_many(300)
            meet = self.faults[name].pop(0) if self.faults.get(name) else None
            if meet is lose:
                await endpoint(request)
            if meet not in (None, well):
                return await meet()
            return with_limits(await endpoint(request), self.left[family])

        return answer

    async def _me(self, _: Request) -> Response:
        return show(self.brand.show(self.url))

    async def _application(self, _: Request) -> Response:
        return show({"id": "7", "name": APPLICATION, "website": None, "scopes": self.scopes})

    async def _instance(self, _: Request) -> Response:
        rules = {"max_characters": LONGEST, "characters_reserved_per_url": 23}
        return show({"version": self.version, "configuration": {"statuses": rules}})

    async def _policy(self, _: Request) -> Response:
        return show({**self.policy, "summary": {"pending_requests_count": 0}})

    async def _notifications(self, request: Request) -> Response:
        query = request.query_params
        if "read" not in self.scopes:
            return refuse(403, "This action is outside the authorized scopes")
        if set(query) - PAGES:
            return refuse(422, "unknown parameter")
        kinds = query.getlist("types[]")
        found = [n for n in self.notifications if n["type"] in kinds]
        if query.get("include_filtered") != "true":
            found = [n for n in found if not n.get("filtered")]
        return show([self._show_notification(n) for n in page(found, query, 80)])

    def _show_notification(self, notification: dict[str, Any]) -> dict[str, Any]:
        shown = {key: value for key, value in notification.items() if key != "filtered"}
        if isinstance(post := shown.get("status"), Post):
            shown |= {"status": post.show(self.url, self.brand), "account": None}
            shown["account"] = post.author.show(self.url)
        return shown

    async def _own_posts(self, request: Request) -> Response:
        if set(request.query_params) - OWN_PAGES:
            return refuse(422, "unknown parameter")
        own = [p for p in self.posts.values() if p.author.id == request.path_params["id"]]
        shown = [post.show(self.url, self.brand) for post in own]
        return show(page(shown, request.query_params, 40))

    async def _statuses(self, request: Request) -> Response:
        ids = request.query_params.getlist("id[]")
        if len(set(ids)) > MOST_AT_ONCE:
            return refuse(422, "Too many statuses requested")
        found = [self.posts[one] for one in ids if self._is_shown(one)]
        return show([post.show(self.url, self.brand) for post in found])

    async def _status(self, request: Request) -> Response:
        one = request.path_params["id"]
        if not self._is_shown(one):
            return refuse(404, "Record not found")
        return show(self.posts[one].show(self.url, self.brand))

    def _is_shown(self, post_id: str) -> bool:
        """Blocked accounts are not shown what is public; what mentions them in private is."""
        post = self.posts.get(post_id)
        if post is None:
            return False
        return post.visibility in ("direct", "private") or post.author.id not in self.blocking

    async def _relationships(self, request: Request) -> Response:
        query = request.query_params
        known = {person.id for person in self.people.values()}
        asked = [one for one in query.getlist("id[]") + query.getlist("id") if one in known]
        return show([{"id": one, "blocked_by": one in self.blocking} for one in asked])

    async def _post(self, request: Request) -> Response:
        form = {key: str(value) for key, value in (await request.form()).items()}
        if not {"write", "write:statuses"} & set(self.scopes):
            return refuse(403, "This action is outside the authorized scopes")
        if set(form) - POSTING:
            return refuse(422, "unknown parameter")
        answered = self.posts.get(form.get("in_reply_to_id", ""))
        if "in_reply_to_id" in form and answered is None:
            return refuse(404, "The post you are trying to reply to does not appear to exist.")
        key = request.headers.get("idempotency-key", "")
        if key in self.keys:
            return show(self.keys[key].show(self.url, self.brand))
        text = form.get("status", "")
        if not text.strip() or count(text) > LONGEST or "\x00" in text:
            return refuse(422, "Validation failed: character limit of 500 exceeded")
        post = self.write(self.brand, text, form["visibility"], answers=answered)
        post.application = APPLICATION
        if key:
            self.keys[key] = post
        return show(post.show(self.url, self.brand))


async def lose() -> Response:
    """The next call is done, and never answered."""
    await asyncio.sleep(30)
    return Response("")


async def well() -> Response:
    """The next call meets no trouble."""
    return Response("")


def count(text: str) -> int:
    """With the regular expression that Mastodon's own page counts by."""
    linked = url_regex.sub(lambda found: found.group(2) + "x" * 23, text)
    return len(regex.findall(r"\X", MENTION.sub(r"@\1", linked)))


def page(items: list[dict[str, Any]], query: Any, most: int) -> list[dict[str, Any]]:
    """Newest first; with min_id those right behind it."""
    limit = min(int(query.get("limit", 20)), most)
    if "min_id" in query:
        return [n for n in items if later(n["id"], query["min_id"])][:limit][::-1]
    return items[::-1][:limit]


def later(one: object, other: str) -> bool:
    return int(str(one)) > int(other)


def show(body: object, status: int = 200) -> Response:
    """JSON in ASCII, which can hold half an emoji."""
    headers = {"date": format_datetime(datetime.now(UTC), usegmt=True)}
    return Response(json.dumps(body), status, headers, media_type="application/json")


def refuse(status: int, error: str) -> Response:
    """An error in Mastodon's shape."""
    return show({"error": error}, status)


def too_many(seconds: int) -> Response:
    """A 429, which says only when the count begins anew."""
    now = datetime.now(UTC).replace(microsecond=0)
    response = refuse(429, "Too many requests")
    response.headers["date"] = format_datetime(now, usegmt=True)
    response.headers["x-ratelimit-limit"] = "300"
    response.headers["x-ratelimit-remaining"] = "0"
    response.headers["x-ratelimit-reset"] = (now + timedelta(seconds=seconds)).strftime(
        "%Y-%m-%dT%H:%M:%S.000000Z"
    )
    return response


def with_limits(response: Response, left: int) -> Response:
    """As every answer tells."""
    reset = datetime.now(UTC) + timedelta(minutes=5)
    response.headers["x-ratelimit-limit"] = "300"
    response.headers["x-ratelimit-remaining"] = str(left)
    response.headers["x-ratelimit-reset"] = reset.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return response

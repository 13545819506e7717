"""New posts and comments by polling: mentions of the page, posts of visitors, comments.

Sources: Meta's reference pages of the edges Page/tagged, Page/feed and Post/comments.
"""

from __future__ import annotations

from datetime import datetime

from socialbot.connectors.common.shapes import Unreadable, table
from socialbot.connectors.errors import GiveUp, RetryLater, StopConnector
from socialbot.connectors.facebook.parse import (
    COMMENT_FIELDS,
    POST_FIELDS,
    read_comment,
    read_post,
)
from socialbot.connectors.graph.client import GraphClient
from socialbot.connectors.graph.findings import Findings
from socialbot.connectors.graph.items import Account, Item
from socialbot.connectors.graph.lists import read_list, read_page
from socialbot.connectors.graph.sends import OwnSends
from socialbot.connectors.graph.shapes import ident

POSTS = 50  # the newest posts, whose comments are read
PAGE = 25
COMMENTS = 50
CLOSED = ("refused", "permission_missing")
"""What Meta says where one post is closed to the page; the rest of its comments is not read."""


class Walls:
    """The page's own wall, and the posts elsewhere that mention it."""

    def __init__(self, client: GraphClient, account: Account, sends: OwnSends) -> None:
        self._client = client
        self._account = account
        self._sends = sends

    async def read(self, window: datetime, findings: Findings) -> None:
        """Add what was written on the page since `window`. Raises the errors of the client's
        read()."""
        left = POSTS
        comments = f"{_comments_since(window)}{{{COMMENT_FIELDS}}}"
        feed = read_list(
            self._client,
            f"{self._account.id}/feed",
            lambda _: left <= 0,
            fields=f"{POST_FIELDS},{comments}",
            limit=PAGE,
        )
        async for raw in feed:
            left -= 1
            await self._read_wall(raw, window, findings)

    async def read_tagged(self, window: datetime, findings: Findings) -> None:
        """Add the posts since `window` that mention the page; some stand on its wall too. Raises
        the errors of the client's read()."""
        found: list[Item] = []
        tagged = read_list(
            self._client,
            f"{self._account.id}/tagged",
            lambda _: False,
            fields=POST_FIELDS,
            since=int(window.timestamp()),
            limit=PAGE,
        )
        async for raw in tagged:
            self._add_post(raw, window, found, findings)
        findings.take(found)

    async def _read_wall(self, raw: object, window: datetime, findings: Findings) -> None:
        found: list[Item] = []
        try:
            post_id = ident(table(raw).get("id"))
        except Unreadable:
            findings.skip(raw)
            return
        self._add_post(raw, window, found, findings)
        findings.take(found)
        await self._read_comments(table(raw).get("comments"), post_id, window, findings)

    async def _read_comments(
        self, listing: object, post_id: str, window: datetime, findings: Findings
    ) -> None:
        if listing is None:
            return
        found: list[Item] = []
        comments, after = read_page(listing)
        while self._add_comments(comments, post_id, window, found, findings) and after:
            try:
                comments, after = read_page(await self._more(post_id, window, after))
            except GiveUp:  # the post is gone, and with it the rest
                break
            except (RetryLater, StopConnector) as error:
                if error.code not in CLOSED:
                    raise
                findings.skip([post_id, after])
                break
        findings.take(found)

    async def _more(self, post_id: str, window: datetime, after: str) -> object:
        return await self._client.read(
            f"{post_id}/comments",
            filter="stream",
            order="reverse_chronological",
            since=int(window.timestamp()),
            fields=COMMENT_FIELDS,
            limit=COMMENTS,
            after=after,
        )

    def _add_post(
        self, raw: object, window: datetime, found: list[Item], findings: Findings
    ) -> None:
        try:
            item = read_post(raw, self._account)
        except Unreadable:
            findings.skip(raw)
            return
        if item and item.message.sent_at >= window:
            found.append(item)

    def _add_comments(
        self,
        comments: list[object],
        post_id: str,
        window: datetime,
        found: list[Item],
        findings: Findings,
    ) -> bool:
        """Whether the next page may hold more that is new."""
        for raw in comments:
            try:
                item = read_comment(raw, post_id, self._account, self._sends)
            except Unreadable:
                findings.skip(raw)
                continue
            if item.message.sent_at < window:
                return False
            found.append(item)
        return bool(comments)


def _comments_since(window: datetime) -> str:
    """Replies to comments too, the newest first."""
    since = int(window.timestamp())
    return f"comments.filter(stream).order(reverse_chronological).since({since}).limit({COMMENTS})"

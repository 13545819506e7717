"""New comments and captions by polling: the newest media of the brand, and posts that tag it.

Sources: Meta's pages "IG User Media", "IG Media Comments" and "Tags". Comments come with the
newest first, and bring the replies to them along.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from socialbot.connectors.common.shapes import Unreadable, table
from socialbot.connectors.errors import GiveUp, RetryLater, StopConnector
from socialbot.connectors.graph.client import GraphClient
from socialbot.connectors.graph.findings import Findings
from socialbot.connectors.graph.items import Item
from socialbot.connectors.graph.lists import read_list, read_page
from socialbot.connectors.graph.sends import OwnSends
from socialbot.connectors.graph.shapes import edge, ident, moment
from socialbot.connectors.instagram.comments import FIELDS, Place, place_under, read_comment
from socialbot.connectors.instagram.mentions import CAPTION_FIELDS, read_tagged
from socialbot.connectors.instagram.profile import Profile

MEDIA = 25  # the newest of the brand's media, whose comments are read
COMMENTS = 50
TAGS = 25
NOT_ALLOWED = ("permission_missing", "refused")
COMMENT_FIELDS = f"{FIELDS},replies.limit({COMMENTS}){{{FIELDS}}}"
MEDIA_FIELDS = f"id,comments.limit({COMMENTS}){{{COMMENT_FIELDS}}}"


class Media:
    """What is written in public to one account."""

    def __init__(self, client: GraphClient, user_id: str, sends: OwnSends) -> None:
        self._client = client
        self._user_id = user_id
        self._sends = sends

    async def read(self, window: datetime, profile: Profile, findings: Findings) -> None:
        """Add what was written under the brand's media since `window`. Raises the errors of the
        client's read()."""
        path = f"{self._user_id}/media"
        newest, _ = read_page(await self._client.read(path, fields=MEDIA_FIELDS, limit=MEDIA))
        for raw in newest:
            await self._read_media(raw, window, profile, findings)

    async def read_tags(self, window: datetime, profile: Profile, findings: Findings) -> None:
        """Add the posts since `window` that tag the brand. A token that may not read them still
        reads the rest; `socialbot doctor` tells of it. Raises the errors of the client's read()."""
        found: list[Item] = []
        tags = read_list(
            self._client,
            f"{self._user_id}/tags",
            lambda raw: _is_old(raw, window),
            fields=CAPTION_FIELDS,
            limit=TAGS,
        )
        try:
            async for raw in tags:
                _add(raw, lambda each: read_tagged(each, profile), window, found, findings)
        except (RetryLater, StopConnector) as error:
            if error.code not in NOT_ALLOWED:
                raise
        findings.take(found)

    async def _read_media(
        self, raw: object, window: datetime, profile: Profile, findings: Findings
    ) -> None:
        try:
            media = table(raw)
            path = f"{ident(media.get('id'))}/comments"
        except Unreadable:
            findings.skip(raw)
            return
        if "comments" not in media:
            return
        found: list[Item] = []
        comments, after = read_page(media["comments"])
        while True:
            self._add_comments(comments, window, profile, found, findings)
            if not after or not comments or _is_old(comments[-1], window):
                break
            try:
                asked = {"fields": COMMENT_FIELDS, "after": after}
                comments, after = read_page(await self._client.read(path, **asked, limit=COMMENTS))
            except GiveUp:  # the post is gone, and with it the rest
                break
            except (RetryLater, StopConnector) as error:
                if error.code not in NOT_ALLOWED:
                    raise
                findings.skip([path, after])
                break
        findings.take(found)

    def _add_comments(
        self,
        comments: list[object],
        window: datetime,
        profile: Profile,
        found: list[Item],
        findings: Findings,
    ) -> None:
        """A reply may be new under a comment that is old."""
        for raw in comments:
            self._add(raw, Place(), window, profile, found, findings)
            try:
                replies = edge(table(raw).get("replies"))
                place = place_under(raw, profile) if replies else Place()
            except Unreadable:
                continue  # the comment itself is counted
            for reply in replies:
                self._add(reply, place, window, profile, found, findings)

    def _add(  # noqa: PLR0913, PLR0917 - what is known of one comment
        self,
        raw: object,
        place: Place,
        window: datetime,
        profile: Profile,
        found: list[Item],
        findings: Findings,
    ) -> None:
        def read(each: object) -> Item | None:
            return read_comment(each, place, profile, self._sends)

        _add(raw, read, window, found, findings)


def _add(
    raw: object,
    read: Callable[[object], Item | None],
    window: datetime,
    found: list[Item],
    findings: Findings,
) -> None:
    try:
        item = read(raw)
    except Unreadable:
        findings.skip(raw)
        return
    if item and item.message.sent_at >= window:
        found.append(item)


def _is_old(raw: object, window: datetime) -> bool:
    try:
        return moment(table(raw).get("timestamp")) < window
    except Unreadable:
        return False

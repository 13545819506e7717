"""Nothing that could come from outside makes a parser raise, or log."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from socialbot.connectors.graph.sends import OwnSends
from socialbot.connectors.instagram.comments import Place, place_under, read_comment
from socialbot.connectors.instagram.mentions import Mention, read_mentioned, read_tagged
from socialbot.connectors.instagram.pending import Pending
from socialbot.connectors.instagram.profile import Profile, own_account, read_profile
from socialbot.connectors.instagram.webhook import InstagramWebhook
from socialbot.settings import Instagram as Config
from tests.connectors.ear import Ear
from tests.connectors.garbage import VALUES, check, mutated, mutated_bodies
from tests.connectors.graph.reads import Reads, check_reads
from tests.connectors.instagram import payloads
from tests.doubles.graph.instagram import PAGE_ID, SELF_ID, USER_ID, USERNAME

ME = Profile(own_account(USER_ID, PAGE_ID), USERNAME)
CONFIG = Config(page_id=PAGE_ID, user_id=USER_ID, page_token="t", app_secret="s", verify_token="v")
AT = "2026-11-22T10:00:00+0000"
PUSHED = [
    payloads.body(payloads.said(payloads.message(), payloads.story_mention())),
    payloads.body(payloads.said(payloads.echo()), payloads.said(payloads.message_edit("Yeni", 2))),
    payloads.body(payloads.said(payloads.message(None, is_deleted=True))),
    payloads.body(payloads.said({"postback": {"mid": "1", "title": "Kargom?"}, "sender": {}})),
    payloads.body(payloads.changed(payloads.comment(), payloads.own_comment())),
    payloads.body(payloads.changed(payloads.comment(parent_id="1785"), field="live_comments")),
    payloads.body(payloads.changed({"media_id": "179", "comment_id": "178"}, field="mentions")),
]
COMMENT = {
    "id": payloads.COMMENT,
    "timestamp": AT,
    "from": {"id": payloads.AYSE, "username": "ayse"},
    "username": "ayse",
    "text": f"@{USERNAME} ne zaman?",
}
OWN = COMMENT | {"from": {"id": SELF_ID, "username": USERNAME}, "text": "Yarın"}
THREAD = COMMENT | {"replies": {"data": [OWN, COMMENT]}}
MEDIA = {"id": payloads.MEDIA, "timestamp": AT, "username": "mert", "caption": f"@{USERNAME} bak"}
LISTED = [
    COMMENT,
    OWN,
    THREAD,
    MEDIA,
    {"mentioned_comment": COMMENT, "id": USER_ID},
    {"mentioned_media": MEDIA, "id": USER_ID},
    {"username": USERNAME, "id": USER_ID},
]
READS: Reads = [
    lambda raw: read_comment(raw, Place(), ME, OwnSends()),
    lambda raw: read_comment(raw, Place("1785"), ME, OwnSends()),
    lambda raw: read_comment(raw, place_under(raw, ME), ME, OwnSends()),
    lambda raw: read_tagged(raw, ME),
    lambda raw: read_mentioned(raw, Mention("179", "178"), ME),
    lambda raw: read_mentioned(raw, Mention("179"), ME),
    lambda raw: read_profile(raw, USER_ID, PAGE_ID) and None,
]


@settings(max_examples=600, deadline=None)
@given(mutated_bodies(PUSHED))
def test_mutated_requests_are_read_or_counted(body: bytes) -> None:
    pending = Pending()
    pending.begin(None, datetime(2020, 1, 1, tzinfo=UTC))
    with Ear() as heard:
        batch = InstagramWebhook(CONFIG, lambda: ME, OwnSends(), pending).parse(body)
    assert heard == []
    for message in batch.messages:
        check(message)
    assert all(mention.fields.isascii() for mention in pending.next(9))


@settings(max_examples=600, deadline=None)
@given(mutated(LISTED) | VALUES)
def test_mutated_lists_are_read_or_unreadable(raw: Any) -> None:
    check_reads(READS, raw)


@settings(max_examples=200, deadline=None)
@given(VALUES.map(json.dumps) | st.text(max_size=50))
def test_no_cursor_breaks_the_start(cursor: str) -> None:
    pending = Pending()
    again = pending.begin(cursor, datetime(2026, 11, 22, tzinfo=UTC))
    assert pending.since is not None
    assert json.loads(again)["since"] > 0

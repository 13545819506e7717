"""Nothing that could come from a server makes the reading raise or log."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from socialbot.connectors.mastodon.cursor import Cursor, read_cursor
from socialbot.connectors.mastodon.inbox import Read, read_changes, read_own_posts, read_page
from tests.connectors.ear import Ear
from tests.connectors.garbage import VALUES, check, mutated
from tests.connectors.mastodon.statuses import ME, mention, own, status
from tests.connectors.world import MARKER

SAMPLES = [
    mention(content=f"<p>{MARKER}</p>"),
    mention(visibility="direct", spoiler_text=MARKER, poll={"options": [{"title": MARKER}]}),
    mention(edited_at="2026-11-22T09:31:00.000Z", media_attachments=[{"id": "1"}]),
    mention() | {"status": None},
    status(content=MARKER),
    own(content=MARKER),
]


def check_read(read: Read) -> None:
    for message in read.messages:
        check(message)
    assert read_cursor(str(read.cursor)) == read.cursor
    assert MARKER not in str(read.cursor)


@settings(max_examples=400, deadline=None)
@given(st.lists(mutated(SAMPLES) | VALUES, max_size=3))
def test_mutated_pages_are_read_or_counted(page: list[Any]) -> None:
    with Ear() as heard:
        read = read_page(page, ME, Cursor())
        check_read(read)
        check_read(read_own_posts(page, ME, read.cursor))
        check_read(read_changes(page, ME, read.cursor))
    assert read.skipped <= len(page)
    assert heard == []

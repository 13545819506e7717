"""Nothing that could come from a server makes the reading raise or log."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from socialbot.connectors.mastodon.cursor import Cursor, read_cursor
from socialbot.connectors.mastodon.inbox import Read, read_changes, read_own_posts, read_page
from tests.connectors.mastodon.statuses import ME, mention, own, status
from tests.connectors.telegram.ear import Ear
from tests.connectors.world import MARKER

SAMPLES = [
    mention(content=f"<p>{MARKER}</p>"),
    mention(visibility="direct", spoiler_text=MARKER, poll={"options": [{"title": MARKER}]}),
    mention(edited_at="2026-11-22T09:31:00.000Z", media_attachments=[{"id": "1"}]),
    mention() | {"status": None},
    status(content=MARKER),
    own(content=MARKER),
]
EDGES = st.sampled_from([2**63, 10**30, -1, "", "\ud83d", "\x00", "９", "9999-99-99", "<a " * 50])
COPIES = st.sampled_from(SAMPLES).map(copy.deepcopy)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | EDGES
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@st.composite
def mutated(draw: st.DrawFn) -> Any:
    """A real answer in which up to three values were replaced, removed or moved elsewhere."""
    raw: Any = draw(COPIES)
    for _ in range(draw(st.integers(1, 3))):
        spots = list(_spots(raw))
        if not spots:
            break
        place, key = draw(st.sampled_from(spots))
        if draw(st.booleans()):
            place[key] = draw(VALUES | COPIES)
        else:
            del place[key]
    return raw


def _spots(value: Any) -> Iterator[tuple[Any, Any]]:
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in list(items):
        yield value, key
        if isinstance(inner, (dict, list)):
            yield from _spots(inner)


def check(read: Read) -> None:
    for message in read.messages:
        names = (message.id, message.conversation, message.author, *message.address.values())
        assert all(isinstance(name, str) and name for name in names)
        assert isinstance(message.text, str)
        assert message.sent_at.tzinfo is not None
        assert 0 <= message.revision < 2**31
    assert read_cursor(str(read.cursor)) == read.cursor
    assert MARKER not in str(read.cursor)


@settings(max_examples=400, deadline=None)
@given(st.lists(mutated() | VALUES, max_size=3))
def test_mutated_pages_are_read_or_counted(page: list[Any]) -> None:
    with Ear() as heard:
        read = read_page(page, ME, Cursor())
        check(read)
        check(read_own_posts(page, ME, read.cursor))
        check(read_changes(page, ME, read.cursor))
    assert read.skipped <= len(page)
    assert heard == []

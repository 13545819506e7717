"""Nothing that could come from outside makes a parser raise, or log."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings

from socialbot.connectors.facebook.parse import read_comment, read_post
from socialbot.connectors.facebook.webhook import FacebookWebhook
from socialbot.connectors.graph.direct import read_direct
from socialbot.connectors.graph.items import Account
from socialbot.connectors.graph.sends import MARK, OwnSends
from socialbot.settings import Facebook as Config
from tests.connectors.ear import Ear
from tests.connectors.facebook import payloads
from tests.connectors.garbage import VALUES, check, mutated, mutated_bodies
from tests.connectors.graph.reads import Reads, check_reads
from tests.doubles.graph.facebook import PAGE_ID

ME = Account("facebook", PAGE_ID, frozenset({PAGE_ID}))
SINCE = datetime(2020, 1, 1, tzinfo=UTC)
PICTURE = {"type": "image", "payload": {"url": "https://example.com/p"}}
PUSHED = [
    payloads.body(payloads.said(payloads.message(), payloads.message(None, attachments=[PICTURE]))),
    payloads.body(payloads.said(payloads.echo()), payloads.said(payloads.echo(metadata=MARK))),
    payloads.body(payloads.said(payloads.message_edit("Merhabalar"))),
    payloads.body(payloads.said({"sender": {"id": "1"}, "delivery": {"watermark": 3}})),
    payloads.body(payloads.changed(payloads.comment(), payloads.comment(verb="remove"))),
    payloads.body(payloads.changed(payloads.comment(verb="edited", photo="https://x.example"))),
    payloads.body(payloads.changed(payloads.mention(), field="mention")),
]
DIRECT = {
    "id": "m_1",
    "created_time": "2026-11-22T10:00:00+0000",
    "from": {"id": payloads.AYSE},
    "to": {"data": [{"id": PAGE_ID}]},
    "message": "Merhaba",
    "attachments": {"data": [{"id": "1"}]},
    "shares": {"data": []},
}
COMMENT = {
    "id": "9001_31",
    "created_time": "2026-11-22T10:00:00+0000",
    "from": {"id": payloads.AYSE},
    "message": "ne zaman?",
    "parent": {"id": "9001_30"},
    "attachment": {"type": "photo"},
}
POST = COMMENT | {"id": payloads.POST, "attachments": {"data": [{"media_type": "photo"}]}}
LISTED = [DIRECT, DIRECT | {"from": {"id": PAGE_ID}}, COMMENT, POST]


READS: Reads = [
    lambda raw: read_direct(raw, ME, OwnSends()),
    lambda raw: read_comment(raw, payloads.POST, ME, OwnSends()),
    lambda raw: read_post(raw, ME),
]


def webhook() -> FacebookWebhook:
    config = Config(page_id=PAGE_ID, page_token="t", app_secret="s", verify_token="v")
    return FacebookWebhook(config, ME, OwnSends(), lambda: SINCE)


@settings(max_examples=600, deadline=None)
@given(mutated_bodies(PUSHED))
def test_mutated_requests_are_read_or_counted(body: bytes) -> None:
    with Ear() as heard:
        batch = webhook().parse(body)
    assert heard == []
    for message in batch.messages:
        check(message)


@settings(max_examples=600, deadline=None)
@given(mutated(LISTED) | VALUES)
def test_mutated_lists_are_read_or_unreadable(raw: Any) -> None:
    check_reads(READS, raw)


def test_what_a_poll_found_shows_no_content() -> None:
    shown = repr(read_direct(DIRECT, ME, OwnSends()))
    assert "Merhaba" not in shown
    assert payloads.AYSE not in shown


def test_a_request_nested_too_deep_is_counted() -> None:
    assert webhook().parse(b"[" * 100_000).skipped == 1


@pytest.mark.parametrize("sample", PUSHED, ids=range(len(PUSHED)))
def test_the_samples_themselves_are_whole(sample: dict[str, Any]) -> None:
    assert webhook().parse(json.dumps(sample).encode()).skipped == 0

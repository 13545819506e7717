"""What the queue is given of the rooms below."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from sqlalchemy import Engine

from socialbot.brand import load_brand
from socialbot.connectors.base import Connector
from socialbot.connectors.facebook.connector import FacebookConnector
from socialbot.connectors.instagram.connector import InstagramConnector
from socialbot.connectors.mastodon.connector import MastodonConnector
from socialbot.connectors.originals import find_original
from socialbot.connectors.sandbox.connector import SandboxConnector
from socialbot.connectors.telegram.connector import TelegramConnector
from socialbot.connectors.x.connector import XConnector
from socialbot.domain import Channel, Intent, Kind, Language, Reason
from socialbot.pipeline import Pipeline
from socialbot.queue_tools import HIDING, QueueTools
from socialbot.redirect.library import Depth
from socialbot.store.database import open_engine
from socialbot.store.queue.item import Item, read_item_whole
from socialbot.store.records import Records
from socialbot.store.seal import Vault
from socialbot.store.tables import MessageRow
from socialbot.store.upgrade import upgrade
from tests.store.world import SECRET, entry, outcome, record, rows

CONNECTORS: tuple[type[Connector], ...] = (
    FacebookConnector,
    InstagramConnector,
    MastodonConnector,
    SandboxConnector,
    TelegramConnector,
    XConnector,
)
SERVERS = {"mastodon": "https://mastodon.example"}


@cache
def pipeline() -> Pipeline:
    return Pipeline(load_brand(), depth=Depth.FILES)


@pytest.fixture
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('tools') / 'bot.db'}")
    upgrade(engine)
    yield engine
    engine.dispose()


def make(engine: Engine) -> QueueTools:
    return QueueTools(engine, Vault(SECRET), load_brand(), pipeline().redirect, pipeline, SERVERS)


def write(engine: Engine, **changes: object) -> Item:
    records, now = Records(engine, Vault(SECRET), replies_per_hour=9), datetime.now(UTC)
    number = len(rows(engine, MessageRow)) + 1
    said = {"reply": None, "review": True, "reasons": (Reason.NEEDS_PERSON,)} | changes
    place = {"platform": "x", "kind": Kind.MENTION, "address": {"post": "123"}}
    one = entry(number, outcome(**said), reply_until=now + timedelta(days=1), **place)
    record(records, one, now=now)
    number = rows(engine, MessageRow)[-1].id
    with engine.connect() as conn:
        item = read_item_whole(conn, number)
    assert item
    return item


def test_the_platforms_that_hide_are_those_whose_connectors_do() -> None:
    hiding = {one.__module__.split(".")[2] for one in CONNECTORS if one.hides}
    assert hiding == HIDING


def test_wordings_are_offered_also_where_the_bot_said_nothing(engine: Engine) -> None:
    tools = make(engine)
    offered = tools.make().suggest(write(engine))
    assert len({reply.text for reply in offered}) == len(offered) == 4
    for reply in offered:
        assert tools.judge(Kind.MENTION, reply.text).passes, reply.text


@pytest.mark.parametrize(
    ("intent", "reasons", "language"),
    [
        (Intent.SPAM, (Reason.LOW_CONFIDENCE,), Language.TURKISH),
        (Intent.OTHER, (Reason.IMPOSTOR,), Language.ENGLISH),
        (Intent.OTHER, (Reason.OPT_OUT, Reason.LEGAL), Language.TURKISH),
    ],
)
def test_nothing_is_offered_where_nothing_is_to_be_said(
    engine: Engine, intent: Intent, reasons: tuple[Reason, ...], language: Language
) -> None:
    item = write(engine, intent=intent, reasons=reasons, language=language, channel=Channel.NONE)
    assert make(engine).make().suggest(item) == ()


@pytest.mark.parametrize(
    ("text", "refusals", "personal"),
    [
        ("Merhaba, konuyu ilettik.", (), ()),
        ("", ("empty",), ()),
        ("Numaranız 0532 123 45 67 mi?", ("foreign_number",), ("PHONE_NUMBER",)),
        ("Bakın: https://evil.example", ("foreign_address",), ()),
        ("x" * 300, ("too_long",), ()),
    ],
)
def test_a_draft_passes_both_nets(
    engine: Engine, text: str, refusals: tuple[str, ...], personal: tuple[str, ...]
) -> None:
    found = make(engine).judge(Kind.MENTION, text)
    assert (found.refusals, found.personal) == (refusals, personal)


def test_the_original_is_found_while_the_address_is_kept(engine: Engine) -> None:
    item = write(engine)
    assert make(engine).find_original(item) == "https://x.com/i/web/status/123"
    other = QueueTools(
        engine,
        Vault("another secret of the tests, long"),
        load_brand(),
        pipeline().redirect,
        pipeline,
        SERVERS,
    )
    assert other.find_original(item) is None


@pytest.mark.parametrize(
    ("platform", "address", "place"),
    [
        ("x", {"post": "1/../evil"}, None),
        ("x", {"participant_id": "7"}, None),
        ("facebook", {"comment": "1_2", "under": "1"}, "https://www.facebook.com/1_2"),
        ("facebook", {"person": "7"}, None),
        ("telegram", {"chat_id": "-1001234", "message_id": "5"}, "https://t.me/c/1234/5"),
        ("telegram", {"chat_id": "1234", "message_id": "5"}, None),
        (
            "mastodon",
            {"status_id": "9", "acct": "ayla@other.example", "visibility": "public"},
            "https://mastodon.example/@ayla@other.example/9",
        ),
        ("mastodon", {"status_id": "9", "acct": "a/../b"}, None),
        ("sandbox", {"in_reply_to": "1"}, None),
    ],
)
def test_where_things_stand(platform: str, address: dict[str, str], place: str | None) -> None:
    assert find_original(platform, address, SERVERS) == place

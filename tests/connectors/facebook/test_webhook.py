"""What a page's webhook lets in, and what is read of it."""

from __future__ import annotations

import hmac
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from prometheus_client import CollectorRegistry
from starlette.applications import Starlette

from socialbot.connectors.base import Batch
from socialbot.connectors.facebook.webhook import FacebookWebhook
from socialbot.connectors.graph.items import LAST_REVISION, Account
from socialbot.connectors.graph.sends import MARK, OwnSends
from socialbot.domain import Kind, Message
from socialbot.settings import Facebook as Config
from socialbot.settings import SettingsError, load_settings
from socialbot.web.webhooks import Inlet, webhook_routes
from tests.connectors.facebook import payloads
from tests.connectors.facebook.payloads import (
    AYSE,
    COMMENT,
    POST,
    body,
    changed,
    comment,
    echo,
    mention,
    message,
    message_edit,
    said,
)
from tests.connectors.graph.signing import sign
from tests.doubles.graph.double import APP_SECRET
from tests.doubles.graph.facebook import PAGE_ID

pytestmark = pytest.mark.anyio
SINCE = datetime(2026, 1, 1, tzinfo=UTC)
ME = Account("facebook", PAGE_ID, frozenset({PAGE_ID}))
CONFIG = Config(page_id=PAGE_ID, page_token="t", app_secret=APP_SECRET, verify_token="verify-1")


def make(sends: OwnSends | None = None, since: datetime | None = SINCE) -> FacebookWebhook:
    return FacebookWebhook(CONFIG, ME, sends or OwnSends(), lambda: since)


def read(*entries: dict[str, Any], sends: OwnSends | None = None) -> Batch:
    return make(sends).parse(json.dumps(body(*entries)).encode())


def one(*entries: dict[str, Any]) -> Message:
    (found,) = read(*entries).messages
    return found


def test_what_the_app_secret_signed_is_let_in() -> None:
    raw = json.dumps(body(said(message("ağaç 🌳"))), ensure_ascii=True).encode()
    assert make().verify(sign(raw), raw)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x-hub-signature-256": ""},
        {"x-hub-signature-256": "sha256="},
        {"x-hub-signature-256": "ş"},
        {"x-hub-signature-256": "\udcff"},
        {"x-hub-signature": "sha1=" + hmac.new(APP_SECRET.encode(), b"{}", "sha1").hexdigest()},
        {"x-hub-signature-256": sign(b"{}")["x-hub-signature-256"].removeprefix("sha256=")},
        sign(b"{}", "another secret"),
        sign(b"{} "),
    ],
)
def test_anything_else_is_not(headers: dict[str, str]) -> None:
    assert not make().verify(headers, b"{}")


def test_the_comparison_takes_the_same_time_for_every_signature(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[tuple[bytes, bytes]] = []
    monkeypatch.setattr(hmac, "compare_digest", lambda *both: compared.append(both) or True)
    assert make().verify({"x-hub-signature-256": "sha256=0"}, b"{}")
    ((given, right),) = compared
    assert (given, right) == (b"sha256=0", sign(b"{}")["x-hub-signature-256"].encode())


def test_nothing_is_let_in_before_the_start() -> None:
    assert not make(since=None).verify(sign(b"{}"), b"{}")


def test_a_message_is_read() -> None:
    assert one(said(message())) == Message(
        platform="facebook",
        account=PAGE_ID,
        id="m_1",
        conversation=AYSE,
        author=AYSE,
        kind=Kind.DM,
        text="Merhaba",
        sent_at=datetime.fromtimestamp(payloads.AT / 1000, UTC),
        address={"person": AYSE},
    )


def test_entries_come_in_batches() -> None:
    batch = read(
        said(message("one", "m_1"), message("two", "m_2")),
        changed(comment("three")),
        said(message("four", "m_4")),
        changed(mention(), field="mention"),
    )
    texts = ["one", "two", "three", "four", "Papatya nerede?"]
    assert [m.text for m in batch.messages] == texts
    assert (batch.skipped, batch.cursor) == (0, None)


def test_what_cannot_be_read_is_counted_and_the_rest_is_read() -> None:
    batch = read(
        said({}, message(mid="x" * 600), {"sender": 7, "message": {}}, message("here")),
        changed(comment(comment_id=None), comment("and here")),
        {"id": PAGE_ID, "messaging": "no list"},
    )
    assert ([m.text for m in batch.messages], batch.skipped) == (["here", "and here"], 5)


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[]", b"null", b"\xff", b'{"object":"page"}', b'{"object":"user"}']
)
def test_a_request_that_is_none_is_counted(raw: bytes) -> None:
    assert make().parse(raw) == Batch(skipped=1)


@pytest.mark.parametrize(
    "event",
    [
        {"delivery": {"mids": ["m_1"], "watermark": 3}},
        {"read": {"watermark": 3}},
        {"reaction": {"mid": "m_1", "action": "react", "emoji": "❤"}},
        {"postback": {"title": "Başla", "payload": "START"}},
        {"a_kind_to_come": {}},
    ],
)
def test_events_that_are_no_messages_are_passed_over(event: dict[str, Any]) -> None:
    frame = {"sender": {"id": AYSE}, "recipient": {"id": PAGE_ID}, "timestamp": payloads.AT}
    assert read(said(frame | event)) == Batch()


@pytest.mark.parametrize(
    "value",
    [
        {"item": "reaction", "verb": "add", "reaction_type": "like", "post_id": POST},
        {"item": "comment", "verb": "hide", "comment_id": COMMENT, "post_id": POST},
        comment(**{"from": {"id": PAGE_ID}}, verb="edited"),
        comment(item="post", **{"from": {"id": PAGE_ID}}),
    ],
)
def test_changes_that_nobody_wrote_are_passed_over(value: dict[str, Any]) -> None:
    assert read(changed(value), changed(value, field="ratings")) == Batch()


def test_another_pages_entries_and_other_apps_threads_are_not_for_us() -> None:
    standby = {"id": PAGE_ID, "time": payloads.AT, "standby": [message()]}
    assert read(said(message(), id="999"), standby) == Batch()


def test_a_picture_alone_is_an_attachment_without_text() -> None:
    found = one(said(message(None, attachments=[{"type": "image"}, {"type": "image"}])))
    assert (found.text, found.attachments) == ("", 2)


def test_an_edit_is_a_revision_and_each_is_another() -> None:
    first, second = read(said(message_edit("bir"), message_edit("iki", 2))).messages
    assert [(m.id, m.text, m.revision) for m in (first, second)] == [
        ("m_1", "bir", 1),
        ("m_1", "iki", 2),
    ]


def test_an_edited_comment_is_a_revision_of_its_time() -> None:
    early = one(changed(comment("bir", verb="edited"), time=payloads.AT // 1000 + 5))
    late = one(changed(comment("iki", verb="edited"), time=payloads.AT // 1000 + 9))
    assert 0 < early.revision < late.revision < LAST_REVISION
    assert (early.id, early.conversation) == (late.id, late.conversation) == (COMMENT, COMMENT)


def test_a_removed_comment_is_a_tombstone() -> None:
    gone = one(changed(comment(None, verb="remove")))
    assert (gone.id, gone.deleted, gone.text, gone.revision) == (COMMENT, True, "", LAST_REVISION)


def test_a_reply_to_a_comment_belongs_to_its_thread() -> None:
    found = one(changed(comment(parent_id="9001_30")))
    assert found.conversation == "9001_30"
    assert found.address == {"comment": COMMENT, "under": "9001_30"}


def test_the_echo_of_an_own_send_is_no_message() -> None:
    assert read(said(echo(metadata=MARK, app_id=1))) == Batch()


def test_an_echo_is_known_by_its_id_or_words_too() -> None:
    sends = OwnSends()
    sends.note("m_2")
    sends.expect(AYSE, "Merhaba Ayşe")
    both = said(echo(), echo("Merhaba Ayşe", "m_3"))
    assert read(both, sends=sends) == Batch()


def test_an_echo_that_is_not_ours_is_the_teams_answer() -> None:
    found = one(said(echo("ben Zeynep", app_id=263902037430900)))
    assert (found.by_team, found.text, found.conversation) == (True, "", AYSE)


def test_the_pages_comment_that_is_not_ours_is_the_teams_answer() -> None:
    page = {"id": PAGE_ID, "name": "Papatya"}
    value = comment("merhaba", **{"from": page}, comment_id="9001_40", parent_id=COMMENT)
    found = one(changed(value))
    assert (found.by_team, found.text, found.conversation) == (True, "", COMMENT)
    sends = OwnSends()
    sends.expect(COMMENT, "merhaba")
    assert read(changed(value), sends=sends) == Batch()


def test_what_is_older_than_the_start_is_not_answered() -> None:
    late = make(since=datetime(2027, 1, 1, tzinfo=UTC))
    raw = json.dumps(body(said(message()), changed(comment()))).encode()
    assert late.parse(raw) == Batch()


class Taken:
    """What was submitted; knows messages again as the store does."""

    def __init__(self) -> None:
        self.kept: dict[str, int] = {}

    async def submit(self, batch: Batch) -> None:
        for one in batch.messages:
            self.kept[one.id] = max(one.revision, self.kept.get(one.id, 0))


@pytest.fixture
def taken() -> Taken:
    return Taken()


@pytest.fixture
async def meta(taken: Taken) -> AsyncIterator[httpx.AsyncClient]:
    """Meta's side of the way in."""
    routes = webhook_routes([Inlet("facebook", make(), taken.submit)], CollectorRegistry())
    transport = httpx.ASGITransport(Starlette(routes=routes))
    async with httpx.AsyncClient(transport=transport, base_url="https://bot.example") as client:
        yield client


HUB = {"hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": "verify-1"}


async def test_the_challenge_is_answered_to_who_knows_the_verify_token(
    meta: httpx.AsyncClient,
) -> None:
    answer = await meta.get("/webhooks/facebook", params=HUB)
    assert (answer.status_code, answer.text) == (200, "1158201444")
    assert answer.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize(
    "change",
    [
        {"hub.verify_token": "verify-2"},
        {"hub.verify_token": ""},
        {"hub.verify_token": "ş"},
        {"hub.mode": "unsubscribe"},
        {"hub.challenge": ""},
        {"hub.challenge": "1" * 300},
    ],
)
async def test_no_other_challenge_is(meta: httpx.AsyncClient, change: dict[str, str]) -> None:
    answer = await meta.get("/webhooks/facebook", params=HUB | change)
    assert (answer.status_code, answer.text) == (403, "")


async def test_the_signature_is_over_the_bytes_as_they_came(
    meta: httpx.AsyncClient, taken: Taken
) -> None:
    raw = b'{ "object":"page",  "entry":[] }\n'
    same = json.dumps(json.loads(raw)).encode()
    assert (await meta.post("/webhooks/facebook", content=raw, headers=sign(raw))).is_success
    forged = await meta.post("/webhooks/facebook", content=same, headers=sign(raw))
    assert forged.status_code == 403


async def test_requests_again_and_in_any_order_change_nothing(
    meta: httpx.AsyncClient, taken: Taken
) -> None:
    whole = [
        body(said(message("befour"))),
        body(said(message_edit("before"))),
        body(changed(comment())),
        body(changed(comment(None, verb="remove"))),
    ]
    for raw in [json.dumps(each).encode() for each in [*whole, *reversed(whole)]]:
        answer = await meta.post("/webhooks/facebook", content=raw, headers=sign(raw))
        assert answer.status_code == 200
    assert taken.kept == {"m_1": 1, COMMENT: LAST_REVISION}


@pytest.mark.parametrize("missing", ["app_secret", "verify_token", "page_token"])
def test_without_its_secrets_it_does_not_start(
    missing: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    for name in {"app_secret", "verify_token", "page_token"} - {missing}:
        monkeypatch.setenv(f"SOCIALBOT_FACEBOOK__{name.upper()}", "value")
    table = tmp_path / "socialbot.toml"
    table.write_text(f'[facebook]\nmode = "webhook"\npage_id = "{PAGE_ID}"\n')
    with pytest.raises(SettingsError, match=f"SOCIALBOT_FACEBOOK__{missing.upper()}"):
        load_settings(table)

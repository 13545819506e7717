"""The proof that the address is ours, and who is let in."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialbot.connectors.x.mentions import Account
from socialbot.connectors.x.parse import Item
from socialbot.connectors.x.webhook import SIGNATURE, XWebhook
from tests.connectors.x.payloads import AYSE, ME, envelope, post, pushed_message

SECRET = "cs-of-the-tests"
US = Account(ME, "papatya")
BODY = json.dumps(envelope("dm.received", pushed_message("Merhaba"))).encode()
SHORT = {"event_type": "post.mention.create", "payload": post()}
EVENTS = st.sampled_from([SHORT, {"data": SHORT}]).map(
    lambda event: json.dumps(event, separators=(",", ":"))
)
TOKENS = st.from_regex(r"[A-Za-z0-9+/=_.-]{1,256}", fullmatch=True)
LITERALS = st.sampled_from(["null", "true", "1", "-1.5e3", "NaN", "-Infinity"])


@pytest.fixture
def webhook() -> XWebhook:
    return XWebhook(SECRET, lambda: US)


def sign(data: bytes, secret: str = SECRET) -> str:
    digest = hmac.new(secret.encode(), data, hashlib.sha256).digest()
    return "sha256=" + base64.b64encode(digest).decode()


def test_the_address_is_proved(webhook: XWebhook) -> None:
    answer = webhook.challenge({"crc_token": "dG9rZW4", "nonce": "bm9uY2U"})
    assert answer
    assert json.loads(answer) == {"response_token": sign(b"dG9rZW4")}
    assert webhook.challenge_type == "application/json"
    assert webhook.challenges


@pytest.mark.parametrize(
    "token", ["x" * 256, "MTNhYzE5ZDgtMjM0Ny00-_=", "13ac19d8-2347-400f-9dff.a+b/c=="]
)
def test_tokens_as_x_makes_them_are_signed(webhook: XWebhook, token: str) -> None:
    answer = webhook.challenge({"crc_token": token})
    assert answer == json.dumps({"response_token": sign(token.encode())})


@pytest.mark.parametrize("token", ["", "x" * 257, "a b", "a\n", "{}", '"', "ş", "\udcff"])
def test_nothing_is_proved_to_who_asks_otherwise(webhook: XWebhook, token: str) -> None:
    assert webhook.challenge({"crc_token": token}) is None
    assert webhook.challenge({}) is None


def test_the_signature_over_these_bytes_is_let_in(webhook: XWebhook) -> None:
    assert webhook.verify({SIGNATURE: sign(BODY)}, BODY)


@given(asked=EVENTS | LITERALS | TOKENS | st.text())
def test_no_answer_to_a_challenge_signs_an_event(asked: str) -> None:
    webhook = XWebhook(SECRET, lambda: US)
    answer = webhook.challenge({"crc_token": asked})
    if answer is None:
        return
    signature, body = json.loads(answer)["response_token"], asked.encode()
    assert not webhook.verify({SIGNATURE: signature}, body)
    assert webhook.parse(body).messages == ()


@pytest.mark.parametrize(
    "given",
    ["", sign(BODY)[7:], sign(BODY + b" "), sign(BODY, "other"), sign(BODY).upper(), "ş", "\udcff"],
)
def test_any_other_is_not(webhook: XWebhook, given: str) -> None:
    assert not webhook.verify({SIGNATURE: given}, BODY)
    assert not webhook.verify({}, BODY)


def test_the_same_words_in_other_bytes_are_not(webhook: XWebhook) -> None:
    respaced = json.dumps(json.loads(BODY), indent=1).encode()
    assert not webhook.verify({SIGNATURE: sign(BODY)}, respaced)


def test_the_comparison_takes_the_same_time_for_every_signature(
    webhook: XWebhook, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[tuple[bytes, bytes]] = []
    monkeypatch.setattr(hmac, "compare_digest", lambda *both: compared.append(both) or False)
    assert not webhook.verify({SIGNATURE: sign(BODY)}, BODY)
    assert compared == [(sign(BODY).encode(), sign(BODY).encode())]


def test_nothing_is_let_in_before_we_know_who_we_are() -> None:
    assert not XWebhook(SECRET, lambda: None).verify({SIGNATURE: sign(BODY)}, BODY)


def test_an_event_is_read_and_leaves_the_cursor(webhook: XWebhook) -> None:
    batch = webhook.parse(BODY)
    assert [m.text for m in batch.messages] == ["Merhaba"]
    assert (batch.cursor, batch.skipped) == (None, 0)


def test_what_was_delivered_is_told_for_the_costs() -> None:
    told: list[Item] = []
    webhook = XWebhook(SECRET, lambda: US, lambda items: told.extend(items) or [])
    batch = webhook.parse(json.dumps(envelope("post.mention.create", post())).encode())
    (item,) = told
    assert (str(item.id), item.author) == (post()["id"], AYSE)
    assert batch.messages == ()


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff", b'{"data": 1}', b"[" * 99999])
def test_what_cannot_be_read_is_counted(webhook: XWebhook, body: bytes) -> None:
    batch = webhook.parse(body)
    assert (batch.messages, batch.skipped) == ((), 1)

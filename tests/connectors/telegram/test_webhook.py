"""What is let in, and what is read of it."""

from __future__ import annotations

import hmac
import json

import pytest

from socialbot.connectors.telegram.account import Account
from socialbot.connectors.telegram.cursor import Cursor
from socialbot.connectors.telegram.webhook import SECRET_HEADER, TelegramWebhook
from tests.connectors.telegram.updates import update

STATE = (Account("7000000001", "PapatyaBot"), Cursor())


@pytest.fixture
def webhook() -> TelegramWebhook:
    return TelegramWebhook("s3cret-of-the-tests", lambda: STATE)


def test_the_right_secret_is_let_in(webhook: TelegramWebhook) -> None:
    assert webhook.verify({SECRET_HEADER: "s3cret-of-the-tests"}, b"")


@pytest.mark.parametrize("given", ["", "s3cre", "s3cret-of-the-testss", "S3CRET", "ş", "\udcff"])
def test_any_other_is_not(webhook: TelegramWebhook, given: str) -> None:
    assert not webhook.verify({SECRET_HEADER: given}, b"")


def test_no_secret_is_not(webhook: TelegramWebhook) -> None:
    assert not webhook.verify({}, b"")


def test_the_comparison_takes_the_same_time_for_every_secret(
    webhook: TelegramWebhook, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[tuple[bytes, bytes]] = []
    monkeypatch.setattr(hmac, "compare_digest", lambda *both: compared.append(both) or False)
    assert not webhook.verify({SECRET_HEADER: "s3cret-of-the-tests"}, b"")
    assert compared == [(b"s3cret-of-the-tests", b"s3cret-of-the-tests")]


def test_nothing_is_let_in_before_the_start() -> None:
    assert not TelegramWebhook("s3cret-of-the-tests", lambda: None).verify(
        {SECRET_HEADER: "s3cret-of-the-tests"}, b""
    )


def test_an_update_is_read(webhook: TelegramWebhook) -> None:
    batch = webhook.parse(json.dumps(update(text="Merhaba")).encode())
    assert [m.text for m in batch.messages] == ["Merhaba"]
    assert (batch.cursor, batch.skipped) == ("501", 0)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff", b'{"update_id": 1}'])
def test_what_cannot_be_read_is_counted(webhook: TelegramWebhook, body: bytes) -> None:
    batch = webhook.parse(body)
    assert (batch.messages, batch.skipped) == ((), 1)

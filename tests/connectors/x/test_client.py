"""What the client keeps to itself, and when it stops waiting."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

import pytest

from socialbot.connectors.errors import RetryLater
from socialbot.connectors.x import wire
from socialbot.connectors.x.answer import compose
from socialbot.connectors.x.client import Answer, Keys
from socialbot.connectors.x.connector import XConnector
from socialbot.connectors.x.parse import Item
from tests.connectors.reading import open_first, read_one
from tests.connectors.world import MARKER
from tests.connectors.x.conftest import QUICK, connect
from tests.doubles.serving import drip, raw
from tests.doubles.x.double import XDouble

pytestmark = pytest.mark.anyio


def test_nothing_shows_secrets_or_words() -> None:
    assert MARKER not in repr(Keys(MARKER, MARKER, MARKER, MARKER))
    assert MARKER not in repr(Answer({"data": [{"text": MARKER}]}))
    assert MARKER not in repr(compose({"post": "1"}, MARKER))


async def test_what_was_read_is_shown_nowhere(double: XDouble, connector: XConnector) -> None:
    cursor = await open_first(connector)
    double.post(double.person("Ayşe"), f"@papatya {MARKER}")
    message = await read_one(connector, cursor)
    assert MARKER not in repr(Item(1, "2", message))


async def test_a_thread_does_not_outlive_an_answer_that_drips(
    double: XDouble,
) -> None:
    connector = connect(double, replace(QUICK, whole=0.8))
    double.faults["me"] = [drip]
    with pytest.raises(RetryLater):
        await connector.open()
    await connector.close()
    ends = time.monotonic() + 5
    while any(each.name.startswith("x-read") for each in threading.enumerate()):
        assert time.monotonic() < ends
        time.sleep(0.02)  # noqa: ASYNC251 - the thread is not ours to wait for


async def test_an_endless_answer_is_cut(
    double: XDouble, connector: XConnector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wire, "LONGEST", 1_000)
    double.faults["me"] = [raw(200, b" " * 2_000 + b"{}")]
    with pytest.raises(RetryLater):
        await connector.open()
    await connector.open()

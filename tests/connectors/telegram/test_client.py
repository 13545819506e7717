"""The libraries under the connector tell nobody what passes through them."""

from __future__ import annotations

import logging
import traceback

import pytest

from socialbot.connectors.common.silence import silence
from socialbot.connectors.errors import ConnectorError
from socialbot.connectors.telegram.client import TALKATIVE
from socialbot.connectors.telegram.connector import TelegramConnector
from tests.connectors.ear import Ear
from tests.connectors.telegram.fake import TOKEN, FakeTelegram, trouble
from tests.connectors.telegram.updates import post
from tests.doubles.serving import raw

pytestmark = pytest.mark.anyio
MARKER = "marigold-4411"
HERE = {"chat_id": "41", "message_id": "10"}
FAULTS = [
    raw(200, f"<html>{MARKER}".encode()),
    raw(502, f"<html>{MARKER}".encode()),
    raw(400, f"<html>{MARKER}".encode()),
    trouble(400, f"Bad Request: {MARKER}", odd=MARKER),
    trouble(401, f"Unauthorized {MARKER}"),
    trouble(409, f"Conflict: {MARKER}"),
]


async def live(fake: FakeTelegram, connector: TelegramConnector) -> list[ConnectorError]:
    """A day in its life: reading, answering, and everything that goes wrong."""
    await connector.open()
    cursor = await connector.start(None)
    fake.push({"message": post(MARKER)})
    fake.push({"message": {"message_id": MARKER, "text": MARKER}})
    await connector.pull(cursor)
    await connector.send(HERE, MARKER)
    return [
        await _fail(fake, connector, method, fault)
        for fault in FAULTS
        for method in ("getUpdates", "sendMessage")
    ]


async def _fail(
    fake: FakeTelegram, connector: TelegramConnector, method: str, fault: object
) -> ConnectorError:
    fake.faults[method] = [fault]  # type: ignore[list-item]
    with pytest.raises(ConnectorError) as caught:
        await (connector.send(HERE, MARKER) if method == "sendMessage" else connector.pull("1"))
    return caught.value


async def test_no_token_address_or_content_is_logged(
    fake: FakeTelegram, connector: TelegramConnector, capfd: pytest.CaptureFixture[str]
) -> None:
    with Ear() as heard:
        await live(fake, connector)
    told = "\n".join(heard) + "".join(capfd.readouterr())
    assert [part for part in (MARKER, TOKEN, fake.url, "sendMessage") if part in told] == []


async def test_not_even_where_somebody_turns_the_libraries_up(
    fake: FakeTelegram, connector: TelegramConnector
) -> None:
    talkative = ("telegram.Bot", "telegram.request.BaseRequest", "httpx", "httpcore.http11")
    for name in talkative:
        logging.getLogger(name).setLevel(logging.DEBUG)
    try:
        with Ear() as heard:
            await live(fake, connector)
    finally:
        for name in talkative:
            logging.getLogger(name).setLevel(logging.NOTSET)
    assert [line for line in heard if MARKER in line or TOKEN in line] == []


async def test_no_error_drags_a_library_error_along(
    fake: FakeTelegram, connector: TelegramConnector
) -> None:
    for error in await live(fake, connector):
        assert error.__context__ is None
        shown = "".join(traceback.format_exception(error)) + repr(vars(error))
        assert MARKER not in shown
        assert TOKEN not in shown


async def test_without_the_silence_they_would_tell(
    fake: FakeTelegram, connector: TelegramConnector
) -> None:
    logger = logging.getLogger("telegram")
    logger.setLevel(logging.DEBUG)
    logger.propagate = True
    try:
        with Ear() as heard:
            await live(fake, connector)
    finally:
        silence(TALKATIVE)
    assert any(MARKER in line for line in heard)

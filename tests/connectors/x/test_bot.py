"""The bot as a whole on X: read, answered once under the post, hidden, paid for, and in time."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from socialbot.commands.db import upgrade_database
from socialbot.connectors.x import connector
from socialbot.connectors.x.webhook import SIGNATURE
from socialbot.settings import Settings
from socialbot.store.database import open_engine
from socialbot.store.spendings import Spendings
from socialbot.store.tables import ReplyRow
from tests.connectors.whole_bot import brand_that_hides, change, make_settings, running
from tests.connectors.x.conftest import QUICK, configure
from tests.connectors.x.test_pushing import message_event, sign
from tests.doubles.x.double import XDouble
from tests.doubles.x.records import Event, Post

pytestmark = pytest.mark.anyio
PATIENT = replace(QUICK, answer=2.0, whole=3.0)  # beside the bot's own work


async def until(check: Callable[[], bool]) -> None:
    async with asyncio.timeout(40):
        while not check():  # noqa: ASYNC110 - the double has no event to wait for
            await asyncio.sleep(0.05)


@pytest.fixture
def brand(tmp_path: Path) -> Path:
    return brand_that_hides(tmp_path)


@pytest.fixture
def settings(
    double: XDouble,
    brand: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    _unread_replies: None,
) -> Callable[..., Settings]:
    monkeypatch.setattr(connector, "Timings", lambda: PATIENT)
    double.rates.limits["dm_events"] = 100_000  # the test reads all the time
    monkeypatch.setattr("socialbot.connectors.x.reader.MESSAGES", ((100_000, 900.0),))
    monkeypatch.setattr("socialbot.connectors.x.reader.MENTIONS", ((100_000, 900.0),))
    double.rates.limits["mentions"] = 100_000

    def make(**fields: Any) -> Settings:
        made = make_settings(tmp_path, brand, x=configure(double.url, **fields))
        upgrade_database(made)
        return made

    return make


def answers(double: XDouble) -> list[tuple[object, str]]:
    """Whom the bot has answered: the post, or the conversation."""
    return [
        (sent.parent if isinstance(sent, Post) else sent.conversation, sent.text)
        for sent in double.sent
    ]


async def test_mentions_and_messages_are_answered_once_and_paid_for(
    double: XDouble, settings: Callable[..., Settings]
) -> None:
    made = settings()
    async with running(made):
        post = double.post(double.person("Ayşe"), "@papatya hesabıma giremiyorum")
        double.message(double.person("Mert"), "hesabıma giremiyorum")
        await until(lambda: len(double.sent) == 2)
    async with running(made):  # a restart answers nothing again
        later = double.post(double.person("Deniz"), "@papatya site açılmıyor")
        await until(lambda: len(double.sent) == 3)
    conversation = f"{double.brand.id}-{double.person('Mert').id}"
    assert {place for place, _ in answers(double) if isinstance(place, str)} == {conversation}
    posts = [place for place, _ in answers(double) if isinstance(place, Post)]
    assert posts == [post, later]
    assert all("http" not in text for place, text in answers(double) if isinstance(place, Post))
    engine = open_engine(made.database.url)
    month = datetime.now(UTC).strftime("%Y-%m")
    spent = Spendings(engine).spent("x", month)
    engine.dispose()
    assert (spent["reply"].count, spent["send_message"].count) == (2, 1)
    # After a restart what is read again the same day is counted again: never too low.
    assert sum(each.micros for each in spent.values()) >= double.bill.micros


async def test_where_the_profile_asks_for_it_a_public_answer_carries_its_link(
    double: XDouble, settings: Callable[..., Settings], brand: Path
) -> None:
    change(brand, 'no_links_on = ["x"]', "no_links_on = []")
    made = settings()
    async with running(made):
        double.post(double.person("Ayşe"), "@papatya hesabıma giremiyorum")
        await until(lambda: len(double.sent) == 1)
    (sent,) = double.sent
    assert "https://papatya.example/" in sent.text
    engine = open_engine(made.database.url)
    spent = Spendings(engine).spent("x", datetime.now(UTC).strftime("%Y-%m"))
    with engine.connect() as conn:
        recorded = conn.execute(select(ReplyRow.text)).scalar_one()
    engine.dispose()
    assert spent["reply_with_link"].count == 1
    assert recorded == sent.text


async def test_a_post_with_personal_data_is_hidden(
    double: XDouble, settings: Callable[..., Settings]
) -> None:
    root = double.post(double.brand, "Yeni ürünlerimiz geldi", mentions=[])
    async with running(settings()):
        under = double.post(
            double.person("Ayşe"), "@papatya numaram 0532 000 00 00, beni arayın", parent=root
        )
        await until(lambda: under.hidden and len(double.sent) == 1)


async def test_where_a_person_answers_the_bot_keeps_out(
    double: XDouble, settings: Callable[..., Settings]
) -> None:
    async with running(settings()):
        mert = double.person("Mert")
        double.message(mert, "hesabıma giremiyorum")
        await until(lambda: len(double.sent) == 1)
        await asyncio.sleep(0.3)
        by_hand = double.message(double.brand, "Ben Deniz, yardımcı olayım")
        double.events.remove(by_hand)
        seen = Event(
            by_hand.id + (60_000 << 22), double.brand, conversation_of(double), "Ben Deniz"
        )
        double.events.append(seen)
        await asyncio.sleep(0.5)
        double.message(double.person("Zeynep"), "site açılmıyor")
        await until(lambda: len(double.sent) == 2)
        double.message(mert, "site açılmıyor, çöktü mü?")
        await asyncio.sleep(1.5)
        assert len(double.sent) == 2


def conversation_of(double: XDouble) -> str:
    return f"{double.brand.id}-{double.person('Mert').id}"


async def test_the_webhook_proves_its_address_and_answers_what_is_pushed(
    double: XDouble, settings: Callable[..., Settings]
) -> None:
    async with running(settings(mode="webhook")) as address, httpx.AsyncClient() as http:
        url = f"{address}/webhooks/x"
        proof = await http.get(url, params={"crc_token": "abc"})
        assert proof.json() == {"response_token": sign(b"abc")}
        event = double.message(double.person("Ayşe"), "hesabıma giremiyorum")
        body = json.dumps(message_event(event)).encode()
        for _ in range(3):
            answer = await http.post(url, content=body, headers={SIGNATURE: sign(body)})
            assert answer.status_code == 200
        stranger = await http.post(url, content=body, headers={SIGNATURE: "sha256=no"})
        assert stranger.status_code == 403
        await until(lambda: len(double.sent) == 1)
        await asyncio.sleep(0.5)
        assert len(double.sent) == 1

"""Until when who may answer, from what is read on Meta to what is sent there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from socialbot.admin.queue.offers import Offer, make_offer
from socialbot.admin.queue.tools import Judgement, Tools
from socialbot.brand import load_brand
from socialbot.connectors.facebook.connector import FacebookConnector
from socialbot.delivery.memory_jobs import MemoryJobs
from socialbot.delivery.sender import Sender
from socialbot.delivery.sweep import sweep
from socialbot.domain import Reply
from socialbot.intake import Intake
from socialbot.metrics import Metrics
from socialbot.pipeline import Pipeline
from socialbot.redirect.library import Depth
from socialbot.store.database import open_engine
from socialbot.store.queue.acts import Picked, Result
from socialbot.store.queue.answers import Words
from socialbot.store.queue.desk import Queue
from socialbot.store.queue.item import Item
from socialbot.store.records import Records
from socialbot.store.retention import wipe_addresses
from socialbot.store.seal import Vault
from socialbot.store.tables import MessageRow, ReplyRow, State
from socialbot.store.team import Team
from socialbot.store.upgrade import upgrade
from tests.connectors.graph.conftest import QUICK, config
from tests.connectors.graph.stage import ACCESS
from tests.connectors.reading import open_first
from tests.doubles.graph.facebook import PAGE_ID, Facebook
from tests.store.world import REPLY, SECRET, rows

pytestmark = pytest.mark.anyio
OWN = Words("Merhaba, ben Ece. Konuyu arkadaşlarımıza ilettik.")
PIPELINE = Pipeline(load_brand(), depth=Depth.FILES)


class Room:
    """A page, a bot that reads and answers there, and Ece of the team. All go by Meta's clock."""

    def __init__(self, page: Facebook, folder: Path) -> None:
        self.page = page
        self.connector = FacebookConnector(config(page.double), QUICK)
        self.engine = open_engine(f"sqlite:///{folder / 'bot.db'}")
        upgrade(self.engine)
        vault = Vault(SECRET)
        self.jobs = MemoryJobs()
        records = Records(self.engine, vault, 6)
        self.intake = Intake(PIPELINE, records, self.jobs.enqueue, Metrics(), self.now)
        self.queue = Queue(self.engine, self.jobs.enqueue, self.now)
        self.ece = Team(self.engine, vault).add_user("ece", "a password of the tests", ["agent"])
        limits = {"facebook": self.connector.limits}
        sender = Sender(self.engine, vault, self._send, self.jobs.enqueue, limits, self.now)
        self.jobs.run(sender.deliver, ["facebook"])
        self.loop = asyncio.get_running_loop()

    def now(self) -> datetime:
        return self.page.double.now

    def _send(self, _platform: str, address: Mapping[str, str], text: str) -> str:
        sent = asyncio.run_coroutine_threadsafe(self.connector.send(address, text), self.loop)
        return sent.result(5)

    async def read(self, text: str) -> None:
        """Ayşe writes, and it is taken in."""
        cursor = await open_first(self.connector)
        self.page.double.tick()
        self.page.message("Ayşe", text)
        await self.intake.submit(self.connector, await self.connector.pull(cursor))

    def wait(self, **time: float) -> None:
        """Time passes; what is too late is ended, and what nobody needs forgotten."""
        self.page.double.now += timedelta(**time)
        sweep(self.engine, self.jobs, self.now())
        wipe_addresses(self.engine, self.now())

    def offer(self) -> Offer:
        """What the admin offers."""
        return make_offer(self._item(), Tools(_suggest, _judge), self.now())

    async def answer(self, words: Words) -> Result:
        """Ece answers, and it leaves after the hold."""
        item = self._item()
        done = self.queue.answer(Picked(item.row.id, item.version), words, self.ece)
        self.page.double.tick(10)
        await asyncio.to_thread(self.jobs.work_off)
        return done.result

    def states(self) -> list[str]:
        return [row.state for row in rows(self.engine, ReplyRow)]

    def sent(self) -> list[tuple[str, str | None]]:
        """Why messages went out, and with which tag."""
        posts = [given for _, what, given in self.page.double.calls if what == "Page/messages"]
        return [(given["messaging_type"], given.get("tag")) for given in posts]

    def said(self) -> list[str]:
        nodes = self.page.double.nodes.values()
        own = [node for node in nodes if node.kind == "Message"]
        return [n.values["message"] for n in own if n.values["from"]["id"] == PAGE_ID]

    def _item(self) -> Item:
        item = self.queue.item(rows(self.engine, MessageRow)[0].id)
        assert item
        return item


def _suggest(_item: Item) -> list[Reply]:
    return [REPLY]


def _judge(_kind: str, text: str) -> Judgement:
    return Judgement((), (), len(text), 2_000)


@pytest.fixture
async def room(page: Facebook, tmp_path: Path) -> AsyncIterator[Room]:
    room = Room(page, tmp_path)
    yield room
    room.intake.close()
    await room.connector.close()
    room.engine.dispose()


async def test_a_robots_reply_that_waited_for_25_hours_is_given_up(room: Room) -> None:
    await room.read(ACCESS)
    assert room.states() == [State.QUEUED]
    room.wait(hours=25)
    await asyncio.to_thread(room.jobs.work_off)
    assert (room.states(), room.sent()) == ([State.EXPIRED], [])
    assert rows(room.engine, MessageRow)[0].review


async def test_after_25_hours_a_persons_own_words_go_out_with_the_tag(room: Room) -> None:
    await room.read(ACCESS)
    room.wait(hours=25)
    offer = room.offer()
    assert (offer.answers, offer.own_only, offer.wordings) == (True, True, ())
    canned = Words(REPLY.text, REPLY.template, REPLY.language, REPLY.wording)
    assert await room.answer(canned) is Result.CLOSED
    assert await room.answer(OWN) is Result.DONE
    assert room.sent() == [("MESSAGE_TAG", "HUMAN_AGENT")]
    assert room.said() == [OWN.text]


async def test_on_the_first_day_they_go_out_as_any_answer_does(room: Room) -> None:
    await room.read(ACCESS)
    offer = room.offer()
    assert (offer.answers, offer.own_only, offer.wordings) == (True, False, (REPLY,))
    assert await room.answer(OWN) is Result.DONE
    assert room.sent() == [("RESPONSE", None)]


async def test_after_8_days_the_admin_offers_no_answer(room: Room) -> None:
    await room.read(ACCESS)
    room.wait(hours=25)
    room.wait(days=7)
    assert rows(room.engine, MessageRow)[0].address is None
    offer = room.offer()
    assert (offer.answers, offer.wordings) == (False, ())
    assert await room.answer(OWN) is Result.CLOSED
    assert room.sent() == []


async def test_without_the_permission_the_answer_has_failed_and_says_why(room: Room) -> None:
    room.page.double.features.clear()
    await room.read(ACCESS)
    room.wait(hours=25)
    assert await room.answer(OWN) is Result.DONE
    last = rows(room.engine, ReplyRow)
    failed = [row for row in last if row.user_id]
    assert [(row.state, row.error) for row in failed] == [
        (State.FAILED, "human_agent_not_permitted")
    ]
    assert rows(room.engine, MessageRow)[0].review

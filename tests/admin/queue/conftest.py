"""The queue's pages on a real database, in front of the browser without a window."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import Connection, Engine, update

from socialbot.admin.queue.room import queue_room
from socialbot.admin.queue.show import Around
from socialbot.admin.queue.tools import Judgement, Tools
from socialbot.admin.rooms import Room
from socialbot.domain import Language, Outcome, Reply
from socialbot.store.database import open_engine
from socialbot.store.entries import QueuedReply
from socialbot.store.incidents import Incident
from socialbot.store.queue.desk import Queue
from socialbot.store.queue.item import Item
from socialbot.store.records import Records
from socialbot.store.seal import Vault
from socialbot.store.tables import MessageRow, ReplyRow
from socialbot.store.team import Team
from socialbot.store.upgrade import upgrade
from tests.admin.conftest import MemoryTeam, Site, open_site
from tests.store.queue.conftest import NEEDS_PERSON
from tests.store.world import SECRET, entry, outcome, record, rows

WORDINGS = (
    Reply("payment", Language.TURKISH, 0, "Lütfen e-posta ile yazın."),
    Reply("payment", Language.TURKISH, 1, "Bize e-posta gönderebilirsiniz."),
)


def judge(kind: str, text: str) -> Judgement:
    """A gate of the tests: no "promise", and no telephone number."""
    refusals = tuple(code for code in ("promise",) if code in text) + (() if text else ("empty",))
    return Judgement(refusals, ("PHONE_NUMBER",) if "0532" in text else (), len(text), 280)


@dataclass
class Desk:
    """The site, its queue, and somebody who writes."""

    site: Site
    room: Room
    engine: Engine
    records: Records
    queue: Queue
    team: MemoryTeam
    jobs: list[QueuedReply] = field(default_factory=list)
    original: str | None = None
    suggested: Sequence[Reply] = WORDINGS
    incidents: list[Incident] = field(default_factory=list)
    at_risk: int = 0
    now: datetime | None = None

    @property
    def http(self) -> httpx.AsyncClient:
        return self.site.http

    def write(self, number: int = 1, result: Outcome | None = None, **changes: Any) -> int:
        changes = {"conversation": f"t-{number}", "author": f"a-{number}"} | changes
        now = self.now or datetime.now(UTC)
        changes = {"sent_at": now, "reply_until": now + timedelta(days=1)} | changes
        record(self.records, entry(number, result or outcome(**NEEDS_PERSON), **changes), now=now)
        return int(rows(self.engine, MessageRow)[-1].id)

    def replies(self) -> list[tuple[str, str]]:
        return [(row.state, row.text) for row in rows(self.engine, ReplyRow) if row.user_id]

    async def act(self, number: int, act: str, **fields: str) -> httpx.Response:
        """Send the form of an act as the page has it."""
        item = self.queue.item(number)
        version = str(item.version if item else 0)
        fields = {"version": version, "act": act, "next": f"/queue/{number}"} | fields
        return await self.site.post(f"/queue/{number}", f"/queue/{number}", **fields)

    def change(self, table: type[Any], **values: Any) -> None:
        """What our own code would not write."""
        with self.engine.begin() as conn:
            conn.execute(update(table).values(**values))

    async def page(self, path: str = "/queue") -> str:
        return (await self.http.get(path)).text


def marks_on(page: str) -> list[str]:
    """The marks of the wordings that a page offers, the best first."""
    return re.findall(r'name="words" value="([0-9a-f]+)"', page)


def ids_on(page: str) -> list[int]:
    return [int(number) for number in re.findall(r'<li class="line[^"]*" data-id="(\d+)"', page)]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    engine = open_engine(f"sqlite:///{tmp_path / 'bot.db'}")
    upgrade(engine)
    vault = Vault(SECRET)
    records = Records(engine, vault, replies_per_hour=100)
    members = Team(engine, vault)
    for name in ("ece", "ali", "can", "su", "nil", "ada", "deniz"):  # deniz is number 7
        members.add_user(name, "a password of the tests", ["agent"])
    jobs: list[QueuedReply] = []

    def enqueue(_conn: Connection, replies: Sequence[QueuedReply]) -> None:
        jobs.extend(replies)

    queue = Queue(engine, enqueue)
    found: list[Desk] = []

    def suggest(_item: Item) -> Sequence[Reply]:
        return found[0].suggested

    def find_original(_item: Item) -> str | None:
        return found[0].original

    tools = Tools(suggest, judge, find_original, frozenset({"sandbox"}))
    around = Around(lambda: found[0].incidents, lambda: found[0].at_risk)
    team = MemoryTeam(frozenset({"agent"}))
    room = queue_room(queue, tools, around)
    site = open_site(team=team, queue=room)
    found.append(Desk(site, room, engine, records, queue, team, jobs))
    yield found[0]
    engine.dispose()


@pytest.fixture
async def inside(desk: Desk) -> Desk:
    await desk.site.sign_in()
    return desk

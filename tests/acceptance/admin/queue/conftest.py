"""The queue on a real port with the sample brand's own words and nets, and people who write while
somebody works."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import Connection, Engine

from socialbot.admin.queue.room import queue_room
from socialbot.admin.queue.show import Around
from socialbot.brand import load_brand
from socialbot.domain import Channel, Finding, Kind, Language, Outcome, Reason, Reply
from socialbot.pipeline import Pipeline
from socialbot.queue_tools import QueueTools
from socialbot.redirect.library import Depth
from socialbot.store.entries import QueuedReply
from socialbot.store.queue.desk import Queue
from socialbot.store.records import Records
from socialbot.store.seal import Vault
from socialbot.store.tables import MessageRow, ReplyRow
from tests.acceptance.admin.serving import SECRET, open_database, serve_rooms, visit
from tests.store.queue.conftest import NEEDS_PERSON
from tests.store.world import entry, outcome, record, rows

TEXTS = (
    "ödemem üç gündür gelmedi, birisi bakabilir mi?",
    "uygulama açılmıyor, [ACCOUNT_ID] ile girmeye çalışıyorum",
    "bir yetkiliyle konuşmak istiyorum <b>lütfen</b>",
    "ŞEBEKE sürekli kopuyor, İnternet çok yavaş",
)


@cache
def pipeline() -> Pipeline:
    """One for all tests: it takes seconds to load."""
    made = Pipeline(load_brand(), depth=Depth.FILES)
    made.warm_up()
    return made


@dataclass
class Office:
    """The address of the queue, and somebody who writes."""

    engine: Engine
    address: str
    records: Records
    queue: Queue
    browser: Browser
    jobs: list[QueuedReply]
    stack: ExitStack
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def write(self, result: Outcome | None = None, **changes: Any) -> int:
        """Somebody writes what a person must look at; returns the item's id."""
        number, now = next(self.numbers), datetime.now(UTC)
        text = f"{TEXTS[number % len(TEXTS)]} {number}"
        reply = Reply("payment", Language.TURKISH, 0, "Lütfen e-posta ile yazın.")
        result = result or outcome(stored_text=text, reply=reply, **NEEDS_PERSON)
        changes = {"conversation": f"t-{number}", "author": f"a-{number}"} | changes
        changes = {"sent_at": now, "reply_until": now + timedelta(days=1)} | changes
        record(self.records, entry(number, result, **changes), now=now)
        return int(rows(self.engine, MessageRow)[-1].id)

    def sent(self) -> list[tuple[str, str, str | None]]:
        """State, text and author of what the team has answered."""
        found = (row for row in rows(self.engine, ReplyRow) if row.user_id)
        return [(row.state, row.text, row.written_by) for row in found]

    def enter(self, name: str, **options: Any) -> Page:
        """A page of a member; what it complains about is an error in the end."""
        page = self.stack.enter_context(visit(self.browser, self.address, name, **options))
        page.goto("/queue")
        return page


def fill(office: Office) -> list[int]:
    """A life at risk, a minor, what was blocked with its case, and what is plain."""
    distress = outcome(
        review=True,
        reasons=(Reason.DISTRESS,),
        channel=Channel.HUMAN,
        stored_text="artık yaşamak istemiyorum, kimse ▒ ▒ anlamıyor",
    )
    minor = outcome(
        review=True,
        reasons=(Reason.UNDERAGE,),
        channel=Channel.HUMAN,
        stored_text="16 yaşındayım, hesap açabilir miyim",
    )
    blocked = outcome(
        blocked=True,
        review=True,
        reasons=(Reason.PERSONAL_DATA, Reason.NEEDS_PERSON),
        findings=(
            Finding("PHONE_NUMBER", 8, 22, 0.95, "tr_mobile", "numaram"),
            Finding("PERSON", 30, 41, 0.83, "names"),
        ),
        stored_text="numaram [PHONE_NUMBER], ben [PERSON]. Beni bugün ▒ arayın lütfen",
    )
    office.write(author="ayla", conversation="c", platform="telegram")
    numbers = [office.write(distress), office.write(minor)]
    numbers.append(office.write(blocked, author="ayla", conversation="c"))
    return numbers + [office.write(kind=Kind.MENTION, platform="sandbox") for _ in range(5)]


@pytest.fixture
def office(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("queue")
    with (
        ExitStack() as stack,
        open_database(folder, deniz="agent", ece="agent", ali="lead", can="viewer") as engine,
    ):
        jobs: list[QueuedReply] = []
        vault = Vault(SECRET)
        records = Records(engine, vault, replies_per_hour=100)
        queue = Queue(engine, keep_in(jobs))
        redirect = pipeline().redirect
        tools = QueueTools(engine, vault, load_brand(), redirect, pipeline, {})
        room = queue_room(queue, tools.make(), Around(records.incidents, lambda: 0))
        address = stack.enter_context(serve_rooms(engine, [room]))
        yield Office(engine, address, records, queue, browser, jobs, stack)


def keep_in(jobs: list[QueuedReply]) -> Callable[[Connection, Sequence[QueuedReply]], None]:
    """Jobs that nobody runs."""

    def enqueue(_conn: Connection, replies: Sequence[QueuedReply]) -> None:
        jobs.extend(replies)

    return enqueue

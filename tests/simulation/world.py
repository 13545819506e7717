"""A bot on a simulated clock: platforms in memory, a database, and all that was sent."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from socialbot.brand import Brand
from socialbot.connectors.base import Batch, Check, Connector, Limits
from socialbot.delivery.memory_jobs import MemoryJobs
from socialbot.delivery.sender import Sender
from socialbot.domain import Message
from socialbot.housekeeping import look_for_incidents
from socialbot.intake import Intake
from socialbot.metrics import Metrics
from socialbot.pipeline import Pipeline
from socialbot.redirect.library import Depth
from socialbot.settings import Incidents
from socialbot.store.incidents import Incident
from socialbot.store.records import Records
from socialbot.store.seal import Vault
from socialbot.triage.bursts import Bursts
from tests.simulation.people import ACCOUNT
from tests.store.world import SECRET

LIMITS = Limits(1e9, 0.0, 4096, timedelta(days=1))


@dataclass(frozen=True)
class Sent:
    """An answer that went out, and the message that it answers."""

    at: datetime
    message: Message
    text: str


class MemoryConnector(Connector):
    """Only what intake needs: messages are handed to it, and answers leave by the sender."""

    limits = LIMITS

    def __init__(self, platform: str) -> None:
        self.platform = platform

    @property
    def account(self) -> str:
        return ACCOUNT

    async def open(self) -> None:
        raise NotImplementedError

    async def start(self, cursor: str | None) -> str | None:
        raise NotImplementedError

    async def pull(self, cursor: str | None) -> Batch:
        raise NotImplementedError

    async def send(self, address: Mapping[str, str], text: str) -> str:
        raise NotImplementedError

    async def probe(self) -> list[Check]:
        raise NotImplementedError

    async def close(self) -> None:
        return None


class World:
    """Time passes only by `until`."""

    def __init__(
        self, brand: Brand, engine: Engine, platforms: Iterable[str], start: datetime
    ) -> None:
        self.now = start
        self.engine = engine
        self.vault = Vault(SECRET)
        self.records = Records(engine, self.vault, replies_per_hour=6)
        self.metrics = Metrics()
        self.sent: list[Sent] = []
        self.open: list[list[Incident]] = []
        self._known: dict[str, Message] = {}
        self._jobs = MemoryJobs()
        self._intake = Intake(
            Pipeline(brand, depth=Depth.FILES),
            self.records,
            self._jobs.enqueue,
            self.metrics,
            lambda: self.now,
        )
        self._connectors = {name: MemoryConnector(name) for name in platforms}
        limits = dict.fromkeys(self._connectors, LIMITS)
        sender = Sender(
            engine, self.vault, self._send, self._jobs.enqueue, limits, lambda: self.now
        )
        self._jobs.run(sender.deliver, list(limits))
        self._rule = Bursts.of(Incidents())

    def live(
        self, messages: Iterable[Message], away: Mapping[str, datetime], end: datetime
    ) -> None:
        """Let time pass to `end` in steps of three minutes. A platform that is away until some time
        delivers what was written before it then. Now and then a batch is delivered twice."""
        waiting = sorted(messages, key=lambda one: one.sent_at)
        step = 0
        while self.now < end:
            self.now += timedelta(minutes=3)
            step += 1
            due = [one for one in waiting if self._arrives(one, away) <= self.now]
            waiting = [one for one in waiting if one not in due]
            self._take_in(due, twice=step % 7 == 0)
            self._jobs.work_off()
            look_for_incidents(self.engine, self.metrics, self._rule, False, self.now)
            self.open.append(self.records.incidents())
        self._intake.close()
        assert waiting == []

    @staticmethod
    def _arrives(message: Message, away: Mapping[str, datetime]) -> datetime:
        back = away.get(message.platform)
        missed = back and back - timedelta(hours=3) < message.sent_at < back
        return back if back and missed else message.sent_at

    def _take_in(self, messages: list[Message], twice: bool) -> None:
        for name, connector in self._connectors.items():
            batch = [one for one in messages if one.platform == name]
            self._known |= {one.address["message"]: one for one in batch}
            for _ in range((1 + twice) * bool(batch)):
                asyncio.run(self._intake.submit(connector, Batch(tuple(batch))))

    def _send(self, platform: str, address: Mapping[str, str], text: str) -> str:
        message = self._known[address["message"]]
        assert message.platform == platform
        self.sent.append(Sent(self.now, message, text))
        return f"reply {len(self.sent)}"


def write_profile(folder: Path) -> Path:
    """The sample brand in Ireland: live chat with a break, past midnight, closed on holidays."""
    sample = Path(__file__).parents[2] / "socialbot" / "sample" / "brand.toml"
    text = sample.read_text(encoding="utf-8")
    text = text.replace('country = "TR"', 'country = "IE"')
    text = text.replace('"Europe/Istanbul"', '"Europe/Dublin"')
    text += """
[live_chat.hours]
monday-friday = ["09:00-12:30", "13:30-18:00"]
saturday = ["22:00-02:00"]
sunday = ["10:00-14:00", "22:00-01:30"]
holidays = []
"""
    path = folder / "brand.toml"
    path.write_text(text, encoding="utf-8")
    return path

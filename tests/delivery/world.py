"""A platform that answers as it is told, and one reply on its way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, text

from socialbot.connectors.base import Limits
from socialbot.delivery.jobs import Jobs
from socialbot.delivery.sender import Sender
from socialbot.store.entries import Entry
from socialbot.store.records import Records
from socialbot.store.seal import Vault
from socialbot.store.tables import MessageRow, ReplyRow
from tests.store.world import NOW, SECRET, rows, with_code

FAST = Limits(1e9, 0.0, 500, timedelta(days=1))


class Killed(BaseException):
    """The process dies here."""


@dataclass
class Clock:
    now: datetime = field(default=NOW)

    def __call__(self) -> datetime:
        return self.now

    def pass_seconds(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass
class Platform:
    """Takes each send's outcome from a list: an error is raised, None is a success."""

    outcomes: list[BaseException | None] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    calls: int = 0

    def send(self, platform: str, address: Mapping[str, str], text: str) -> str:
        self.calls += 1
        error = self.outcomes.pop(0) if self.outcomes else None
        if error:
            raise error
        self.sent.append(address["number"])
        return f"reply-{self.calls}"


@dataclass
class World:
    """The store, the jobs and the sender of one test."""

    engine: Engine
    jobs: Jobs
    clock: Clock = field(default_factory=Clock)
    platform: Platform = field(default_factory=Platform)
    limits: Mapping[str, Limits] = field(default_factory=lambda: {"sandbox": FAST})
    ends: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.vault = Vault(SECRET)
        self.records = Records(self.engine, self.vault, replies_per_hour=1000)
        self.sender = self.make_sender()

    def make_sender(self, **changes: Any) -> Sender:
        values: dict[str, Any] = {
            "engine": self.engine,
            "vault": self.vault,
            "send": self.platform.send,
            "again": self.jobs.enqueue,
            "limits": self.limits,
            "clock": self.clock,
            "on_end": lambda _platform, state: self.ends.append(state),
        }
        return Sender(**{**values, **changes})

    def record(self, *entries: Entry) -> None:
        self.records.record(entries, None, with_code, self.jobs.enqueue, self.clock())

    def replies(self) -> Sequence[Any]:
        return sorted(rows(self.engine, ReplyRow), key=lambda row: row.sequence)

    def states(self) -> list[str]:
        return [row.state for row in self.replies()]

    def message(self) -> Any:
        return rows(self.engine, MessageRow)[0]


def break_connections(engine: Engine) -> None:
    """As a server does that is restarted."""
    with engine.connect() as conn:
        others = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND pid != pg_backend_pid()"
        conn.execute(text(f"SELECT pg_terminate_backend(pid) FROM ({others}) AS locks"))

"""A crowd for the sandbox: plays sample traffic onto the platform at a human pace."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import httpx

from socialbot.domain import Kind
from socialbot.sandbox.people import People
from socialbot.sandbox.posts import Draft

PACE = 2.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of traffic. Lines with one thread label stand in one thread; `edit` is what the
    writer changes the text to, once it has been read."""

    author: str
    kind: Kind
    text: str
    thread: str | None = None
    edit: str | None = None

    def __repr__(self) -> str:
        return f"<Line of {len(self.text)} characters>"


def read_traffic(path: Path | None = None) -> list[Line]:
    """The lines of a JSONL file, or of the sample traffic in the package. Raises OSError, and
    ValueError with the number of a line that cannot be read."""
    source = path or resources.files("socialbot") / "sample" / "traffic.jsonl"
    lines = source.read_text(encoding="utf-8").splitlines()
    return [_read_line(number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _read_line(number: int, line: str) -> Line:
    try:
        data: dict[str, Any] = json.loads(line)
        kind = Kind(data["kind"])
        return Line(data["author"], kind, data["text"], data.get("thread"), data.get("edit"))
    except (ValueError, KeyError, TypeError):
        raise ValueError(f"bad_traffic_line {number}") from None


async def play(
    url: str,
    lines: Iterable[Line],
    pace: float = PACE,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> int:
    """Write the lines, about `pace` seconds apart, and return how many arrived. What the
    platform refuses is passed over; a platform that is away ends the play."""
    people, stage = People(url), _Stage()
    try:
        for line in lines:
            await sleep(_pause(pace))
            await stage.perform(people, line, lambda: sleep(pace))
    except httpx.TransportError:
        pass
    finally:
        await people.close()
    return stage.arrived


def _pause(pace: float) -> float:
    """People write now in a rush, now after a while: between a third and five thirds of pace."""
    return pace * random.uniform(1 / 3, 5 / 3)  # noqa: S311 - no secret


class _Stage:
    """Remembers which post began which thread."""

    def __init__(self) -> None:
        self.arrived = 0
        self._roots: dict[str, str] = {}

    async def perform(
        self, people: People, line: Line, think: Callable[[], Awaitable[None]]
    ) -> None:
        root = self._roots.get(line.thread) if line.thread and line.kind is Kind.MENTION else None
        try:
            post_id = await people.write(Draft(line.author, line.kind, line.text, root))
            self.arrived += 1
            if line.thread:
                self._roots.setdefault(line.thread, post_id)
            if line.edit is not None:
                await think()
                await people.edit(post_id, line.edit)
        except httpx.HTTPStatusError:
            return

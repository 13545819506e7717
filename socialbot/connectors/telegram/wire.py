"""The HTTP layer under python-telegram-bot: our time-outs, and answers that its own reading
would put into exception texts are sorted out before."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from telegram.request import HTTPXRequest

from socialbot.connectors.telegram.faults import Flood, ServerFault

CONNECTIONS = 32
SHORTEST_WAIT = 1.0  # Telegram counts in whole seconds, and may say 0 while it takes nothing
LONGEST_WAIT = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Timings:
    """Seconds: to connect, for an answer, and how long Telegram holds an empty poll open."""

    connect: float = 5.0
    answer: float = 20.0
    poll: int = 25


class Wire(HTTPXRequest):
    """One pool of connections."""

    def __init__(self, timings: Timings) -> None:
        super().__init__(
            connection_pool_size=CONNECTIONS,
            connect_timeout=timings.connect,
            pool_timeout=timings.connect,
            read_timeout=timings.answer,
            write_timeout=timings.answer,
        )

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """As the base does; raises Flood on 429 and ServerFault on 5xx."""
        status, body = await super().do_request(*args, **kwargs)
        if status == 429:
            raise Flood(_read_wait(body))
        if status >= 500:
            raise ServerFault
        return status, body


def _read_wait(body: bytes) -> float | None:
    """Seconds from the answer's parameters.retry_after; None where it has none."""
    try:
        wait = json.loads(body)["parameters"]["retry_after"]
        return min(max(SHORTEST_WAIT, float(wait)), LONGEST_WAIT)
    except (ValueError, LookupError, TypeError, RecursionError, OverflowError):
        return None

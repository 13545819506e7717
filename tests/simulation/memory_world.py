"""A platform in memory that keeps the contract and can do everything that the real ones do."""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from socialbot.connectors.base import Batch, Check, Connector, Limits
from socialbot.connectors.errors import GiveUp, RetryLater, SendUnknown, StopConnector
from socialbot.domain import Kind, Message
from tests.connectors.world import RETRY_AFTER, Call, Posted, Trouble, World

PAGE = 20
OVERLAP = 2
TIME_OUT = 15.0


class MemoryConnector(Connector):
    """Pages come with the last messages of the page before, and each in any order."""

    platform = "memory"
    limits = Limits(50.0, 0.0, 4_096, timedelta(days=1))

    def __init__(self, platform: str = "memory") -> None:
        self.platform = platform
        self.messages: list[Message | None] = []  # None: cannot be read
        self.posted: list[Posted] = []
        self.faults: dict[Call, list[Trouble | None]] = defaultdict(list)
        self._dice = random.Random(4)

    @property
    def account(self) -> str:
        return "papatya"

    async def open(self) -> None:
        await self._meet(Call.OPEN)

    async def start(self, cursor: str | None) -> str | None:
        return cursor or str(len(self.messages))

    async def pull(self, cursor: str | None) -> Batch:
        await self._meet(Call.PULL)
        place = int(cursor or 0)
        page = self.messages[max(0, place - OVERLAP) : place + PAGE]
        if place >= len(self.messages):
            return Batch(cursor=cursor)
        read = [message for message in page if message]
        self._dice.shuffle(read)
        moved = min(place + PAGE, len(self.messages))
        return Batch(tuple(read), str(moved), skipped=len(page) - len(read))

    async def send(self, address: Mapping[str, str], text: str) -> str:
        await self._meet(Call.SEND, Posted(address["message"], text))
        return f"reply {len(self.posted)}"

    async def probe(self) -> list[Check]:
        return []

    async def close(self) -> None: ...

    async def _meet(self, call: Call, post: Posted | None = None) -> None:
        """What a call comes to; None in `faults` is a 429 that does not say when to come back."""
        if not self.faults[call]:
            self.posted += [post] if post else []
            return
        trouble = self.faults[call].pop(0)
        if trouble in {Trouble.HANG, Trouble.LOST}:
            self.posted += [post] if post and trouble is Trouble.LOST else []
            await asyncio.sleep(TIME_OUT)
        match trouble:
            case None:
                raise RetryLater("limited")
            case Trouble.LIMITED:
                raise RetryLater("limited", RETRY_AFTER)
            case Trouble.REVOKED:
                raise StopConnector("token_revoked", "make a new token")
            case Trouble.GONE:
                raise GiveUp("gone")
        raise SendUnknown("in_doubt") if call is Call.SEND else RetryLater("in_trouble")


class MemoryWorld(World):
    """The platform behind the contract's interface."""

    flood = 200

    def __init__(self, platform: str = "memory") -> None:
        self.connector: MemoryConnector = MemoryConnector(platform)

    async def write(
        self,
        text: str,
        *,
        author: str = "Ayşe",
        kind: Kind = Kind.DM,
        attachments: int = 0,
        bot: bool = False,
    ) -> str:
        number = str(len(self.connector.messages) + 1)
        place = f"of {author}" if kind is Kind.DM else f"post {number}"
        written = Message(
            platform=self.connector.platform,
            account=self.connector.account,
            id=number,
            conversation=place,
            author=author,
            kind=kind,
            text=text,
            sent_at=datetime.now(UTC),
            address={"message": number},
            attachments=attachments,
        )
        self.connector.messages.append(written)
        return number

    async def write_as_brand(self, text: str) -> None:
        raise NotImplementedError

    async def write_malformed(self) -> None:
        self.connector.messages.append(None)

    async def edit(self, message_id: str, text: str) -> None:
        raise NotImplementedError

    async def fault(self, call: Call, trouble: Trouble, times: int = 1) -> None:
        self.connector.faults[call] += [trouble] * times

    async def limit_without_reset(self, call: Call) -> None:
        """A 429 that does not say when to come back."""
        self.connector.faults[call].append(None)

    def count_faults(self) -> int:
        """Those that no call has met yet."""
        return sum(map(len, self.connector.faults.values()))

    async def replies(self) -> list[Posted]:
        return self.connector.posted

    def elsewhere(self, url: str) -> Connector:
        raise NotImplementedError

    async def stop(self) -> None:
        raise NotImplementedError

"""The small interface through which the contract plays a platform, whichever it is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto

from socialbot.connectors.base import Connector
from socialbot.domain import Kind

NOWHERE: Mapping[Kind, timedelta] = {}
RETRY_AFTER = 7


class Call(Enum):
    """The calls of a connector that can meet trouble; OPEN stands for probe() too."""

    OPEN = auto()
    PULL = auto()
    SEND = auto()


class Trouble(Enum):
    """What a platform does to a call instead of answering it. LIMITED asks to wait RETRY_AFTER
    seconds; OVERDUE refuses like it, with a wait that is over already. HANG never answers and does
    nothing; LOST (a send) posts and never answers. GONE (a send) says that the message cannot be
    answered any more."""

    LIMITED = auto()
    OVERDUE = auto()
    BROKEN = auto()
    GARBAGE = auto()
    HANG = auto()
    LOST = auto()
    REVOKED = auto()
    GONE = auto()


@dataclass(frozen=True, slots=True)
class Posted:
    """A reply as the platform shows it: under which message it stands, and its text."""

    in_reply_to: str
    text: str


class World(ABC):
    """One platform with one connector on it, whose pulls and time-outs last a fraction of a
    second. Ids are those that the connector gives in Message.id. bot_windows are how long a bot may
    answer, where a person may for longer."""

    connector: Connector
    longest_message = 20_000
    family_units = 7  # length of a family of four (one emoji, seven code points)
    tree_units = 4  # length of "ağaç"
    bot_windows = NOWHERE

    @abstractmethod
    async def write(
        self,
        text: str,
        *,
        author: str = "Ayşe",
        kind: Kind = Kind.DM,
        attachments: int = 0,
        bot: bool = False,
    ) -> str:
        """Somebody writes to the brand; returns the id."""

    @abstractmethod
    async def write_as_brand(self, text: str) -> None:
        """The brand's own account writes, so that its echo comes back."""

    @abstractmethod
    async def write_malformed(self) -> None:
        """An update arrives that cannot be read; if it holds content, that is MARKER."""

    @abstractmethod
    async def edit(self, message_id: str, text: str) -> None:
        """The writer changes the text."""

    async def delete(self, message_id: str) -> None:
        """The writer takes the message back; not needed where the platform tells
        bots of no deletions."""
        raise NotImplementedError

    @abstractmethod
    async def fault(self, call: Call, trouble: Trouble, times: int = 1) -> None:
        """The next calls meet trouble."""

    @abstractmethod
    async def replies(self) -> list[Posted]:
        """What the brand has answered, oldest first."""

    def elsewhere(self, url: str) -> Connector:
        """A connector like this world's, to whatever listens at that address; not needed where
        there is none between."""
        raise NotImplementedError

    @abstractmethod
    async def stop(self) -> None:
        """The platform goes away: nobody listens at its address."""


MARKER = "marigold-4411"

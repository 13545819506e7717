"""What every connector offers to intake (pull, parse) and to delivery (send)."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from socialbot.connectors.errors import GiveUp
from socialbot.connectors.ledger import Ledger
from socialbot.domain import Kind, Message


@dataclass(frozen=True, slots=True)
class Batch:
    """Messages read in one go. cursor is stored in the same commit as the messages, or None to
    leave it as it is; skipped counts updates that could not be read."""

    messages: tuple[Message, ...] = ()
    cursor: str | None = field(default=None, repr=False)
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Limits:
    """A platform's bounds: sends per second over the account, seconds between two sends in one
    conversation, text length in the platform's own units, and how long an answer is allowed at
    most."""

    sends_per_second: float
    seconds_per_conversation: float
    text_units: int
    reply_window: timedelta


@dataclass(frozen=True, slots=True)
class Check:
    """One line of `socialbot doctor`: an id, whether it holds, a hint that mends it, and a link to
    the page where what is missing (a permission, a token) is set."""

    id: str
    ok: bool
    hint: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a platform still allows: how many more of something ("reads", "sends", "usd") are left
    of how many, and when it counts anew. None where the platform does not say."""

    what: str
    left: float
    of: float | None = None
    until: datetime | None = None


class Connector(ABC):
    """One account on one platform. All methods raise only the errors of connectors.errors."""

    platform: str
    limits: Limits
    webhook: Webhook | None = None
    """The second way in, where the platform pushes and is configured to."""
    hides: bool = False
    """Whether a brand's account can take somebody's public post out of sight there."""

    @property
    @abstractmethod
    def account(self) -> str:
        """The platform's id of the brand's own account; known after open()."""

    @abstractmethod
    async def open(self) -> None:
        """Check the credentials and learn the own account: ready to send. Changes nothing on the
        platform; safe to call again."""

    @abstractmethod
    async def start(self, cursor: str | None) -> str | None:
        """Make ready to pull after open(), and return the cursor to pull from.

        With cursor None (first start) take a baseline: messages from before now are not answered.
        """

    @abstractmethod
    async def pull(self, cursor: str | None) -> Batch:
        """Wait a while for what came after cursor. Unread messages come again until the caller
        asks with the batch's cursor, so ask with it only after its commit."""

    @abstractmethod
    async def send(self, address: Mapping[str, str], text: str) -> str:
        """Answer the message that carried this address; returns the platform's id of the reply.
        Delivery adds written_by ("person") where a person wrote the text, and late ("yes") where
        the time for the bot's answers is over."""

    async def hide(self, address: Mapping[str, str]) -> None:
        """Take the public post that carried this address out of sight. Once hidden it may be asked
        for again; where the platform cannot, GiveUp."""
        raise GiveUp("hiding_not_supported")

    @abstractmethod
    async def probe(self) -> list[Check]:
        """Read-only checks for `socialbot doctor`; never raises."""

    @abstractmethod
    async def close(self) -> None:
        """Release sockets; safe to call twice."""

    def allowances(self) -> tuple[Allowance, ...]:
        """What the platform said last of its limits, for `socialbot connectors`; asks nothing."""
        return ()

    def keep_sums(self, ledger: Ledger) -> None:  # noqa: B027 - most platforms are free
        """Where to note what calls cost, on a platform that charges for them; before open()."""

    def length(self, text: str) -> int:
        """Length of a text in the platform's own units."""
        return len(text)

    def takes(self, kind: Kind, text: str) -> bool:
        """Whether an answer to a message of that kind is short enough for the platform; asked
        before it is sent."""
        return self.length(text) <= self.limits.text_units

    def reply_until(self, message: Message) -> datetime:
        """When the platform stops taking an answer to this message, whoever writes it."""
        return message.sent_at + self.limits.reply_window

    def bot_until(self, message: Message) -> datetime:
        """When it stops taking one that no person wrote; never after reply_until."""
        return self.reply_until(message)


class Webhook(ABC):
    """A second way in, for connectors whose platform can push. Mounted by web/webhooks.py at
    /webhooks/<platform>; the answer is 200 only after the batch is committed."""

    challenges: bool = False
    """Whether the platform checks with a GET that the address is ours."""
    challenge_type: str = "text/plain"
    """The media type of the answer to that."""

    def challenge(self, query: Mapping[str, str]) -> str | None:
        """What proves to the platform that the address is ours; None where it did not ask so."""
        return None

    @abstractmethod
    def verify(self, headers: Mapping[str, str], body: bytes) -> bool:
        """Whether the request really comes from the platform; compares in constant time.
        Header names are lower case."""

    @abstractmethod
    def parse(self, body: bytes) -> Batch:
        """The messages in a request body; what cannot be read is counted as skipped."""

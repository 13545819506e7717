"""What goes into the records and what comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from socialbot.domain import Kind, Message, Outcome, Reason, Reply
from socialbot.store.seal import Vault


@dataclass(frozen=True, slots=True)
class Entry:
    """A message with what was decided about it. reply_until is when the platform stops taking
    an answer, bot_until when it stops taking one that no person wrote (None: the same); hide: the
    post is taken out of sight before it is answered. The outcome of a deletion, and of a message
    by the team, is not looked at."""

    message: Message
    outcome: Outcome
    reply_until: datetime
    hide: bool = False
    bot_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class CursorMove:
    """A connector's new position, stored in the commit of the messages before it."""

    connector: str
    account: str
    position: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class QueuedReply:
    """All that a job may know about a reply. job counts the jobs made for it, from 1; delay is
    seconds to wait before it starts."""

    id: str
    platform: str
    conversation: str
    sequence: int
    job: int = 1
    delay: float = 0.0


@dataclass(frozen=True, slots=True)
class Recorded:
    """Counts of one batch."""

    new: int = 0
    duplicate: int = 0
    deleted: int = 0
    replies: int = 0


@dataclass(slots=True)
class Draft:
    """An entry on its way into the tables: its hashes, and what the history made of it. answer:
    it gets a reply; review: a person must look; reply: the words chosen for it; own_case_id: its
    writer's own case, where case_id is the record that this was joined to."""

    entry: Entry
    account: str
    message: str
    conversation: str
    author: str
    answer: bool = False
    review: bool = False
    reasons: list[Reason] = field(default_factory=list)
    deleted: bool = False
    case_id: int | None = None
    own_case_id: int | None = None
    case_code: str = ""
    reply: Reply | None = None

    @property
    def kind(self) -> Kind:
        """How the message reached the brand."""
        return self.entry.message.kind

    @property
    def is_proposed(self) -> bool:
        """Whether a person approves the reply before it is sent."""
        return Reason.NEEDS_APPROVAL in self.reasons

    def keep_silent(self, reason: Reason) -> None:
        """Answer nothing automatic, and say why."""
        self.answer = False
        if reason not in self.reasons:
            self.reasons.append(reason)

    def leave(self, reason: Reason) -> None:
        """Let a person answer, and say why."""
        self.keep_silent(reason)
        self.review = True


def make_draft(vault: Vault, entry: Entry) -> Draft:
    """Replace the platform's ids with keyed hashes."""
    message, outcome = entry.message, entry.outcome
    place = (message.platform, message.account)
    return Draft(
        entry=entry,
        account=vault.hash("account", *place),
        message=vault.hash("message", *place, message.id),
        conversation=vault.hash("conversation", *place, message.conversation),
        author=vault.hash("author", message.platform, message.author),
        answer=outcome.reply is not None and not message.deleted,
        review=outcome.review and not message.deleted,
        reasons=[] if message.deleted else list(outcome.reasons),
        deleted=message.deleted,
    )

"""What a poll found: a message with what is needed to know it again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from socialbot.domain import Message

LAST_REVISION = 2**31 - 1  # a deletion is the last word on a message


@dataclass(frozen=True, slots=True)
class Account:
    """Whose inbox it is: the platform's name here, the account's id there, and all ids under which
    the brand itself writes (an Instagram account also writes as its page)."""

    platform: str
    id: str
    own: frozenset[str]


@dataclass(frozen=True, slots=True)
class Item:
    """A message; `said` is the text even where the message keeps none (the brand's own), so that
    own sends are known again. `ours`: the bot sent it. Its repr hides all content."""

    message: Message
    said: str
    ours: bool = False

    def __repr__(self) -> str:
        return f"<Item {self.message!r}>"

    def revised(self, revision: int) -> Message:
        """The message as it reads after so many edits."""
        return replace(self.message, revision=revision)

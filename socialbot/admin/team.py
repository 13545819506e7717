"""The team as the pages see it: who a session belongs to, and what a login comes to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

ROLES = frozenset({"viewer", "agent", "lead", "admin"})


class Refusal(StrEnum):
    """Why a login did not succeed; each is a key of the login page's texts."""

    WRONG = "wrong"
    WAIT = "wait"
    BUSY = "busy"


@dataclass(frozen=True, slots=True)
class Visitor:
    """A member of the team with a live session."""

    name: str
    roles: frozenset[str]


class Team(Protocol):
    """What the pages need of the users and sessions in the database. All calls block."""

    def visitor(self, token: str) -> Visitor | None:
        """Whose session this is; None where it ended, was revoked or never was."""

    def enter(self, name: str, password: str, client: str) -> str | Refusal:
        """Start a session and return its token. `client` is the address that asks."""

    def leave(self, token: str) -> None:
        """End a session; an unknown token is no error."""

"""The team as the pages see it: what they need of the users and sessions in the database."""

from __future__ import annotations

from typing import Protocol

from socialbot.store.team import Refusal, Refused, Visitor
from socialbot.store.users import ROLES

__all__ = [
    "ACTORS",
    "ADMINS",
    "EVERYBODY",
    "LEADS",
    "ROLES",
    "Refusal",
    "Refused",
    "Team",
    "Visitor",
]

EVERYBODY = ROLES
ACTORS = frozenset({"agent", "lead", "admin"})  # a viewer reads, and changes nothing
LEADS = frozenset({"lead", "admin"})
ADMINS = frozenset({"admin"})


class Team(Protocol):
    """store.team.Team, or a twin of it in memory. All calls block."""

    def visitor(self, token: str) -> Visitor | None:
        """Whose session this is; None where it ended, was revoked or never was."""

    def enter(self, name: str, password: str, client: str) -> str | Refused:
        """Start a session and return its token. `client` is the address that asks."""

    def leave(self, token: str) -> None:
        """End a session; an unknown token is no error."""

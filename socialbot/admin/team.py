"""The team as the pages see it: what they need of the users and sessions in the database."""

from __future__ import annotations

from typing import Protocol

from socialbot.store.refusals import Refusal, Refused
from socialbot.store.sessions import CODE, ENROL
from socialbot.store.team import Visitor
from socialbot.store.users import ROLES

__all__ = [
    "ACTORS",
    "ADMINS",
    "CODE",
    "ENROL",
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

    def enter(
        self, name: str, password: str, client: str, browser: str | None = None
    ) -> str | Refused:
        """Start a session and return its token. `client` is the address that asks."""

    def pass_code(self, token: str, code: str, client: str) -> str | Refused:
        """Open a session that waits for its second step; returns its new token."""

    def prove(self, token: str, answer: str, client: str, with_code: bool = True) -> Refused | None:
        """Note a fresh proof, the password or a code; None where it is good. Without `with_code`
        only the password is."""

    def leave(self, token: str) -> None:
        """End a session; an unknown token is no error."""

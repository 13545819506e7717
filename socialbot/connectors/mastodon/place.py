"""Where a status stands: how far it is seen, whose conversation it belongs to, how to answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from socialbot.connectors.common.shapes import Unreadable, table, words
from socialbot.connectors.mastodon.shapes import ident
from socialbot.domain import Kind

DIRECT = "direct"
NAME = re.compile(r"[\w.-]{1,128}(?:@[\w.:-]{1,256})?")
VISIBILITIES = frozenset({"public", "unlisted", "private", DIRECT})


@dataclass(frozen=True, slots=True)
class Place:
    """Who wrote it (id, and the name to mention them by) and its visibility."""

    author: str = field(repr=False)
    acct: str = field(repr=False)
    visibility: str

    @property
    def kind(self) -> Kind:
        """Only direct statuses are private: the others are read by followers at least."""
        return Kind.DM if self.visibility == DIRECT else Kind.MENTION

    @property
    def conversation(self) -> str:
        """An answer goes to its writer alone, so what one person writes is one conversation; a
        status names the one that it answers, but not the thread that it belongs to."""
        return conversation_of(self.kind, self.author)

    def address(self, status_id: str) -> dict[str, str]:
        """What send() needs; strings only."""
        return {"status_id": status_id, "acct": self.acct, "visibility": self.visibility}


def conversation_of(kind: Kind, person: str) -> str:
    """The conversation of the brand with a person, in private or in public."""
    return f"{kind}:{person}"


def read_place(status: Mapping[str, Any]) -> Place:
    """The place of a status; raises Unreadable."""
    account = table(status.get("account"))
    acct = words(account.get("acct"))
    visibility = words(status.get("visibility"))
    if not NAME.fullmatch(acct):
        raise Unreadable
    return Place(ident(account.get("id")), acct, read_visibility(visibility))


def read_visibility(visibility: str) -> str:
    """Servers of Mastodon's kind have narrower ones, which are answered in private."""
    return visibility if visibility in VISIBILITIES else DIRECT

"""What the head of every page leads to: one list, of which a visitor sees what is open to them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

Doors = Mapping[tuple[str, str], frozenset[str]]
"""Who may enter which page, by (method, path)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the navigation. A page names the key as its `here`; its words stand in the texts
    under [site]."""

    key: str
    path: str


NAVIGATION = (
    Entry("queue", "/flagged"),
    Entry("cases", "/cases"),
    Entry("reports", "/reports"),
    Entry("incidents", "/incidents"),
    Entry("replies", "/replies"),
    Entry("insights", "/insights"),
    Entry("settings", "/settings"),
    Entry("shadow", "/shadow"),
)


def entries_for(roles: Collection[str], doors: Doors) -> tuple[Entry, ...]:
    """The pages that exist and that one of the roles may enter."""
    held = frozenset(roles)
    return tuple(e for e in NAVIGATION if held & doors.get(("GET", e.path), frozenset()))

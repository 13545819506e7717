"""What the head of every page leads to: one list, of which a visitor sees what is open to them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
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
    Entry("queue", "/queue"),
    Entry("cases", "/cases"),
    Entry("reports", "/reports"),
    Entry("incidents", "/incidents"),
    Entry("replies", "/replies"),
    Entry("insights", "/insights"),
    Entry("settings", "/settings"),
    Entry("shadow", "/shadow"),
)
SETTINGS = (
    Entry("brand", "/settings"),
    Entry("connectors", "/settings/connectors"),
    Entry("retention", "/settings/retention"),
    Entry("people", "/settings/people"),
    Entry("sessions", "/settings/sessions"),
    Entry("audit", "/settings/audit"),
    Entry("looks", "/settings/looks"),
    Entry("requests", "/settings/requests"),
)


def entries_for(
    roles: Collection[str], doors: Doors, entries: Sequence[Entry] = NAVIGATION
) -> tuple[Entry, ...]:
    """The pages that exist and that one of the roles may enter."""
    held = frozenset(roles)
    return tuple(e for e in entries if held & doors.get(("GET", e.path), frozenset()))

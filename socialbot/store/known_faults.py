"""Which faults are known just now, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from socialbot.domain import Intent, KnownFault
from socialbot.store.tables import IncidentRow

EVERYWHERE = ""  # in place of a platform


@dataclass(frozen=True, slots=True)
class KnownFaults:
    """The open incidents by topic and platform."""

    open: Mapping[tuple[str, str], KnownFault]

    def find(self, topic: Intent, platform: str) -> KnownFault | None:
        """The incident of a topic on a platform: one of this platform alone says more than one of
        all of them."""
        return self.open.get((topic, platform)) or self.open.get((topic, EVERYWHERE))


def read_known_faults(conn: Connection) -> KnownFaults:
    """What is known now."""
    columns = IncidentRow.topic, IncidentRow.platform, IncidentRow.id, IncidentRow.wording
    rows = conn.execute(select(*columns).where(IncidentRow.closed_at.is_(None)))
    return KnownFaults({(row[0], row[1]): KnownFault(row[2], row[3]) for row in rows})

"""How the connectors of this process do, as other processes may read it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from socialbot.connectors.base import Connector
from socialbot.puller import Puller
from socialbot.store.connectors import ConnectorState, Left
from socialbot.store.standings import SENDING


class Watch:
    """Looks at the connectors of one process. Without pullers it only sends."""

    def __init__(
        self, role: str, connectors: Sequence[Connector], pullers: Sequence[Puller]
    ) -> None:
        self._role = role
        self._connectors = connectors
        self._pullers = {puller.connector.platform: puller for puller in pullers}
        self._began = datetime.now(UTC)

    def look(self) -> list[ConnectorState]:
        """All of them, as they are now."""
        now = datetime.now(UTC)
        return [self._look_at(connector, now) for connector in self._connectors]

    def _look_at(self, connector: Connector, now: datetime) -> ConnectorState:
        puller = self._pullers.get(connector.platform)
        trouble = puller.trouble if puller else None
        return ConnectorState(
            platform=connector.platform,
            role=self._role,
            state=str(puller.state) if puller else SENDING,
            since=puller.since if puller else self._began,
            seen_at=now,
            error=trouble.code if trouble else None,
            hint=trouble.hint if trouble else "",
            error_at=trouble.at if trouble else None,
            limits=_limits_of(connector),
        )


def _limits_of(connector: Connector) -> tuple[Left, ...]:
    return tuple(Left(each.what, each.left, each.of, each.until) for each in connector.allowances())

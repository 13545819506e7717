"""Tries again to hide posts whose first try did not come through, whatever became of the reply."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import structlog
from sqlalchemy import Engine

from socialbot.delivery.hiding import Hider
from socialbot.logs import locate
from socialbot.store.errors import StoreError
from socialbot.store.hides import Hiding, take_due
from socialbot.store.seal import Vault
from socialbot.store.tables import Hide

IDLE_SECONDS = 5.0

log = structlog.get_logger()


class HideRetries:
    """Hides what is due on the platforms of this process. While may_send says no nothing is
    tried."""

    def __init__(  # noqa: PLR0913, PLR0917 - the seams of delivery
        self,
        engine: Engine,
        vault: Vault,
        hider: Hider,
        platforms: Sequence[str],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        may_send: Callable[[], bool] = lambda: True,
    ) -> None:
        self._engine = engine
        self._vault = vault
        self._hider = hider
        self._platforms = tuple(platforms)
        self._clock = clock
        self._may_send = may_send

    async def run(self) -> None:
        """Until cancelled; a fault is told and borne."""
        while True:
            try:
                await asyncio.to_thread(self.retry_due)
            except Exception as error:  # noqa: BLE001 - the next turn may do better
                log.warning("hides_failed", error=type(error).__name__, where=locate(error))
            await asyncio.sleep(IDLE_SECONDS)

    def retry_due(self) -> int:
        """Try what is due, up to one that still does not come through: a platform in trouble is
        not pressed. Returns how many were tried."""
        count = 0
        while self._may_send() and (found := self._take()):
            count += 1
            if self._retry(found) is Hide.DUE:
                break
        return count

    def _take(self) -> Hiding | None:
        return take_due(self._engine, self._platforms, self._clock())

    def _retry(self, hiding: Hiding) -> Hide:
        if hiding.until <= self._clock():
            return self._hider.give_up(hiding, "window_closed")
        if hiding.address is None:
            return self._hider.give_up(hiding, "no_address")
        try:
            address = self._vault.open(hiding.address)
        except StoreError:
            return self._hider.give_up(hiding, "address_does_not_open")
        return self._hider.hide(hiding, address)

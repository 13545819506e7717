"""Batches that wait for the one writer: what a connector brought meanwhile is one commit."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from socialbot.connectors.base import Batch

MOST = 128  # messages put together; a batch that is larger by itself stays whole


@dataclass(frozen=True, slots=True, eq=False)
class Parcel:
    """A batch, and whether it was committed, once that is known."""

    batch: Batch
    committed: asyncio.Future[bool]


class Parcels:
    """What waits, by platform, in the order in which it came."""

    def __init__(self) -> None:
        self._waiting: dict[str, list[Parcel]] = defaultdict(list)

    def add(self, platform: str, batch: Batch) -> Parcel:
        """Let it wait."""
        parcel = Parcel(batch, asyncio.get_running_loop().create_future())
        self._waiting[platform].append(parcel)
        return parcel

    def drop(self, platform: str, parcel: Parcel) -> None:
        """Nobody waits for it any more; no matter where it was taken already."""
        if parcel in self._waiting[platform]:
            self._waiting[platform].remove(parcel)

    def take(self, platform: str) -> list[Parcel]:
        """The first ones, as many as make one commit: only one of them can move the cursor."""
        waiting = self._waiting[platform]
        taken = waiting[:1]
        for parcel in waiting[1:]:
            if not _fits(taken, parcel):
                break
            taken.append(parcel)
        del waiting[: len(taken)]
        return taken


def _fits(taken: Sequence[Parcel], parcel: Parcel) -> bool:
    cursors = sum(one.batch.cursor is not None for one in (*taken, parcel))
    return cursors <= 1 and sum(len(one.batch.messages) for one in (*taken, parcel)) <= MOST


def join(parcels: Sequence[Parcel]) -> Batch:
    """One batch of all."""
    batches = [parcel.batch for parcel in parcels]
    return Batch(
        tuple(message for batch in batches for message in batch.messages),
        next((batch.cursor for batch in batches if batch.cursor is not None), None),
        sum(batch.skipped for batch in batches),
    )

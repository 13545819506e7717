"""What happened to a record, in order: messages, transfers, reports, and what the team did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from socialbot.domain import Channel
from socialbot.store.acts import Acted
from socialbot.store.case_history import History, Member, Reported, Said


class Happened(StrEnum):
    """What a step of the time line tells of; at the same moment in this order."""

    JOINED = "joined"
    MOVED = "moved"
    SAID = "said"
    REPORTED = "reported"
    ACTED = "acted"


ORDER = list(Happened)


@dataclass(frozen=True, slots=True)
class Moved:
    """A transfer: the record is sent on to another channel than before."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `what` is of the type that the kind names."""

    at: datetime
    kind: Happened
    what: Said | Moved | Reported | Member | Acted


def weave(history: History, members: Sequence[Member]) -> list[Step]:
    """The steps of a page of a record's past, the oldest first. Cases that the team joined are
    among its acts."""
    shown = {one.code for one in members if one.joined_at and one.joined_by is None}
    steps = [Step(one.recorded_at, Happened.SAID, one) for one in history.said]
    steps += _find_transfers(history.said)
    steps += [Step(one.at, Happened.REPORTED, one) for one in history.reports]
    steps += [Step(one.at, Happened.ACTED, one) for one in history.acts]
    first = history.said[0].recorded_at if history.older and history.said else None
    steps += [
        Step(one.joined_at, Happened.JOINED, one)
        for one in members
        if one.joined_at and one.code in shown and (first is None or one.joined_at >= first)
    ]
    return sorted(steps, key=lambda step: (step.at, ORDER.index(step.kind)))


def _find_transfers(said: Sequence[Said]) -> Iterator[Step]:
    """Rule 5: where a message is sent on to another channel than the one before it in its case."""
    last: dict[str, str] = {}
    for one in said:
        if one.deleted or one.channel == Channel.NONE:
            continue
        before = last.get(one.case_code, one.channel)
        if one.channel != before:
            yield Step(one.recorded_at, Happened.MOVED, Moved(before, one.channel))
        last[one.case_code] = one.channel

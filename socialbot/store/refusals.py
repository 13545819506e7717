"""Why somebody is not let in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Refusal(StrEnum):
    """Why a login did not succeed. BUSY is the pages' own: too many at a time."""

    WRONG = "wrong"
    WAIT = "wait"
    BUSY = "busy"


@dataclass(frozen=True, slots=True)
class Refused:
    """A login that did not succeed. wait is how long further tries are not looked at."""

    why: Refusal
    wait: timedelta = timedelta(0)

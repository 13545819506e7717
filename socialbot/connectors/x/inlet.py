"""One stream of what X has for the brand, read page by page, newest first, as often as is due."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from socialbot.connectors.common.shapes import Unreadable, listed, words
from socialbot.connectors.errors import RetryLater
from socialbot.connectors.x.client import Answer
from socialbot.connectors.x.cursor import Track
from socialbot.connectors.x.faults import Allowance
from socialbot.connectors.x.ids import id_at
from socialbot.connectors.x.parse import Item
from socialbot.connectors.x.shapes import table
from socialbot.connectors.x.timings import Interval
from socialbot.connectors.x.window import SHORTEST_WAIT, Window

LARGEST_PAGE = 100
SLOWER = 1.5
LONGEST_OUTAGE = 120.0
LONGEST_BACK_OFF = 900.0  # from what X refuses, which does not pass so soon
MOST_MARKS = 1_000
FUTURE = timedelta(days=1)
NEVER_ASKED = ("budget_reads_spent", "never_began")

Fetch = Callable[[int, int, str | None], Awaitable[Answer]]
"""Asks for a page: ids above this, so many, at this place of the list; pays for what came."""
Parse = Callable[[Answer], Sequence[Item]]


@dataclass(frozen=True, slots=True)
class Habits:
    """How an endpoint is read: how often; the page to ask for while it is quiet (what comes again
    is charged again each day); and after how many seconds the pages are walked to their end, for
    what X brought late. In between a walk ends at the first page that holds something known."""

    interval: Interval
    smallest: int
    thorough: float


@dataclass(slots=True)
class Walk:
    """A reading under way. It survives a limit that is reached between two pages."""

    thorough: bool
    items: dict[int, Item] = field(default_factory=dict)
    unnamed: int = 0
    token: str | None = field(default=None, repr=False)
    pages: int = 0


class Inlet:
    """Mentions or messages. `held` is what was read and is not yet known to be stored, oldest
    first; `unnamed` counts what came without an id that could be; `failures` are those in a row,
    and `trouble` is the last one's code."""

    def __init__(
        self,
        fetch: Fetch,
        parse: Parse,
        window: Window,
        habits: Habits,
        clock: Callable[[], float],
    ) -> None:
        self.held: list[Item] = []
        self.unnamed = 0
        self.failures = 0
        self.trouble = ""
        self._fetch = fetch
        self._parse = parse
        self._window = window
        self._habits = habits
        self._clock = clock
        self._size = habits.smallest
        self._seconds = habits.interval.busy
        self._due = 0.0
        self._thorough_at = 0.0
        self._walk: Walk | None = None
        self._marks: dict[str, None] = {}

    def forget(self) -> None:
        """Start anew from the track that is given next."""
        self.held, self.unnamed, self._walk = [], 0, None
        self._thorough_at = 0.0

    def wait(self) -> float:
        """Seconds until the next reading is due."""
        return max(0.0, self._due - self._clock())

    def left(self) -> tuple[int, int]:
        """Readings that its limit still allows, of how many."""
        return self._window.left(self._clock())

    def drop(self, track: Track) -> None:
        """Let go of what is stored by now."""
        self.held = [item for item in self.held if not track.covers(item.id)]

    def put_off(self, error: RetryLater) -> float:
        """Leave it alone for a while; returns the seconds: twice as many each time, and never
        fewer than X asks for."""
        now = self._clock()
        refused = error.code.startswith(("refused", "too_many"))
        longest = LONGEST_BACK_OFF if refused else LONGEST_OUTAGE
        own = min(longest, self._habits.interval.trouble * 2.0**self.failures)
        wait = max(SHORTEST_WAIT, own, error.after or 0.0)
        self.failures = min(self.failures + 1, 10)
        self.trouble = error.code
        self._due = now + wait
        if error.code == "too_many_requests":
            self._window.note(Allowance(0, wait), now)
        if error.code.startswith("refused"):
            self._walk = None  # its place in the list may be what X refuses
        return wait

    async def peek(self) -> list[Item]:
        """The newest few, for the first start."""
        answer = await self._ask(0, self._habits.smallest, None)
        return [_doubt(item, answer.served) for item in self._parse(answer)]

    async def read(self, track: Track) -> None:
        """Read all that came after the track into `held`; raises the errors of
        connectors.errors."""
        walk = self._walk = self._walk or Walk(self._clock() >= self._thorough_at)
        more = True
        while more:
            more = await self._read_page(walk, track)
        self._walk = None
        self.held = sorted(walk.items.values(), key=lambda item: item.id)
        self.unnamed = walk.unnamed
        self._adapt(len(self.held), walk.thorough)

    async def _read_page(self, walk: Walk, track: Track) -> bool:
        """Whether there are older ones that were not read."""
        size = LARGEST_PAGE if walk.pages else self._size
        answer = await self._ask(track.floor, size, walk.token)
        items = [_doubt(item, answer.served) for item in self._parse(answer)]
        walk.pages += 1
        walk.token = _next(answer)
        walk.unnamed += sum(self._is_new(item.mark) for item in items if item.mark)
        named = [item for item in items if not item.mark]
        walk.items |= {item.id: item for item in named if not track.covers(item.id)}
        if any(item.id <= track.floor for item in named):
            return False
        known = any(track.covers(item.id) for item in named)
        return walk.token is not None and (walk.thorough or not known)

    async def _ask(self, since: int, size: int, token: str | None) -> Answer:
        """A page, within the limit."""
        taken = self._clock()
        self._window.take(taken)
        try:
            answer = await self._fetch(since, size, token)
        except RetryLater as error:
            if error.code in NEVER_ASKED:
                self._window.give_back(taken)
            raise
        self._window.accept(answer.allowance, self._clock())
        return answer

    def _is_new(self, mark: str) -> bool:
        """What has no id comes again with each reading, but is counted once."""
        if mark in self._marks:
            return False
        self._marks[mark] = None
        if len(self._marks) > MOST_MARKS:
            del self._marks[next(iter(self._marks))]
        return True

    def _adapt(self, found: int, thorough: bool) -> None:
        """Sooner again and more at once while people write, slower while nobody does."""
        habits, now = self._habits, self._clock()
        self.failures = 0
        self._size = min(LARGEST_PAGE, max(habits.smallest, 2 * found))
        slower = min(habits.interval.quiet, self._seconds * SLOWER)
        self._seconds = habits.interval.busy if found else slower
        self._due = now + self._seconds
        if thorough:
            self._thorough_at = now + habits.thorough


def read_data(answer: Answer) -> list[object]:
    """The pieces of a page; raises RetryLater where X sent errors in their place."""
    try:
        data = listed(answer.body.get("data"))
    except Unreadable:
        raise RetryLater("unreadable_answer") from None
    if not data and ("meta" not in answer.body or answer.body.get("errors")):
        raise RetryLater("unreadable_answer")
    return data


def _doubt(item: Item, served: datetime | None) -> Item:
    """An id of the future cannot be one, and would cover all that is still to come."""
    if served is None or item.id < id_at(served + FUTURE):
        return item
    return Item(0, skipped=True, mark=str(item.id))


def _next(answer: Answer) -> str | None:
    try:
        return words(table(answer.body.get("meta")).get("next_token")) or None
    except Unreadable:
        raise RetryLater("unreadable_answer") from None

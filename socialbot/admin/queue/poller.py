"""One look at the database for all open pages of a process, some times a second."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import structlog
from starlette.concurrency import run_in_threadpool

from socialbot.logs import locate
from socialbot.store.queue.desk import Queue
from socialbot.store.queue.filters import Filters
from socialbot.store.queue.news import Mark, News

EVERY = 0.35  # seconds
WAITING = (
    16  # looks that a slow page may be behind; what comes after them it hears at its next start
)

log = structlog.get_logger()
Inbox = asyncio.Queue["Told"]


@dataclass(frozen=True, slots=True)
class Told:
    """What a look found; wanted: which of these items each page's filters show, asked once for all
    pages with the same ones."""

    news: News
    wanted: dict[Filters, frozenset[int]] = field(default_factory=dict)


MOST = 250  # pages that listen to a process


class Poller:
    """Asks while anybody listens, and tells everybody what it found."""

    def __init__(self, queue: Queue, every: float = EVERY) -> None:
        self._queue = queue
        self._every = every
        self._inboxes: set[Inbox] = set()
        self._task: asyncio.Task[None] | None = None

    @property
    def is_full(self) -> bool:
        """Whether nobody more is let listen."""
        return len(self._inboxes) >= MOST

    @contextmanager
    def listen(self) -> Iterator[Inbox]:
        """An inbox that hears of each look that found something."""
        mine: Inbox = asyncio.Queue(WAITING)
        self._inboxes.add(mine)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._ask())
        try:
            yield mine
        finally:
            self._inboxes.discard(mine)

    async def catch_up(self, since: Mark) -> Told:
        """What came since a page was made."""
        return Told(await run_in_threadpool(self._queue.news, since))

    async def wanted(self, told: Told, filters: Filters) -> frozenset[int]:
        """Which of the items a page with these filters shows."""
        if filters not in told.wanted:
            ids = [one.id for one in (*told.news.came, *told.news.changed)]
            found = await run_in_threadpool(self._queue.which, filters, ids) if ids else frozenset()
            told.wanted[filters] = found
        return told.wanted[filters]

    async def _ask(self) -> None:
        mark, before = (
            await run_in_threadpool(self._queue.mark_now),
            News(Mark(0, self._queue.clock())),
        )
        while self._inboxes:
            try:
                news = await run_in_threadpool(self._queue.news, mark)
            except Exception as error:  # noqa: BLE001 - the next look may do better
                log.warning("queue_poll_failed", error=type(error).__name__, where=locate(error))
            else:
                if fresh := what_is_fresh(news, before):
                    self._tell(fresh)
                mark, before = news.mark, news
            await asyncio.sleep(self._every)

    def _tell(self, news: News) -> None:
        told = Told(news)
        for inbox in self._inboxes:
            if not inbox.full():
                inbox.put_nowait(told)


def what_is_fresh(news: News, before: News) -> News | None:
    """A look without what the one before has told; None where nothing is left."""
    old = {(one.id, one.version) for one in before.changed}
    changed = tuple(one for one in news.changed if (one.id, one.version) not in old)
    if news.came or changed or news.looking != before.looking:
        return replace(news, changed=changed)
    return None

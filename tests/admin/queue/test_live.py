"""What an open page hears, without a browser."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from starlette.exceptions import HTTPException

from socialbot.admin.queue.live import Live, read_mark, write_mark
from socialbot.admin.queue.poller import Poller, what_is_fresh
from socialbot.store.queue.acts import Picked, Why
from socialbot.store.queue.filters import Filters
from socialbot.store.queue.news import Mark, News
from tests.admin.queue.conftest import Desk

pytestmark = pytest.mark.anyio


async def hear(events: AsyncIterator[str]) -> dict[str, Any]:
    """The next event that says something."""
    async with asyncio.timeout(5):
        async for event in events:
            for line in event.splitlines():
                if line.startswith("data: "):
                    found: dict[str, Any] = json.loads(line.removeprefix("data: "))
                    return found
    raise AssertionError


def listen(desk: Desk, poller: Poller, **filters: Any) -> AsyncIterator[str]:
    return Live(poller)._events(Filters(**filters), desk.queue.mark_now())


async def test_a_page_hears_what_it_would_show(inside: Desk) -> None:
    poller = Poller(inside.queue, every=0.02)
    every, telegram = listen(inside, poller), listen(inside, poller, platform="telegram")
    assert (await hear(every))["came"] == []
    await hear(telegram)
    one = await asyncio.to_thread(inside.write, 1)
    assert [item["id"] for item in (await hear(every))["came"]] == [one]
    assert (await hear(telegram))["came"] == []


async def test_a_page_hears_what_somebody_did_once(inside: Desk) -> None:
    one = inside.write(1)
    poller = Poller(inside.queue, every=0.02)
    events = listen(inside, poller)
    await hear(events)
    await asyncio.to_thread(inside.queue.dismiss, [Picked(one, 0)], Why.SPAM, 1)
    [item] = (await hear(events))["changed"]
    assert (item["id"], item["version"], item["here"]) == (one, 1, False)
    await asyncio.to_thread(inside.queue.look, one, 1)
    told = await hear(events)
    assert (told["changed"], told["looking"]) == ([], {str(one): ["ece"]})


async def test_a_page_hears_what_came_while_it_was_made(inside: Desk) -> None:
    mark = inside.queue.mark_now()
    one = inside.write(1)
    events = Live(Poller(inside.queue))._events(Filters(), mark)
    assert [item["id"] for item in (await hear(events))["came"]] == [one]


async def test_fifty_pages_cost_one_look(inside: Desk) -> None:
    poller = Poller(inside.queue, every=0.02)
    pages = [listen(inside, poller) for _ in range(50)]
    for page in pages:
        await hear(page)
    one = await asyncio.to_thread(inside.write, 1)
    heard = await asyncio.gather(*(hear(page) for page in pages))
    assert all(told["came"][0]["id"] == one for told in heard)
    assert len([task for task in asyncio.all_tasks() if "Poller" in repr(task.get_coro())]) == 1


def test_an_event_tells_no_word_of_a_message(desk: Desk) -> None:
    desk.write(1)
    news = desk.queue.news(Mark(0, desk.queue.clock()))
    assert len(news.came) == 1
    assert what_is_fresh(News(news.mark), News(news.mark)) is None


@pytest.mark.parametrize("text", ["", "1", "x.1", "1.x", "1." + "9" * 18, "-1.5"])
def test_a_mark_that_is_none_of_ours(text: str) -> None:
    with pytest.raises(HTTPException):
        read_mark(text)


def test_a_mark_comes_back_as_it_went(desk: Desk) -> None:
    mark = desk.queue.mark_now()
    assert read_mark(write_mark(mark)).last_id == mark.last_id
    assert abs((read_mark(write_mark(mark)).at - mark.at).total_seconds()) < 0.01

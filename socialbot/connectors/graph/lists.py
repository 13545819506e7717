"""Lists of the Graph API, page by page from the newest on, until they are older than wanted."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any

from socialbot.connectors.common.shapes import Unreadable, listed, table, words
from socialbot.connectors.errors import RetryLater
from socialbot.connectors.graph.client import GraphClient

MOST_PAGES = 400  # far more than any outage fills; a list that leads back to itself would not end


async def read_list(
    client: GraphClient, path: str, is_old: Callable[[object], bool], **args: str | int
) -> AsyncIterator[object]:
    """Each raw item; pages follow while the last item of a page is not old. Raises RetryLater
    where an answer is no list."""
    after = ""
    for _ in range(MOST_PAGES):
        answer = await client.read(path, **args, **({"after": after} if after else {}))
        items, after = read_page(answer)
        for item in items:
            yield item
        if not after or not items or is_old(items[-1]):
            return
    raise RetryLater("list_without_end")


def read_page(answer: object) -> tuple[list[Any], str]:
    """The items of a page, and the cursor of the next one; empty where none follows. Raises
    RetryLater."""
    try:
        whole = table(answer)
        paging = table(whole.get("paging") or {})
        after = words(table(paging.get("cursors") or {}).get("after"))
        return listed(whole.get("data", "")), after if paging.get("next") else ""
    except Unreadable:
        raise RetryLater("unreadable_answer") from None

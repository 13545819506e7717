"""Send an answer: the wording that a person was shown, or their own words through the gate."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.exceptions import HTTPException

from socialbot.admin.queue.offers import find_wording, make_offer
from socialbot.admin.queue.tools import Tools
from socialbot.store.queue.acts import Done, Picked, Result
from socialbot.store.queue.answers import Words
from socialbot.store.queue.desk import Queue
from socialbot.store.queue.item import Item

LONGEST_DRAFT = 4_000


def send(
    queue: Queue, tools: Tools, picked: Picked, fields: Mapping[str, str], user_id: int
) -> Done:
    """Judged again right before it is queued, whatever the page said while it was written."""
    item = queue.item(picked.id)
    if item is None:
        raise HTTPException(404)
    if item.version != picked.version:  # told before anything is said about the words
        return Done(Result.CHANGED, 0, 1)
    words = choose_words(queue, tools, item, fields)
    if isinstance(words, Result):
        return Done(words, 0, 1)
    return queue.answer(picked, words, user_id)


def choose_words(
    queue: Queue, tools: Tools, item: Item, fields: Mapping[str, str]
) -> Words | Result:
    """The words to send, or why nothing is sent. A canned wording is sent only where it is what
    the person was shown and what is said by now."""
    if fields.get("words") == "own":
        text = clean_draft(fields.get("text", ""))
        return Words(text) if tools.judge(item.row.kind, text).passes else Result.REFUSED
    offer = make_offer(item, tools, queue.clock())
    if not offer.answers:
        return Result.GONE if item.row.deleted or item.row.superseded else Result.CLOSED
    if reply := find_wording(offer, fields.get("words", "")):
        return Words(reply.text, reply.template, reply.language, reply.wording)
    if offer.own_only:
        return Result.CLOSED
    return Result.RENEWED if offer.wordings else Result.REFUSED


def clean_draft(text: str) -> str:
    """What a browser sends of a text area, with plain line ends; too long a text stays too long."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()[: LONGEST_DRAFT + 1]

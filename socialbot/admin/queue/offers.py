"""What can be done with an item just now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from socialbot.admin.queue.tools import Tools
from socialbot.domain import Kind, Reply
from socialbot.redirect.length import LIMITS
from socialbot.store.clean import storable
from socialbot.store.queue.answers import can_answer
from socialbot.store.queue.item import Item
from socialbot.store.shown import mark_of
from socialbot.store.tables import Hide, State

HIDDEN = frozenset({Hide.DUE, Hide.DONE})
_WITHDRAWN = State.CANCELLED


@dataclass(frozen=True, slots=True)
class Offer:
    """answers: whether the platform still takes one, own_only: in a person's own words alone;
    wordings: canned ones, the best first; renewed: whether the best is not what the bot has
    proposed, which does not fit any more; hides: whether the post can be taken out of sight,
    hidden: whether it was."""

    answers: bool
    own_only: bool
    wordings: tuple[Reply, ...]
    renewed: bool
    limit: int
    hides: bool
    hidden: bool
    original: bool

    def mark(self, reply: Reply) -> str:
        """Stands for a wording as it is shown here."""
        return mark_of(reply.text)


def make_offer(item: Item, tools: Tools, now: datetime) -> Offer:
    """May take a while: words are put together and shown to the gate."""
    row = item.row
    here = not row.deleted and not row.superseded
    answers = here and can_answer(row.address is not None, row.reply_until, now)
    own_only = answers and not can_answer(True, row.bot_until or row.reply_until, now)
    hidden = any(said.hide_state in HIDDEN for said in item.replies if said.state != _WITHDRAWN)
    can_hide = answers and row.kind == Kind.MENTION and row.platform in tools.hides
    wordings = tuple(tools.suggest(item)) if answers and not own_only else ()
    return Offer(
        answers,
        own_only,
        wordings,
        _is_renewed(item, wordings),
        LIMITS[Kind(row.kind)],
        can_hide and not hidden,
        hidden,
        tools.find_original(item) is not None,
    )


def _is_renewed(item: Item, wordings: tuple[Reply, ...]) -> bool:
    proposed = next((said.text for said in item.replies if said.state == State.PROPOSED), None)
    return proposed is not None and bool(wordings) and storable(wordings[0].text) != proposed


def find_wording(offer: Offer, shown: str) -> Reply | None:
    """The wording that a person was shown; None where it is not said any more."""
    return next((reply for reply in offer.wordings if offer.mark(reply) == shown), None)

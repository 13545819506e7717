"""What the team's queue is given of the rooms below: wordings, the two nets for a draft, and the
way to the original."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine

from socialbot.admin.queue.tools import Judgement, Tools
from socialbot.brand import Brand
from socialbot.connectors.originals import find_original
from socialbot.domain import Kind, Reply, Situation
from socialbot.pipeline import Pipeline
from socialbot.redirect.length import LIMITS, weigh
from socialbot.redirect.outbound import refusals
from socialbot.redirect.redirect import Redirect
from socialbot.redirect.suggestions import Suggestions
from socialbot.store.errors import StoreError
from socialbot.store.queue.item import Item
from socialbot.store.queue.suggesting import read_wanted
from socialbot.store.seal import Vault

HIDING = frozenset({"sandbox", "x", "facebook", "instagram"})
"""Platforms whose connectors hide; a test compares it with them."""


@dataclass(frozen=True, slots=True)
class QueueTools:
    """pipeline reads a draft as it reads a message; it is asked for when the first is judged."""

    engine: Engine
    vault: Vault
    brand: Brand
    redirect: Redirect
    pipeline: Callable[[], Pipeline]
    servers: Mapping[str, str]

    def make(self) -> Tools:
        """The tools as the pages take them."""
        suggestions = Suggestions(self.brand, self.redirect)

        def suggest(item: Item) -> tuple[Reply, ...]:
            now = datetime.now(UTC)
            with self.engine.connect() as conn:
                wanted = read_wanted(conn, item, now)
            known = frozenset({wanted.outcome.intent} if wanted.fault else ())
            situation = Situation(now, known, wanted.fault)
            place = Kind(item.row.kind), item.row.platform
            told = wanted.used, wanted.rather_not
            return suggestions.offer(wanted.outcome, *place, situation, wanted.code, *told)

        return Tools(suggest, self.judge, self.find_original, HIDING)

    def judge(self, kind: str, text: str) -> Judgement:
        """By the gate of every reply, and by the guard of every message."""
        limit = LIMITS[Kind(kind)]
        refused = tuple(dict.fromkeys(refusals(text, self.brand, limit)))
        personal = self.pipeline().find_personal(text) if text.strip() else ()
        return Judgement(refused, personal, weigh(text), limit)

    def find_original(self, item: Item) -> str | None:
        """Where it stands on its platform, while its address is kept."""
        if item.row.address is None:
            return None
        try:
            address = self.vault.open(item.row.address)
        except StoreError:
            return None
        return find_original(item.row.platform, address, self.servers)

"""A worded answer that has waited, as it must be said by now."""

from __future__ import annotations

from dataclasses import replace

from socialbot.brand import Brand
from socialbot.domain import Kind, Outcome, Situation
from socialbot.redirect.hours import Hours
from socialbot.redirect.policy import decide_again
from socialbot.redirect.redirect import Redirect


class Renewal:
    """Words outcomes anew. Never sees a message."""

    def __init__(self, brand: Brand, redirect: Redirect) -> None:
        self._brand = brand
        self._hours = Hours(brand)
        self._redirect = redirect

    def renew(  # noqa: PLR0913, PLR0917  all that words depend on
        self,
        outcome: Outcome,
        kind: Kind,
        platform: str,
        situation: Situation,
        code: str = "",
        used: frozenset[str] = frozenset(),
    ) -> Outcome | None:
        """The outcome with the channel and the words of this moment: the same ones as before where
        nothing has changed that they depend on. None where nothing can be said any more."""
        if outcome.reply is None:
            return None
        has_live_chat = self._hours.is_open_soon(situation.now)
        channel, name = decide_again(self._brand, outcome, situation.known_faults, has_live_chat)
        if name is None:
            return None
        anew = replace(outcome, channel=channel, reply=replace(outcome.reply, template=name))
        reply = self._redirect.word(anew, kind, platform, situation, code, used)
        return replace(anew, reply=reply) if reply else None

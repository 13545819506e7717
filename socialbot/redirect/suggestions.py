"""Canned wordings for a person to choose from: what would be said to a recorded message by now."""

from __future__ import annotations

from dataclasses import replace

from socialbot.brand import Brand
from socialbot.domain import Kind, Outcome, Reply, Situation
from socialbot.redirect.hours import Hours
from socialbot.redirect.policy import decide_again
from socialbot.redirect.redirect import Redirect

MOST = 4


class Suggestions:
    """Words recorded outcomes, whatever the mode of their topic. Never sees a message."""

    def __init__(self, brand: Brand, redirect: Redirect) -> None:
        self._brand = brand
        self._hours = Hours(brand)
        self._redirect = redirect

    def offer(  # noqa: PLR0913, PLR0917  all that words depend on
        self,
        outcome: Outcome,
        kind: Kind,
        platform: str,
        situation: Situation,
        code: str = "",
        used: frozenset[str] = frozenset(),
        rather_not: frozenset[str] = frozenset(),
    ) -> tuple[Reply, ...]:
        """A few wordings, none of which is in `used`; those in `rather_not` come after all others.
        None where nothing is to be said. Where nothing has changed that words depend on, the first
        is the one that the bot chose."""
        has_live_chat = self._hours.is_open_soon(situation.now)
        channel, name = decide_again(self._brand, outcome, situation.known_faults, has_live_chat)
        if name is None:
            return ()
        first = outcome.reply or Reply(name, outcome.language, 0, "")
        anew = replace(outcome, channel=channel, reply=replace(first, template=name))
        found: list[Reply] = []
        said = set(used)
        while len(found) < MOST:
            avoided = said | rather_not
            reply = self._redirect.word(anew, kind, platform, situation, code, frozenset(avoided))
            if reply is None and rather_not - said:
                rather_not = frozenset()
                continue
            if reply is None:
                break
            found.append(reply)
            said.add(reply.text)
            # the next one is looked for from here on
            anew = replace(anew, reply=replace(first, template=name, wording=reply.wording + 1))
        return tuple(found)

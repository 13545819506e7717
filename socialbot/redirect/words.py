"""The words of an answer: one of its texts, which the gate lets pass, with the case code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from socialbot.domain import Reply
from socialbot.redirect.handover import SHAPE
from socialbot.redirect.length import LIMITS
from socialbot.redirect.outbound import refusal
from socialbot.redirect.sayings import Saying, Sayings
from socialbot.redirect.templates import SEPARATOR

WORDS_KEPT = 16_384
# Stands in for the case code, so that words are put together and shown to the gate once, not for
# each case.
ANY_CODE = "K7F-2QX-9"

_CODE = re.compile(SHAPE)


class Words:
    """Finds the words of sayings; those with a code have ANY_CODE. Never sees a message."""

    def __init__(self, sayings: Sayings) -> None:
        self.sayings = sayings
        # the words depend on few things, and Jinja2 and the gate take longer than all the rest
        self._words = lru_cache(maxsize=WORDS_KEPT)(self._find)

    def count(self, saying: Saying) -> int:
        """How many texts there are; none where the answer is not known."""
        try:
            return self.sayings.count(saying)
        except KeyError:
            return 0

    def count_lead(self, saying: Saying) -> int:
        """How many wordings the answer itself has: the number of a text, divided by it, leaves
        that of its wording."""
        parts = self.sayings.parts(saying)
        return len(parts.columns[parts.lead])

    def find(self, saying: Saying, number: int, code: str = "") -> Reply | None:
        """The text with that number, or None where it fails or the gate refuses it."""
        reply = self._words(saying, number)
        return replace(reply, text=reply.text.replace(ANY_CODE, code)) if reply else None

    def _find(self, saying: Saying, number: int) -> Reply | None:
        try:
            texts = list(self._put_together(saying, number))
        except Exception:  # noqa: BLE001  a reply file may raise anything, and must not stop the bot
            return None
        for text in texts:
            if refusal(text, self.sayings.brand, LIMITS[saying.kind]) is None:
                return Reply(saying.name, saying.language, number, text)
        return None

    def _put_together(self, saying: Saying, number: int) -> Iterator[str]:
        """The text, and before it the one that tells the case code too, which may be too long."""
        text = self.sayings.say(saying, number)
        if saying.code:
            channel = self.sayings.code_channel(saying)
            told = self.sayings.code_sentence(saying.language, number, saying.code, channel)
            yield f"{text}{SEPARATOR[saying.kind]}{told}"
        yield text


def without_codes(text: str) -> str:
    """A text whose case codes are all alike: the same words about another case are the same."""
    return _CODE.sub(ANY_CODE, text)

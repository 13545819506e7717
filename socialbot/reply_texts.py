"""Takes the texts over that the team has approved, while the bot runs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

import structlog

from socialbot.logs import locate
from socialbot.redirect.answers import Key
from socialbot.redirect.edits import Texts, read_place

LOOK_SECONDS = 15.0

log = structlog.get_logger()


class Follower:
    """Looks now and then which texts hold, and hands them on where they have changed. `read` gives
    them by place, `take_over` says them from then on and returns the faults of the others."""

    def __init__(
        self,
        read: Callable[[], Mapping[str, str]],
        take_over: Callable[[Texts], Mapping[Key, list[str]]],
    ) -> None:
        self._read = read
        self._take_over = take_over
        self._seen: Mapping[str, str] = {}

    def look(self) -> int:
        """Look once; returns how many texts were refused. Blocks."""
        found = self._read()
        if found == self._seen:
            return 0
        keys = {place: read_place(place) for place in found}
        texts = {key: found[place] for place, key in keys.items() if key}
        faults = self._take_over(texts)
        for key in faults:
            log.error("reply_text_refused", code=".".join((key[0], key[1], key[2])))
        self._seen = found
        log.info("reply_texts_taken_over", count=len(texts) - len(faults))
        return len(faults)

    async def run(self) -> None:
        """Look again and again, until cancelled; a failure is told and borne."""
        while True:
            try:
                await asyncio.to_thread(self.look)
            except Exception as error:  # noqa: BLE001 - the next look may do better
                log.warning(
                    "chore_failed",
                    code="reply_texts",
                    error=type(error).__name__,
                    where=locate(error),
                )
            await asyncio.sleep(LOOK_SECONDS)

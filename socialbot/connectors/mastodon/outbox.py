"""Posts answers: each status once, whatever becomes of the connection."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from socialbot.connectors.errors import ConnectorError, RetryLater, SendUnknown
from socialbot.connectors.mastodon.answer import Answer, Part, read_receipt
from socialbot.connectors.mastodon.client import Call, Client

TRIES = 3  # of one status, all with the same idempotency key
LONGEST_BREAK = 5.0  # seconds between two parts of a thread: a send has 45 in all


class Outbox:
    """A server knows an idempotency key for an hour, so a status in doubt is asked for again at
    once or never; never where `keeps_keys` is not set, for a server that knows none would post it
    twice. `again` is the pause before that, in seconds."""

    def __init__(self, client: Client, again: float) -> None:
        self._client = client
        self._again = again
        self.keeps_keys = False

    async def post(self, answer: Answer) -> str:
        """The id of the status under the one that is answered; raises any of connectors.errors."""
        self._require_room(len(answer.parts))
        first = last = await self._post(answer, answer.parts[0], answer.in_reply_to)
        for part in answer.parts[1:]:
            last = await self._follow(answer, part, last)
        return first

    def _require_room(self, count: int) -> None:
        """A thread is begun only where the server takes all of it, as far as it has said."""
        told = (each for each in self._client.allowances() if each.what == "sends")
        sends = next(told, None)
        if count == 1 or sends is None or sends.until is None:
            return
        if sends.left < count <= (sends.of or 0):
            wait = (sends.until - datetime.now(UTC)).total_seconds()
            raise RetryLater("too_many_requests", max(1.0, wait))

    async def _follow(self, answer: Answer, part: Part, last: str) -> str:
        """A short wait between two parts is borne; else, where only the beginning stands, the rest
        is not for us to mend."""
        try:
            return await self._post(answer, part, last)
        except RetryLater as error:
            pause = error.after or self._again
            if pause > LONGEST_BREAK:
                raise SendUnknown(f"partly_sent_{error.code}") from None
        except ConnectorError as error:
            raise SendUnknown(f"partly_sent_{error.code}") from None
        await asyncio.sleep(pause)
        try:
            return await self._post(answer, part, last)
        except ConnectorError as error:
            raise SendUnknown(f"partly_sent_{error.code}") from None

    async def _post(self, answer: Answer, part: Part, in_reply_to: str) -> str:
        """The server answers a key that it knows with the status that it already made. After a
        doubt nothing but that is certain."""
        doubt = ""
        for _ in range(TRIES if self.keeps_keys else 1):
            try:
                return read_receipt(await self._client.send(_call(answer, part, in_reply_to)))
            except SendUnknown as error:
                doubt = error.code
            except ConnectorError as error:
                if not doubt:
                    raise
                doubt = f"in_doubt_{error.code}"
                break
            await asyncio.sleep(self._again)
        raise SendUnknown(doubt)


def _call(answer: Answer, part: Part, in_reply_to: str) -> Call:
    return lambda api: api.status_post(
        part.text,
        in_reply_to_id=in_reply_to,
        visibility=answer.visibility,
        idempotency_key=part.key,
    )

"""Posts answers: each status once, whatever becomes of the connection."""

from __future__ import annotations

import asyncio

from socialbot.connectors.errors import ConnectorError, SendUnknown
from socialbot.connectors.mastodon.answer import Answer, Part, read_receipt
from socialbot.connectors.mastodon.client import Call, Client

TRIES = 3  # of one status, all with the same idempotency key


class Outbox:
    """A server knows an idempotency key for an hour, so a status in doubt is asked for again at
    once or never. `again` is the pause before that, in seconds."""

    def __init__(self, client: Client, again: float) -> None:
        self._client = client
        self._again = again

    async def post(self, answer: Answer) -> str:
        """The id of the status under the one that is answered; raises any of connectors.errors.
        Where only the first part of a thread stands, the rest is not for us to mend."""
        first = last = await self._post(answer, answer.parts[0], answer.in_reply_to)
        for part in answer.parts[1:]:
            try:
                last = await self._post(answer, part, last)
            except ConnectorError as error:
                code = error.code
            else:
                continue
            raise SendUnknown(f"partly_sent_{code}")
        return first

    async def _post(self, answer: Answer, part: Part, in_reply_to: str) -> str:
        """The server answers a key that it knows with the status that it already made. After a
        doubt nothing but that is certain."""
        doubt = ""
        for _ in range(TRIES):
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

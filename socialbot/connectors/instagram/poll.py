"""Polling: direct messages, comments and captions since the last time, and what of it is new."""

from __future__ import annotations

from socialbot import settings
from socialbot.connectors.base import Batch
from socialbot.connectors.graph.client import GraphClient
from socialbot.connectors.graph.findings import Findings, now
from socialbot.connectors.graph.position import Listing, Position, read_position
from socialbot.connectors.graph.rhythm import Rhythm
from socialbot.connectors.graph.sends import OwnSends
from socialbot.connectors.graph.sieve import Sieve
from socialbot.connectors.graph.talks import Talks
from socialbot.connectors.graph.timings import Timings
from socialbot.connectors.instagram.media import Media
from socialbot.connectors.instagram.profile import PLATFORM, Profile, own_account

BASELINE = 120  # seconds that the first start looks back to learn what is there


class Poll:
    """One account's. Raises the errors of the client's read()."""

    def __init__(
        self,
        client: GraphClient,
        config: settings.Instagram,
        sends: OwnSends,
        timings: Timings,
    ) -> None:
        account = own_account(config.user_id, config.page_id)
        self._client = client
        self._talks = Talks(client, config.page_id, account, sends, PLATFORM)
        self._media = Media(client, config.user_id, sends)
        self._sieve = Sieve(config.app_secret.get_secret_value())
        self._rhythm = Rhythm(timings)

    async def start(self, cursor: str | None, profile: Profile) -> str:
        """The position to go on from; without one, all that is there now is old."""
        position = read_position(cursor or "")
        if position is not None:
            return str(position)
        return str(self._sieve.baseline(await self._read(Position(now() - BASELINE), profile)))

    async def pull(self, cursor: str | None, profile: Profile) -> Batch:
        """What came after it, in the order of its times."""
        await self._rhythm.wait()
        position = read_position(cursor or "")
        if position is None:
            return Batch(cursor=await self.start(None, profile))
        batch = self._sieve.sift(await self._read(position, profile), position)
        self._rhythm.note(bool(batch.messages), self._client.usage)
        return batch

    async def _read(self, position: Position, profile: Profile) -> dict[Listing, Findings]:
        window = position.window
        talks = Findings(now())
        await self._talks.read(window(Listing.TALKS), talks)
        wall = Findings(now())
        await self._media.read(window(Listing.WALL), profile, wall)
        tagged = Findings(now())
        await self._media.read_tags(window(Listing.TAGGED), profile, tagged)
        return {Listing.TALKS: talks, Listing.WALL: wall, Listing.TAGGED: tagged}

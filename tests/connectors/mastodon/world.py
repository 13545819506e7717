"""Mastodon behind the contract's interface."""

from __future__ import annotations

from socialbot.connectors.mastodon.connector import MastodonConnector
from socialbot.connectors.mastodon.outbox import TRIES
from socialbot.domain import Kind
from socialbot.settings import Mastodon
from tests.connectors.mastodon.conftest import QUICK
from tests.connectors.world import MARKER, RETRY_AFTER, Call, Posted, Trouble, World
from tests.doubles.mastodon.double import TOKEN, MastodonDouble, lose
from tests.doubles.mastodon.serving import limited, trouble
from tests.doubles.serving import end, hang, raw

ENDPOINT = {Call.OPEN: "me", Call.PULL: "notifications", Call.SEND: "post"}
FAULT = {
    Trouble.LIMITED: limited(RETRY_AFTER),
    Trouble.OVERDUE: limited(-60),
    Trouble.BROKEN: trouble(500, f"Something went wrong: {MARKER}"),
    Trouble.GARBAGE: raw(200, f"<html>{MARKER}</html>".encode()),
    Trouble.HANG: hang,
    Trouble.LOST: lose,
    Trouble.REVOKED: trouble(401, "The access token was revoked"),
    Trouble.GONE: trouble(404, "Record not found"),
}
DOUBTFUL = {Trouble.BROKEN, Trouble.GARBAGE, Trouble.HANG, Trouble.LOST}
NAMES = {"Ayşe": "ayse", "Mert": "mert", "Robot": "robot"}


class MastodonWorld(World):
    """People write on the brand's own server."""

    longest_message = 5_000
    family_units = 1

    def __init__(self, double: MastodonDouble, connector: MastodonConnector) -> None:
        self.connector = connector
        self._double = double

    async def write(
        self,
        text: str,
        *,
        author: str = "Ayşe",
        kind: Kind = Kind.DM,
        attachments: int = 0,
        bot: bool = False,
    ) -> str:
        person = self._double.person(NAMES.get(author, "ayse"), bot)
        visibility = "direct" if kind is Kind.DM else "public"
        greeted = f"@papatya {text}" if text else "@papatya"
        return self._double.write(person, greeted, visibility, attachments=attachments).id

    async def write_as_brand(self, text: str) -> None:
        asked = await self.write("spoken to", author="Robot", bot=True)
        post = self._double.write(self._double.brand, f"@robot {text}", "direct")
        post.answers, post.application = self._double.posts[asked], "Papatya's bot"

    async def write_malformed(self) -> None:
        self._double.notify({"type": "mention", "status": {"id": None, "content": MARKER}})

    async def edit(self, message_id: str, text: str) -> None:
        self._double.edit(message_id, f"@papatya {text}")

    async def delete(self, message_id: str) -> None:
        self._double.delete(message_id)

    async def fault(self, call: Call, trouble: Trouble, times: int = 1) -> None:
        """A send in doubt is tried again, so trouble lasts for all its tries."""
        tries = TRIES if call is Call.SEND and trouble in DOUBTFUL else 1
        met = [FAULT[trouble]] * times * tries
        self._double.faults.setdefault(ENDPOINT[call], []).extend(met)

    async def replies(self) -> list[Posted]:
        own = [post for post in self._double.posts.values() if post.author is self._double.brand]
        return [
            Posted(post.answers.id if post.answers else "", post.text.partition(" ")[2])
            for post in own
        ]

    def elsewhere(self, url: str) -> MastodonConnector:
        return MastodonConnector(Mastodon(url=url, access_token=TOKEN), timings=QUICK)

    async def stop(self) -> None:
        await end(self._double.serving)

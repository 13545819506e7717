"""X behind the contract's interface: one world writes messages, the other mentions."""

from __future__ import annotations

from starlette.responses import Response

from socialbot.connectors.x.connector import XConnector
from socialbot.domain import Kind
from tests.connectors.world import MARKER, RETRY_AFTER, Call, Posted, Trouble, World
from tests.connectors.x.conftest import QUICK, configure
from tests.doubles.serving import end, hang, raw
from tests.doubles.x.double import XDouble
from tests.doubles.x.problems import Problem, forbidden, unauthorised
from tests.doubles.x.records import Event, Post, User
from tests.doubles.x.serving import refuse

ENDPOINTS = {Call.OPEN: ["me"], Call.PULL: ["mentions", "dm_events"], Call.SEND: ["tweets", "dm"]}
GONE = forbidden("You attempted to reply to a Tweet that is deleted or not visible to you.")


class XWorld(World):
    longest_message = 10_000
    family_units = 2
    mentions_only = False

    def __init__(self, double: XDouble, connector: XConnector) -> None:
        self.connector = connector
        self._double = double
        self._asked: dict[str, str] = {}
        self._posts: dict[str, Post] = {}

    async def write(
        self,
        text: str,
        *,
        author: str = "Ayşe",
        kind: Kind = Kind.DM,
        attachments: int = 0,
        bot: bool = False,
    ) -> str:
        person = self._double.person(author, bot)
        if kind is Kind.MENTION or self.mentions_only:
            return self._keep(self._double.post(person, text, media=attachments))
        event = self._double.message(person, text, media=attachments)
        self._asked[event.conversation] = f"dm:{event.id}"
        return f"dm:{event.id}"

    async def write_as_brand(self, text: str) -> None:
        ayse = self._double.person("Ayşe")
        self._double.post(self._double.brand, text)
        await self.connector.send({"participant_id": ayse.id}, text)

    async def write_malformed(self) -> None:
        self._double.message(User("0", MARKER), MARKER, malformed=True)

    async def edit(self, message_id: str, text: str) -> None:
        if post := self._posts.get(message_id):
            self._keep(self._double.edit(post, text))

    async def fault(self, call: Call, trouble: Trouble, times: int = 1) -> None:
        for endpoint in self._hit(call):
            self._double.faults.setdefault(endpoint, []).extend([self._meet(trouble)] * times)

    async def replies(self) -> list[Posted]:
        return [self._show(sent) for sent in self._double.sent]

    def elsewhere(self, url: str) -> XConnector:
        return XConnector(configure(url), timings=QUICK)

    async def stop(self) -> None:
        await end(self._double.serving)

    def _hit(self, call: Call) -> list[str]:
        if call is Call.SEND:
            return ["tweets"] if self.mentions_only else ["dm"]
        return ENDPOINTS[call]

    def _meet(self, trouble: Trouble):
        reset = {"x-rate-limit-reset": str(int(self._double.now()) + RETRY_AFTER)}
        passed = {"x-rate-limit-reset": str(int(self._double.now()) - 60)}
        return {
            Trouble.LIMITED: refuse(Problem(429, "Too Many Requests", ""), reset),
            Trouble.OVERDUE: refuse(Problem(429, "Too Many Requests", ""), passed),
            Trouble.BROKEN: refuse(Problem(503, "Service Unavailable", "")),
            Trouble.GARBAGE: raw(200, f"<html>{MARKER}</html>".encode()),
            Trouble.HANG: hang,
            Trouble.LOST: self._lose,
            Trouble.REVOKED: refuse(unauthorised()),
            Trouble.GONE: refuse(GONE),
        }[trouble]

    async def _lose(self) -> Response:
        self._double.sent.append(self._double.message(self._double.brand, "lost"))
        return await hang()

    def _keep(self, post: Post) -> str:
        self._posts[str(post.history[0])] = post
        return str(post.history[0])

    def _show(self, sent: Post | Event) -> Posted:
        if isinstance(sent, Event):
            return Posted(self._asked.get(sent.conversation, ""), sent.text)
        return Posted(str(sent.parent.history[0]) if sent.parent else "", sent.text)


class MentionWorld(XWorld):
    longest_message = 20_000
    mentions_only = True

    async def write_malformed(self) -> None:
        self._double.post(User("0", MARKER), MARKER, malformed=True)

"""The admin in memory, and a browser without a window: it keeps cookies and sends forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from argon2 import PasswordHasher
from prometheus_client import CollectorRegistry
from sqlalchemy import Engine

from socialbot.admin.gate import NoteLook
from socialbot.admin.pages import Look
from socialbot.admin.parts import Parts
from socialbot.admin.rooms import Room
from socialbot.admin.site import Admin
from socialbot.admin.team import ROLES, Refusal, Refused, Visitor
from socialbot.settings import Web
from socialbot.store import passwords
from socialbot.store.findings import StoredFinding
from socialbot.store.shadowed import Shadowed
from socialbot.web.app import build_app
from socialbot.web.health import Health
from tests.admin.memory_queue import MemoryQueue
from tests.admin.memory_reports import MemoryReports

if TYPE_CHECKING:
    from tests.admin.real_site import House

ORIGIN = "http://localhost"
TOKEN = re.compile(r'name="form_token" value="([^"]*)"')


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@dataclass
class MemoryTeam:
    """One member, whose password is "papatya" and whose code is 123456. `team` is their part of
    the team; `fresh` is false where they have to prove again that it is them."""

    roles: frozenset[str] = frozenset({"viewer"})
    number: int = 7
    team: str | None = None
    fresh: bool = True
    waits_for: str | None = None
    sessions: set[str] = field(default_factory=set)
    tries: list[tuple[str, str]] = field(default_factory=list)
    refused: Refused | None = None

    def visitor(self, token: str) -> Visitor | None:
        if token not in self.sessions:
            return None
        return Visitor("deniz", self.roles, self.number, self.team, self.fresh, self.waits_for)

    def pass_code(self, token: str, code: str, client: str) -> str | Refused:
        if code != "123456":
            return self.refused or Refused(Refusal.WRONG)
        self.waits_for = None
        self.sessions = {"after-the-code"}
        return "after-the-code"

    def prove(self, token: str, answer: str, client: str, with_code: bool = True) -> Refused | None:
        self.fresh = answer == "papatya"
        return None if self.fresh else self.refused or Refused(Refusal.WRONG)

    def enter(
        self, name: str, password: str, client: str, browser: str | None = None
    ) -> str | Refused:
        self.tries.append((name, client))
        if self.refused:
            return self.refused
        if (name, password) != ("deniz", "papatya"):
            return Refused(Refusal.WRONG)
        token = f"session-{len(self.tries)}"
        self.sessions.add(token)
        return token

    def leave(self, token: str) -> None:
        self.sessions.discard(token)


@dataclass
class MemoryRecords:
    """What shadow mode would have said, in the order of the page."""

    rows: list[Shadowed] = field(default_factory=list)
    shadow: bool = False

    def shadowed(self, limit: int, before_id: int | None) -> list[Shadowed]:
        ids = [row.id for row in self.rows]
        start = ids.index(before_id) + 1 if before_id else 0
        return self.rows[start:][:limit]


def shadowed(number: int = 1, **changes: Any) -> Shadowed:
    values: dict[str, Any] = {
        "id": number,
        "case_code": "K7QM-3F",
        "platform": "telegram",
        "kind": "dm",
        "sent_at": datetime(2026, 3, 5, 21, 5, tzinfo=UTC),
        "revision": 0,
        "language": "tr",
        "intent": "payment",
        "confidence": 0.9,
        "channel": "email",
        "reasons": ("personal_data",),
        "stored_text": "numaram [PHONE_NUMBER] beni ▒ ▒ arayın",
        "findings": (StoredFinding("PHONE_NUMBER", 1, "tr_mobile", "numaram", 0.95),),
        "reply_text": "Lütfen e-posta ile yazın.",
    }
    return Shadowed(**values | changes)


@dataclass
class Site:
    team: MemoryTeam
    records: MemoryRecords
    http: httpx.AsyncClient
    admin: Admin
    queue: MemoryQueue
    reports: MemoryReports
    looks: list[tuple[int, str, str]]

    async def token(self, path: str = "/login") -> str:
        """The form token on a page."""
        found = TOKEN.search((await self.http.get(path)).text)
        assert found
        return found[1]

    async def post(self, path: str, page: str = "/login", **fields: str) -> httpx.Response:
        """Send a form as a browser sends one that it got from `page`."""
        fields.setdefault("form_token", await self.token(page))
        return await self.http.post(path, data=fields, headers={"origin": ORIGIN})

    async def sign_in(self, password: str = "papatya", **fields: str) -> httpx.Response:
        return await self.post("/login", **{"name": "deniz", "password": password} | fields)

    async def sign_in_as(self, *roles: str) -> Site:
        """Sign in anew with these roles."""
        self.team.roles = frozenset(roles)
        await self.sign_in()
        return self

    async def entrants(self, path: str, method: str = "GET", **fields: str) -> set[str]:
        """Who gets past the gate: "anonymous" and each role is tried. A form is sent as a page of
        ours sends it, so that only the gate says 403."""
        inside = set()
        for who in ("anonymous", *sorted(ROLES)):
            self.http.cookies.clear()
            if who != "anonymous":
                await self.sign_in_as(who)
            ask = self.http.get(path) if method == "GET" else self.post(path, **fields)
            answer = await ask
            to_login = answer.headers.get("location", "").startswith("/login?next=")
            if answer.status_code != 403 and not to_login:
                inside.add(who)
        return inside


def open_site(
    secure: bool = False,
    team: Any = None,
    proxies: int = 0,
    rooms: Sequence[Room] = (),
    *,
    queue: Room | None = None,
    note_look: NoteLook | None = None,
    parts: Parts | None = None,
) -> Site:
    """The admin in memory; `rooms` are the further pages under test, `queue` is a real one."""
    team, records = team or MemoryTeam(), MemoryRecords()
    look = Look("Papatya", "tr", ZoneInfo("Europe/Istanbul"))
    lines, reports = MemoryQueue(), MemoryReports()
    looks: list[tuple[int, str, str]] = []

    def keep_look(*seen: Any) -> None:
        looks.append(seen)

    note_look = note_look or keep_look
    rooms = [queue or lines.room(), *rooms]
    admin = Admin(records, team, look, secure, reports, rooms, note_look, parts)
    web = Web(secure_cookies=secure, trusted_proxies=proxies)
    app = build_app(web, Health(CollectorRegistry()), (), admin)
    origin = ORIGIN.replace("http:", "https:") if secure else ORIGIN
    http = httpx.AsyncClient(
        transport=httpx.ASGITransport(app, client=("203.0.113.9", 50000)),
        base_url=origin,
        headers={"accept": "text/html"},
    )
    return Site(team, records, http, admin, lines, reports, looks)


@pytest.fixture
def site() -> Site:
    return open_site()


def words_of(html: str) -> str:
    """The text of a page without its tags."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", html)))


@pytest.fixture
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hashes that take no time."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "HASHER", quick)
    passwords._of_nobody.cache_clear()
    yield
    passwords._of_nobody.cache_clear()


@pytest.fixture
def house(engine: Engine, quick_passwords: None) -> House:
    """The admin over a real database of each kind."""
    from tests.admin.real_site import House

    return House(engine)


@pytest.fixture
def strict_house(engine: Engine, quick_passwords: None) -> House:
    """The same, where everybody needs a second step."""
    from tests.admin.real_site import House

    return House(engine, two_factors=True)


@pytest.fixture
def site_of_rooms(house: House) -> Site:
    """The pages of a house with its first member in memory, to see whom they let in."""
    return open_site(team=MemoryTeam(number=1), rooms=house.rooms())

"""The admin over a real database, for the pages that change the team itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pyotp
from sqlalchemy import Engine

from socialbot.admin.account_pages import AccountRoom
from socialbot.admin.audit_page import AuditRoom
from socialbot.admin.people import PeopleRoom
from socialbot.admin.requests_page import RequestsRoom
from socialbot.admin.second_factor import SecondFactorRoom
from socialbot.admin.sessions_page import SessionsRoom
from socialbot.admin.settings_pages import Facts, SettingsRoom
from socialbot.brand import Brand, load_brand
from socialbot.store.looks import Looks
from socialbot.store.open_sessions import OpenSessions
from socialbot.store.own_account import OwnAccount
from socialbot.store.people import People
from socialbot.store.requests import Requests
from socialbot.store.seal import Vault
from socialbot.store.team import Team
from socialbot.store.trail import Trail
from tests.admin.conftest import TOKEN, Site, open_site

PASSWORD = "çok gizli bir parola"
SECRET = re.compile(r'<code class="long">([A-Z2-7]+)</code>')
OFFER = re.compile(r'name="offer" value="([^"]+)"')
CODES = re.compile(r"<li><code>([a-z2-9]{5}-[a-z2-9]{5})</code></li>")


@dataclass
class Clock:
    now: datetime = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_time(self, **parts: int) -> None:
        self.now += timedelta(**parts)


@dataclass
class House:
    """A site with members deniz (viewer), can (agent), ada (lead) and umut (admin)."""

    engine: Engine
    two_factors: bool = False
    clock: Clock = field(default_factory=Clock)
    vault: Vault = field(default_factory=lambda: Vault("a secret that only this test knows"))
    brand: Brand = field(default_factory=load_brand)
    platforms: Sequence[str] = ("sandbox", "telegram", "x")
    site: Site = field(init=False)
    team: Team = field(init=False)

    def __post_init__(self) -> None:
        self.team = Team(self.engine, self.vault, self.clock, self.two_factors)
        roles = {"deniz": "viewer", "can": "agent", "ada": "lead", "umut": "admin"}
        for name, role in roles.items():
            self.team.add_user(name, PASSWORD, [role])
        self.site = self.browser()

    @property
    def sessions(self) -> OpenSessions:
        return OpenSessions(self.engine, self.clock)

    def rooms(self) -> list[Any]:
        account = OwnAccount(self.engine, self.vault, self.clock, self.two_factors)
        sessions = self.sessions
        facts = Facts(self.brand, self.platforms, 180, 72, 14, self.two_factors)
        return [
            AccountRoom(account, sessions),
            SecondFactorRoom(account, "Papatya"),
            SettingsRoom(self.engine, facts),
            RequestsRoom(Requests(self.engine, self.vault, self.clock), self.platforms),
            PeopleRoom(People(self.engine, self.clock)),
            SessionsRoom(sessions),
            AuditRoom(Trail(self.engine)),
        ]

    def browser(self) -> Site:
        """A further visitor."""
        looks = Looks(self.engine, self.clock)
        return open_site(team=self.team, rooms=self.rooms(), note_look=looks.note)

    async def sign_in(self, name: str, site: Site | None = None) -> str:
        """Where the login leads to."""
        answer = await (site or self.site).sign_in(PASSWORD, name=name)
        return answer.headers.get("location", "")

    async def add_lock(self, site: Site | None = None) -> tuple[pyotp.TOTP, list[str]]:
        """The signed-in member adds a second step: the app that shows its codes, and the recovery
        codes."""
        site = site or self.site
        page = (await site.http.get("/account/second-factor")).text
        secret, offer, token = (find.search(page) for find in (SECRET, OFFER, TOKEN))
        assert secret
        assert offer
        assert token
        app = pyotp.TOTP(secret[1])
        fields = {"offer": offer[1], "code": app.at(self.clock.now), "form_token": token[1]}
        answer = await site.post("/account/second-factor", **fields)
        return app, CODES.findall(answer.text)

    def events(self) -> list[tuple[str, str | None, str | None]]:
        """Audit lines without the logins: (event, subject, who), oldest first."""
        lines = Trail(self.engine).acts(1000)
        return [
            (line.what, line.subject, line.who)
            for line in reversed(lines)
            if line.what != "team:session:opened" and (line.who or line.what != "team:user:added")
        ]

"""The pages under Settings, and those of one's own account, over one database."""

from __future__ import annotations

from sqlalchemy import Engine

from socialbot.admin.account_pages import AccountRoom
from socialbot.admin.audit_page import AuditRoom
from socialbot.admin.people import PeopleRoom
from socialbot.admin.requests_page import RequestsRoom
from socialbot.admin.rooms import Room
from socialbot.admin.second_factor import SecondFactorRoom
from socialbot.admin.sessions_page import SessionsRoom
from socialbot.admin.settings_pages import Facts, SettingsRoom
from socialbot.admin.sso import SsoRoom
from socialbot.admin.sso_client import SsoClient
from socialbot.settings import Oidc
from socialbot.store.open_sessions import OpenSessions
from socialbot.store.own_account import OwnAccount
from socialbot.store.people import People
from socialbot.store.requests import Requests
from socialbot.store.seal import Vault
from socialbot.store.sso import SsoDoor
from socialbot.store.trail import Trail


def make_team_rooms(engine: Engine, vault: Vault, facts: Facts, oidc: Oidc) -> list[Room]:
    """One room a group of pages; raises OperatorError where single sign-on cannot work."""
    sso = [SsoRoom(SsoClient(oidc), SsoDoor(engine, vault), vault)] if oidc.issuer else []
    account = OwnAccount(engine, vault, two_factors=facts.two_factors)
    sessions = OpenSessions(engine)
    return [
        AccountRoom(account, sessions),
        SecondFactorRoom(account, facts.brand.name),
        SettingsRoom(engine, facts),
        PeopleRoom(People(engine)),
        SessionsRoom(sessions),
        AuditRoom(Trail(engine)),
        RequestsRoom(Requests(engine, vault), facts.platforms),
        *sso,
    ]

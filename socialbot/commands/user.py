"""`socialbot user`: people of the social team."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from socialbot.settings import Settings
from socialbot.store.database import open_engine
from socialbot.store.seal import Vault
from socialbot.store.team import Team
from socialbot.store.upgrade import require_current

PASSWORD_BYTES = 12


def add_member(settings: Settings, name: str, role: str) -> str:
    """Add a member and return the fresh password, which is kept nowhere; raises StoreError."""
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    with _open_team(settings) as team:
        team.add_user(name, password, [role])
    return password


def renew_password(settings: Settings, name: str) -> str:
    """Give a member a fresh password and end all sessions; raises StoreError."""
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    with _open_team(settings) as team:
        team.set_password(name, password)
    return password


def remove_member(settings: Settings, name: str) -> None:
    """Take a member out; raises StoreError."""
    with _open_team(settings) as team:
        team.remove_user(name)


@contextmanager
def _open_team(settings: Settings) -> Iterator[Team]:
    vault = Vault(settings.secret_key.get_secret_value())
    engine = open_engine(settings.database.url)
    try:
        require_current(engine)
        yield Team(engine, vault)
    finally:
        engine.dispose()

"""`socialbot user add`: people of the social team."""

from __future__ import annotations

import secrets

from socialbot.settings import Settings
from socialbot.store.database import open_engine
from socialbot.store.seal import Vault
from socialbot.store.team import Team
from socialbot.store.upgrade import require_current

PASSWORD_BYTES = 12


def add_member(settings: Settings, name: str, role: str) -> str:
    """Add a member and return the fresh password, which is kept nowhere; raises StoreError."""
    vault = Vault(settings.secret_key.get_secret_value())
    engine = open_engine(settings.database.url)
    try:
        require_current(engine)
        password = secrets.token_urlsafe(PASSWORD_BYTES)
        Team(engine, vault).add_user(name, password, [role])
    finally:
        engine.dispose()
    return password

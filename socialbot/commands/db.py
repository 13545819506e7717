"""`socialbot db upgrade`: the tables of this version, ours and those of the job engine."""

from __future__ import annotations

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from socialbot.delivery.dbos_jobs import prepare
from socialbot.settings import Settings
from socialbot.store.database import open_engine
from socialbot.store.errors import StoreError
from socialbot.store.upgrade import upgrade


def upgrade_database(settings: Settings) -> None:
    """Bring the database to this version; raises StoreError."""
    engine = open_engine(settings.database.url)
    try:
        make_tables(engine)
    except DBAPIError:
        raise StoreError(
            "the database refuses to make tables: give its user the right to create them"
        ) from None
    finally:
        engine.dispose()


def make_tables(engine: Engine) -> None:
    """All tables that the bot needs."""
    upgrade(engine)
    prepare(engine)

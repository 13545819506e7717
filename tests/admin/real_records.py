"""The admin over a real database, with one member of the team: deniz, whose id is 7."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, insert, select

from socialbot.admin.rooms import Room
from socialbot.store.database import open_engine
from socialbot.store.records import Records
from socialbot.store.seal import Vault
from socialbot.store.tables import CaseRow
from socialbot.store.team_tables import UserRow
from socialbot.store.upgrade import upgrade
from tests.admin.conftest import MemoryTeam, Site, open_site
from tests.store.world import NOW, SECRET, entry, outcome

DENIZ = 7
DAY = timedelta(days=1)


@contextmanager
def open_database(folder: Path) -> Iterator[Engine]:
    """A migrated SQLite file."""
    engine = open_engine(f"sqlite:///{folder / 'bot.db'}")
    upgrade(engine)
    with engine.begin() as conn:
        conn.execute(
            insert(UserRow).values(
                id=DENIZ, name="deniz", password="", roles=["lead"], active=True, created_at=NOW
            )
        )
    yield engine
    engine.dispose()


def open_records(engine: Engine) -> Records:
    return Records(engine, Vault(SECRET), replies_per_hour=50)


def open_pages(rooms: Sequence[Room], *roles: str) -> Site:
    """The admin with these rooms, for who has these roles."""
    return open_site(team=MemoryTeam(frozenset(roles or ("viewer",))), rooms=rooms)


def on_telegram(number: int, author: str = "zeynep", **changes: Any) -> Any:
    place = {"platform": "telegram", "conversation": f"chat of {author}"}
    return entry(number, outcome(**changes), author=author, **place)


def code_of(engine: Engine, case_id: int = 1) -> str:
    with engine.connect() as conn:
        return conn.execute(select(CaseRow.code).where(CaseRow.id == case_id)).scalar_one()

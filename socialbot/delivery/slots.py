"""A worker's place: a lock that the operating system or the server lets go when the worker dies."""

from __future__ import annotations

import hashlib
import re
import sqlite3
import threading
import time
from typing import Protocol

import structlog
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from socialbot.store.errors import StoreError

TRIES = 15  # a worker that restarts may meet one that looks whether it is dead
PAUSE = 0.2  # seconds between two tries

log = structlog.get_logger()


class Lock(Protocol):
    """A place that was taken."""

    def is_held(self) -> bool:
        """Whether it is still ours; once lost it stays lost."""

    def close(self) -> None:
        """Leave the place; no error where it is lost."""


class Place:
    """This worker's own place, from take to leave; taken again where it was lost meanwhile."""

    def __init__(self, engine: Engine, worker: str) -> None:
        self._engine = engine
        self._worker = worker
        self._guard = threading.Lock()
        self._lock: Lock | None = None
        self._wanted = False
        self.held = False

    def take(self) -> None:
        """Raises StoreError where a live process holds it."""
        with self._guard:
            self._lock = take_slot(self._engine, self._worker)
            self._wanted = self.held = True

    def keep(self) -> bool:
        """Look whether it is still ours, and try to take it again if not."""
        with self._guard:
            if self._lock and not self._lock.is_held():
                self._lock.close()
                self._lock, self.held = None, False
            if self._wanted and self._lock is None:
                self._lock = try_slot(self._engine, self._worker)
                self.held = self._lock is not None
                log.warning("place_lost", state="taken_again" if self.held else "waiting")
            return self.held

    def leave(self) -> None:
        """Let it go; safe to call twice."""
        with self._guard:
            self._wanted = self.held = False
            if self._lock:
                self._lock.close()
                self._lock = None


def take_slot(engine: Engine, worker: str) -> Lock:
    """Hold a worker's place until closed, or until this process dies, however it dies.

    Tries for some seconds; raises StoreError where a live process holds it.
    """
    for _ in range(TRIES):
        if lock := try_slot(engine, worker):
            return lock
        time.sleep(PAUSE)
    raise StoreError(
        f"another process already sends as {worker}: stop it, or give this one its own name "
        "with delivery.worker"
    )


def try_slot(engine: Engine, worker: str) -> Lock | None:
    """Hold a worker's place, or None where a live process holds it."""
    if engine.dialect.name == "postgresql":
        return _lock_server(engine, worker)
    name = engine.url.database
    if not name or name == ":memory:":
        return _FileLock(sqlite3.connect(":memory:", check_same_thread=False))
    return _lock_file(f"{name}-{re.sub(r'[^a-z0-9]+', '-', worker.lower())}.lock")


class _FileLock:
    """SQLite's own file lock works on every system, and ends with the process, never before."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn

    def is_held(self) -> bool:
        return True

    def close(self) -> None:
        self._conn.close()


def _lock_file(path: str) -> _FileLock | None:
    conn = sqlite3.connect(path, timeout=0, check_same_thread=False, isolation_level=None)
    try:
        conn.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        conn.close()
        return None
    return _FileLock(conn)


class _ServerLock:
    """An advisory lock of a session; it ends with its connection."""

    def __init__(self, conn: Connection, key: int) -> None:
        self._conn = conn
        self._key = key

    def is_held(self) -> bool:
        if self._conn.closed or self._conn.invalidated:
            return False
        try:
            self._conn.execute(text("SELECT 1"))
        except SQLAlchemyError:
            self._conn.invalidate()  # or it would connect again, without the lock
            return False
        return True

    def close(self) -> None:
        if self.is_held():
            self._conn.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": self._key})
        self._conn.close()


def _lock_server(engine: Engine, worker: str) -> _ServerLock | None:
    digest = hashlib.sha256(f"socialbot worker {worker}".encode()).digest()
    key = int.from_bytes(digest[:8], "big", signed=True)
    conn = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    if conn.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": key}).scalar_one():
        return _ServerLock(conn, key)
    conn.close()
    return None

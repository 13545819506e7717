"""A database that cannot be used is refused with one line that says how to mend it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from socialbot.store import database
from socialbot.store.database import open_engine, sqlite_module, writing
from socialbot.store.errors import StoreError


@pytest.mark.parametrize(
    ("url", "hint"),
    [
        ("no url", "database.url is not a URL"),
        ("mysql://host/name", "use sqlite or postgresql"),
        ("sqlite:////no/such/folder/bot.db", "create it or change database.url"),
        ("postgresql://nobody@127.0.0.1:1/none", "check that it runs"),
        ("postgresql+psycopg://nobody@127.0.0.1:1/none", "check that it runs"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(url: str, hint: str) -> None:
    with pytest.raises(StoreError, match=hint) as caught:
        open_engine(url)
    assert "\n" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_folder_is_not_a_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_engine(f"sqlite:///{tmp_path}")


def test_a_file_that_is_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    path.write_text("this is a letter, not a database, and it is long enough to be read as one")
    with pytest.raises(StoreError, match="cannot be opened"):
        open_engine(f"sqlite:///{path}")


def test_a_file_without_the_right_to_write_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database.os, "access", lambda path, mode: False)
    with pytest.raises(StoreError, match="cannot be written"):
        open_engine(f"sqlite:///{tmp_path / 'bot.db'}")


@pytest.mark.parametrize(
    "place",
    [
        "bot:very-secret@127.0.0.1:1/none",
        "bot:a@very-secret.invalid:1/none",
        "bot:a@very-secret@127.0.0.1:1/none",
        "bot:a/b@very-secret/c@127.0.0.1:1/none",
        "bot:very-secret",
    ],
)
def test_no_part_of_the_password_is_told(place: str) -> None:
    with pytest.raises(StoreError) as caught:
        open_engine(f"postgresql://{place}")
    assert "very-secret" not in str(caught.value)


def test_an_unescaped_password_is_nobodys_host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "create_engine", lambda *_, **__: pytest.fail("was called"))
    with pytest.raises(StoreError, match="as %40"):
        open_engine("postgresql://bot:pass@word@127.0.0.1:1/none")


def test_a_file_may_have_such_a_name(tmp_path: Path) -> None:
    open_engine(f"sqlite:///{tmp_path / 'a@b@c.db'}").dispose()


def test_sqlite_is_durable_and_checks_references(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'bot.db'}")
    with engine.connect() as conn:
        read = {
            name: conn.execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    engine.dispose()
    assert read == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


def test_a_plain_postgresql_url_works_too(postgres_url: str) -> None:
    engine = open_engine(postgres_url.replace("postgresql+psycopg", "postgresql"))
    assert engine.url.drivername == "postgresql+psycopg"
    engine.dispose()


def test_a_failed_write_leaves_nothing(engine: Engine) -> None:
    with pytest.raises(ZeroDivisionError):
        _write_and_fail(engine)
    with engine.connect() as conn:
        assert conn.execute(text("SELECT count(*) FROM sb_paces")).scalar_one() == 0


def _write_and_fail(engine: Engine) -> None:
    with writing(engine) as conn:
        conn.execute(text("INSERT INTO sb_paces (platform, next_at) VALUES ('x', 1)"))
        raise ZeroDivisionError


def test_an_old_sqlite_needs_its_stand_in_on_newer_pythons(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 12))
    monkeypatch.setattr(database.sqlite3, "sqlite_version_info", (3, 40, 1))
    monkeypatch.setitem(sys.modules, "pysqlite3", None)
    with pytest.raises(StoreError, match="pysqlite3-binary"):
        sqlite_module()

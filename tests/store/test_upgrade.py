"""The migrations: up, complete, and down, on both databases."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, text

from socialbot.domain import Reason
from socialbot.store import upgrade as upgrading
from socialbot.store.base import PREFIX
from socialbot.store.database import open_engine
from socialbot.store.errors import StoreError
from socialbot.store.records import Records
from socialbot.store.tables import FindingRow, MessageRow, ReplyRow
from socialbot.store.upgrade import (
    VERSION_TABLE,
    differences,
    downgrade,
    is_current,
    require_current,
    upgrade,
)
from tests.store.world import blocked, entry, outcome, record, rows


def test_a_new_database_is_not_current_and_says_what_to_run(database_url: str) -> None:
    engine = open_engine(database_url)
    assert not is_current(engine)
    with pytest.raises(StoreError, match="socialbot db upgrade"):
        require_current(engine)
    engine.dispose()


def test_the_migrations_make_exactly_what_the_code_needs(engine: Engine) -> None:
    assert is_current(engine)
    require_current(engine)
    assert differences(engine) == []


def test_going_down_leaves_no_table_of_ours_and_going_up_again_works(engine: Engine) -> None:
    downgrade(engine, "base")
    left = {name for name in inspect(engine).get_table_names() if name.startswith(PREFIX)}
    assert left == {VERSION_TABLE}
    upgrade(engine)
    assert differences(engine) == []


def test_upgrading_twice_changes_nothing(engine: Engine) -> None:
    upgrade(engine)
    assert is_current(engine)


def rebuild_messages(conn: Connection) -> None:
    """What a migration does that SQLite can only do by copying the table."""
    with Operations(MigrationContext.configure(conn)).batch_alter_table("sb_messages") as table:
        table.alter_column("kind", type_=sa.String(50), existing_type=sa.String(40))


def test_a_migration_that_rebuilds_a_table_loses_no_row(
    records: Records, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(records, entry(1, blocked()))

    def run(config: SimpleNamespace, _revision: str) -> None:
        rebuild_messages(config.attributes["connection"])

    monkeypatch.setattr(upgrading.command, "upgrade", run)
    upgrade(engine)
    counts = [len(rows(engine, table)) for table in (MessageRow, FindingRow, ReplyRow)]
    assert counts == [1, 2, 1]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # PostgreSQL checks itself
def test_a_migration_that_breaks_a_reference_changes_nothing(
    records: Records, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(records, entry(1, blocked()))

    def run(config: SimpleNamespace, _revision: str) -> None:
        config.attributes["connection"].execute(text("DELETE FROM sb_messages"))

    monkeypatch.setattr(upgrading.command, "upgrade", run)
    with pytest.raises(StoreError, match="nothing was changed"):
        upgrade(engine)
    assert len(rows(engine, MessageRow)) == 1
    with engine.connect() as conn:
        assert conn.execute(text("PRAGMA foreign_keys")).scalar_one() == 1


def test_a_probe_does_not_read_the_migrations_again(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert is_current(engine)
    monkeypatch.setattr(ScriptDirectory, "get_current_head", None)
    assert is_current(engine)


def test_messages_that_were_there_before_get_their_urgency(
    records: Records, engine: Engine
) -> None:
    at_risk = outcome(review=True, reasons=(Reason.RESPONSIBLE_USE, Reason.DISTRESS))
    record(records, entry(1), entry(2, at_risk), entry(3, outcome(reasons=(Reason.UNDERAGE,))))
    downgrade(engine, "0002")
    upgrade(engine)
    assert [row.urgency for row in rows(engine, MessageRow)] == [0, 3, 2]
    assert differences(engine) == []


def test_of_messages_that_were_there_before_bot_and_people_have_one_end(
    records: Records, engine: Engine
) -> None:
    record(records, entry(1))
    downgrade(engine, "0011")
    upgrade(engine)
    (row,) = rows(engine, MessageRow)
    assert row.bot_until == row.reply_until
